package com.ofauto.migrations.core;

import java.util.Locale;

/**
 * A whole plan in one word: the most serious thing that it says.
 *
 * @since 0.1.0
 */
public enum MigrationState {

	/** A migration has failed, and a person has to decide. */
	FAILED,

	/** A rollback stopped in the middle of a migration, and has to go on. */
	HALF_UNDONE,

	/** The database has objects but no history: it is unknown which migrations it has. */
	BASELINE_REQUIRED,

	/** Another session is applying a migration now. */
	RUNNING,

	/** A run stopped in the middle of a migration, and the next deploy resumes it. */
	INTERRUPTED,

	/** A rollback has undone a migration that is on disk, and a person has to decide. */
	UNDONE,

	/** The next deploy has something to apply. */
	PENDING,

	/** Nothing is pending, and a file has changed since it was applied. */
	EDITED,

	/** Nothing is pending, and an applied migration is not on disk. */
	MISSING,

	/** Nothing is pending, and this is an older release of the application. */
	AHEAD,

	/** Disk and history agree. */
	UP_TO_DATE;

	static MigrationState of(DatabaseInfo database, MigrationCounts counts) {
		if (counts.failed() > 0) {
			return FAILED;
		}
		if (counts.halfUndone() > 0) {
			return HALF_UNDONE;
		}
		if (counts.pending() > 0 && database.baselineRequired()) {
			return BASELINE_REQUIRED;
		}
		if (counts.running() > 0) {
			return RUNNING;
		}
		if (counts.interrupted() > 0) {
			return INTERRUPTED;
		}
		if (counts.undone() > 0) {
			return UNDONE;
		}
		if (counts.pending() > 0) {
			return PENDING;
		}
		if (counts.edited() > 0) {
			return EDITED;
		}
		if (counts.missing() > 0) {
			return MISSING;
		}
		return (counts.ahead() > 0) ? AHEAD : UP_TO_DATE;
	}

	/**
	 * The state as one lower-case word.
	 * @return the word, with hyphens
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
