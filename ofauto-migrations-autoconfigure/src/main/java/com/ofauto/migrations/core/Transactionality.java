package com.ofauto.migrations.core;

/**
 * Whether a migration runs in one transaction.
 *
 * @since 0.1.0
 */
public enum Transactionality {

	/**
	 * Script and record are one transaction.
	 */
	TRANSACTIONAL,

	/**
	 * PostgreSQL refuses a statement in a transaction, or the author says so: the script
	 * runs in segments.
	 */
	SEGMENTED,

	/**
	 * Runs in one transaction, and only the server can tell whether it accepts that.
	 */
	SERVER_DECIDES

}
