package com.ofauto.migrations.core;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something unusual in the plan. A value, never an exception.
 *
 * @param kind what was found
 * @param migration the migration's name; that of the first file where files are strays
 * @param message what it means, in one sentence
 * @param remedy what to do about it
 * @since 0.1.0
 */
public record Finding(Kind kind, String migration, String message, String remedy) {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	static Finding pending(String name) {
		return new Finding(Kind.PENDING, name, "Migration " + name + " is pending: it is not applied to this database.",
				"Deploy it: " + NextStep.deploy() + ".");
	}

	static Finding elsewhere(String name, String schema) {
		return new Finding(Kind.ELSEWHERE, name,
				"Migration " + name + " is applied to schema " + schema
						+ " of this database, which has its own history; the history of the schema used here is"
						+ " empty or missing.",
				"If " + schema + " is the right schema, name it: ofauto.migrations.default-schema=" + schema
						+ ", or ?schema=" + schema + " in a Prisma URL, or ?currentSchema=" + schema
						+ " in a JDBC URL. If you want a second copy, name its schema in"
						+ " ofauto.migrations.default-schema.");
	}

	static Finding late(String name, String newestApplied) {
		return new Finding(Kind.LATE, name,
				"Migration " + name + " is late: it is pending, and " + newestApplied + " is applied already.",
				"If the order matters, give its directory a name after " + newestApplied
						+ "; otherwise nothing needs to be done.");
	}

	static Finding edited(String name, String location, Remedies remedies) {
		return new Finding(Kind.EDITED, name,
				"Migration " + name + " is edited: " + location + " differs from the file that was applied.",
				remedies.edited(List.of(name)));
	}

	static Finding missing(String name, Remedies remedies) {
		return new Finding(Kind.MISSING, name,
				"Migration " + name + " is missing: it is applied to this database, but is not on disk.",
				remedies.missing(List.of(name)));
	}

	/**
	 * A migration of a newer release.
	 * @param back how far a rollback goes that undoes all of them, or {@code null} if
	 * none can
	 */
	static Finding ahead(String name, Remedies remedies, @Nullable String back) {
		return new Finding(Kind.AHEAD, name, "The database is ahead: migration " + name + " is applied to it, but "
				+ (remedies.development() ? "is not on disk." : "this release of the application does not contain it."),
				remedies.ahead(List.of(name), back));
	}

	static Finding renamed(String name, String by) {
		return new Finding(Kind.RENAMED, name,
				"Migration " + name + " is applied to this database and not on disk, and " + by
						+ ", which is pending, has the same content: it seems to be renamed.",
				"If it is, " + NextStep.resolve(new Decision.Renamed(name, by)) + ". If it was deleted and " + by
						+ " is to run all the same, " + NextStep.resolve(new Decision.Removed(name)) + ".");
	}

	static Finding incomplete(String name, MigrationStatus.Pending pending) {
		return IncompleteSquash.of(name, pending);
	}

	/**
	 * The names among those of a directory that are out of order.
	 * @param names the names of all migrations on disk
	 * @return a finding for each name without a timestamp that sorts after all others
	 */
	public static List<Finding> undated(Collection<String> names) {
		NameOrder order = new NameOrder(names);
		return names.stream().filter(order::undatedAndLast).sorted().map((name) -> undated(name, null)).toList();
	}

	static Finding undated(String name, @Nullable MigrationRecord record) {
		String dated = (record != null) ? TIMESTAMP.format(record.startedAt()) + "_" + name : "yyyyMMddHHmmss_" + name;
		return new Finding(Kind.UNDATED, name,
				"Migration " + name + " has no timestamp and sorts after all migrations that have one: in an empty"
						+ " database every later migration runs before it.",
				"Give its directory a name that begins with a timestamp, such as " + dated + ". Where it is applied, "
						+ NextStep.resolve(new Decision.Renamed(name, dated)) + ".");
	}

	static Finding running(String name) {
		return new Finding(Kind.RUNNING, name, "Migration " + name + " is running: another session is applying it now.",
				"Wait until it has finished.");
	}

	static Finding interrupted(String name, int finishedSegments) {
		return new Finding(Kind.INTERRUPTED, name,
				"Migration " + name + " is interrupted: a run stopped after " + finishedSegments
						+ " of its segments, which remain applied.",
				"The next deploy continues where it stopped: start the application again.");
	}

	static Finding running(String name, BackfillProgress backfill) {
		return new Finding(Kind.RUNNING, name, "Backfill " + name + " is running: " + backfill.describe() + ".",
				"Wait until it has finished.");
	}

