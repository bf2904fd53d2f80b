package com.ofauto.migrations.core.script;

/**
 * Whether a script runs in a transaction: as the author says, or as its statements
 * demand.
 *
 * @since 0.1.0
 */
public enum TransactionMode {

	AUTO, ON, OFF

}
