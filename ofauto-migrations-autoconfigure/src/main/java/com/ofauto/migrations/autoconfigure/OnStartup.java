package com.ofauto.migrations.autoconfigure;

/**
 * What happens at start-up.
 *
 * @since 0.1.0
 */
public enum OnStartup {

	/** Apply the pending migrations. */
	DEPLOY,

	/** Fail if anything is pending, failed or edited; write nothing. */
	VALIDATE,

	/**
	 * Hold the start until another process has applied the pending migrations; write
	 * nothing.
	 */
	WAIT,

	/** Leave the database alone. */
	NONE

}
