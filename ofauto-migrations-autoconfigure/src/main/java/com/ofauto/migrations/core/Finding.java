package com.ofauto.migrations.core;

import java.util.Locale;

/**
 * Something that a look at disk and history found. A value, never an exception.
 *
 * @param kind what was found
 * @param migration the migration's name
 * @param message what it means, in one sentence
 * @param remedy what to do about it
 */
public record Finding(Kind kind, String migration, String message, String remedy) {

	static Finding pending(String name) {
		return new Finding(Kind.PENDING, name, "Migration " + name + " is pending: it is not applied to this database.",
				"Deploy it: " + NextStep.deploy() + ".");
	}

	static Finding late(String name, String newestApplied) {
		return new Finding(Kind.LATE, name,
				"Migration " + name + " is late: it is pending, and " + newestApplied + " is applied already.",
				"If the order matters, give its directory a name after " + newestApplied
						+ "; else nothing needs to be done.");
	}

	static Finding edited(String name, String location) {
		return new Finding(Kind.EDITED, name,
				"Migration " + name + " is edited: " + location + " is not the file that was applied.",
				"Restore the file as it was applied, and write a new migration for the change. If the edit changes"
						+ " nothing in the database (a comment), " + NextStep.acceptEdit(name) + ".");
	}

	static Finding missing(String name) {
		return new Finding(Kind.MISSING, name,
				"Migration " + name + " is missing: it is applied to this database, and not on disk.",
				"Restore its directory from version control, so that an empty database can be built again.");
	}

	static Finding ahead(String name) {
		return new Finding(Kind.AHEAD, name,
				"The database is ahead: migration " + name
						+ " is applied to it, and this release of the application ends before it.",
				"Nothing needs to be done if an older release runs on purpose.");
	}

	static Finding running(String name) {
		return new Finding(Kind.RUNNING, name,
				"Migration " + name + " is running: somebody else is applying it at this moment.",
				"Wait until it has finished.");
	}

	static Finding interrupted(String name, int finishedSegments) {
		return new Finding(Kind.INTERRUPTED, name,
				"Migration " + name + " is interrupted: a run stopped after " + finishedSegments
						+ " of its segments, which remain applied.",
				"The next deploy goes on where it stopped: start the application again.");
	}

	static Finding failed(String name, String error) {
		String why = error.isEmpty() ? " and left no error; the runner was killed or the connection was lost"
				: ": " + error;
		return new Finding(Kind.FAILED, name, "Migration " + name + " has failed" + why + ".",
				"Look at what it left in the database. If it left nothing, or you have undone it, "
						+ NextStep.resolveRolledBack(name)
						+ " and it is applied again; if you have completed it by hand, " + NextStep.resolveApplied(name)
						+ ".");
	}

	/**
	 * This finding without the error that the history holds, which can quote statements
	 * and data.
	 * @return the same finding, for eyes that may not see those
	 */
	public Finding withoutLogs() {
		return (this.kind != Kind.FAILED) ? this
				: new Finding(this.kind, this.migration, "Migration " + this.migration + " has failed.", this.remedy);
	}

	/**
	 * The kinds of findings.
	 */
	public enum Kind {

		/** On disk and not applied; a finding only where nothing may be pending. */
		PENDING,

		/** Pending, and older than the newest applied one. */
		LATE,

		/** Applied, and the file has changed since. */
		EDITED,

		/** Applied, and not on disk. */
		MISSING,

		/** Applied, not on disk, and newer than the newest on disk. */
		AHEAD,

		/** Unfinished while somebody else holds the lock. */
		RUNNING,

		/** Unfinished, and resumed by the next deploy. */
		INTERRUPTED,

		/** Unfinished, and a person has to decide. */
		FAILED;

		/**
		 * The kind as one lower-case word.
		 * @return the word
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
