package com.ofauto.migrations.core;

/**
 * Whether a script runs in a transaction: as the author says, or as its statements
 * demand.
 */
enum TransactionMode {

	AUTO, ON, OFF

}
