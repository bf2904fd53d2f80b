package com.ofauto.migrations.core;

/**
 * What is known of the {@code rollback.sql} beside a migration.
 */
sealed interface KnownRollback {

	/**
	 * It is the one that was proven.
	 *
	 * @param rollback the way back
	 */
	record Proven(ProvenRollback rollback) implements KnownRollback {

	}

	/**
	 * There is none, or nobody has proven it as it is.
	 *
	 * @param reason why it is not to be run, as a sentence without its full stop
	 */
	record Unproven(String reason) implements KnownRollback {

	}

}
