package com.ofauto.migrations.autoconfigure;

/**
 * What happens at start-up.
 */
public enum OnStartup {

	/** Apply what is pending. */
	DEPLOY,

	/** Fail if anything is pending, failed or edited; write nothing. */
	VALIDATE,

	/** Hold the start until somebody else has applied what is pending; write nothing. */
	WAIT,

	/** Leave the database alone. */
	NONE

}
