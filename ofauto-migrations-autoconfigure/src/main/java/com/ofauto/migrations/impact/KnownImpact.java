package com.ofauto.migrations.impact;

/**
 * What is known of the impact of a migration: what the file beside it says, as long as it
 * says it of this very migration.
 *
 * @since 0.1.0
 */
public sealed interface KnownImpact {

	/**
	 * The file is there, and it is of this script after these migrations.
	 *
	 * @param impact what it says; the lines are those of the script as it is now
	 */
	record Known(MigrationImpact impact) implements KnownImpact {

	}

	/**
	 * There is no file.
	 */
	record Absent() implements KnownImpact {

	}

	/**
	 * The file is of another script, or of this one after other migrations.
	 *
	 * @param changed what has changed since it was written
	 */
	record Stale(Change changed) implements KnownImpact {

	}

	/**
	 * The file cannot be used.
	 *
	 * @param reason a sentence with the place, without its full stop
	 */
	record Unreadable(String reason) implements KnownImpact {

	}

	/**
	 * What has changed since the file was written.
	 */
	enum Change {

		/** The script: its statements, or whether it runs in a transaction. */
		SCRIPT,

		/** The migrations before it. */
		HISTORY

	}

}