	static Finding interrupted(String name, BackfillProgress backfill) {
		return new Finding(Kind.INTERRUPTED, name,
				"Backfill " + name + " is interrupted: " + backfill.describe() + ". What it has updated stays.",
				"To go on from there, " + NextStep.deploy() + ".");
	}

	/**
	 * What a rollback has undone.
	 * @param undone all that rollbacks have undone, which can only be applied again
	 * together
	 */
	static Finding undone(String name, MigrationRecord attempt, Remedies remedies, List<String> undone) {
		return new Finding(Kind.UNDONE, name,
				"Migration " + name + " is undone: a rollback has undone it"
						+ ((attempt.rolledBackAt() != null)
								? " at " + attempt.rolledBackAt().truncatedTo(ChronoUnit.SECONDS) : "")
						+ ", and its file has not changed since.",
				remedies.undone(List.of(name), undone));
	}

	static Finding halfUndone(String name, int finishedSegments, String error) {
		return new Finding(Kind.HALF_UNDONE, name,
				"Migration " + name + " is half undone: a rollback stopped after " + finishedSegments
						+ " of its segments" + (error.isEmpty() ? "." : ": " + ReadableText.quotedEnd(error)),
				"To go on with the rollback, " + NextStep.rollback("--last") + ". If you have undone the rest by hand, "
						+ NextStep.resolve(new Decision.RolledBack(name))
						+ ". If the database has all of the migration again, "
						+ NextStep.resolve(new Decision.Applied(name)) + ".");
	}

	static Finding beingUndone(String name) {
		return new Finding(Kind.RUNNING, name,
				"Migration " + name + " is being undone: another session rolls it back now.",
				"Wait until it has finished.");
	}

	static Finding failed(String name, String error) {
		String why = error.isEmpty() ? " and left no error; the runner was killed or the connection was lost."
				: ": " + ReadableText.quotedEnd(error);
		return new Finding(Kind.FAILED, name, "Migration " + name + " has failed" + why,
				"Check what it left in the database. If it left nothing, or you have undone it, "
						+ NextStep.resolve(new Decision.RolledBack(name))
						+ "; the next deploy then applies it again. If you have completed it by hand, "
						+ NextStep.resolve(new Decision.Applied(name)) + ".");
	}

	static Finding leftover(String name, String location, String source) {
		return new Finding(Kind.LEFTOVER, name,
				"Migration " + name + " is left over: it is in " + location + " and not in " + source
						+ ", from which the build copies the others. It counts nevertheless.",
				"If you have deleted it, run a clean build (mvn clean or gradle clean). If the build itself"
						+ " generates it, nothing needs to be done.");
	}

	/**
	 * This finding without the error from the history, which can quote statements and
	 * data.
	 * @return the same finding, for readers who may not see them
	 */
	public Finding withoutLogs() {
		return switch (this.kind) {
			case FAILED ->
				new Finding(this.kind, this.migration, "Migration " + this.migration + " has failed.", this.remedy);
			case HALF_UNDONE -> new Finding(this.kind, this.migration,
					"Migration " + this.migration + " is half undone: a rollback stopped.", this.remedy);
			default -> this;
		};
	}

	/**
	 * The kinds of findings.
	 */
	public enum Kind {

		/** On disk and not applied; a finding only where nothing may be pending. */
		PENDING,

		/**
		 * Applied to another schema, while the history of this one is empty or missing.
		 */
		ELSEWHERE,

		/** Pending, and older than the newest applied one. */
		LATE,

		/** Applied, and the file has changed since. */
		EDITED,

		/** Applied, and not on disk. */
		MISSING,

		/** Applied, not on disk, and newer than the newest on disk. */
		AHEAD,

		/** Applied, not on disk, and something that is pending has the same content. */
		RENAMED,

		/**
		 * Pending, and the database has only some of the migrations that it replaces, or
		 * has them from other files or under other names.
		 */
		INCOMPLETE,

		/**
		 * On disk under a name without a timestamp that sorts after all names with one.
		 */
		UNDATED,

		/** Unfinished while another session holds the lock. */
		RUNNING,

		/** Unfinished, and resumed by the next deploy. */
		INTERRUPTED,

		/** On disk, and undone by a rollback as it is on disk. */
		UNDONE,

		/** A rollback stopped after some of its segments. */
		HALF_UNDONE,

		/** Unfinished, and a person has to decide. */
		FAILED,

		/** A .sql file beside the migrations, which is not a migration. */
		STRAY,

		/** In the output of the build, but no longer in the source tree. */
		LEFTOVER;

		/**
		 * The kind as one lower-case word.
		 * @return the word
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
