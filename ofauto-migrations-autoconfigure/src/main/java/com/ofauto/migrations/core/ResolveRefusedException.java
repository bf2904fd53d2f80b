package com.ofauto.migrations.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A decision does not fit what disk and history hold. Nothing has been recorded.
 *
 * @since 0.1.0
 */
public final class ResolveRefusedException extends MigrationException {

	private static final int SHOWN = 10;

	private final String migration;

	private final Reason reason;

	private ResolveRefusedException(String migration, Reason reason, String problem, String remedy) {
		super(problem, remedy, null);
		this.migration = migration;
		this.reason = reason;
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * The name that was given.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * What does not fit.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	static ResolveRefusedException alreadyApplied(String name) {
		return new ResolveRefusedException(name, Reason.ALREADY_APPLIED, "Migration " + name + " is applied already.",
				"Nothing needs to be resolved.");
	}

	static ResolveRefusedException notRolledBack(String name) {
		return new ResolveRefusedException(name, Reason.ALREADY_APPLIED, "Migration " + name + " is applied already.",
				"Nothing needs to be resolved. To run it again, write a new migration with its statements.");
	}

	static ResolveRefusedException notApplied(String name, String what) {
		return new ResolveRefusedException(name, Reason.NOT_APPLIED,
				"Migration " + name + " is not applied to this database.",
				"Check the name; only an applied migration can " + what + ".");
	}

	static ResolveRefusedException notFailed(String name) {
		return new ResolveRefusedException(name, Reason.NOT_FAILED,
				"Migration " + name + " has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
	}

	static ResolveRefusedException notOnDisk(String name) {
		return new ResolveRefusedException(name, Reason.NOT_ON_DISK, "There is no migration " + name + " on disk.",
				"Check the name and ofauto.migrations.locations.");
	}

	static ResolveRefusedException historyExists(String name) {
		return new ResolveRefusedException(name, Reason.HISTORY_EXISTS,
				"The database has a history with applied migrations, so there is nothing to baseline.",
				"If a single migration is in the database without being recorded, "
						+ NextStep.resolve(new Decision.Applied(name)) + ".");
	}

	static ResolveRefusedException stillOnDisk(Migration migration) {
		return new ResolveRefusedException(migration.name(), Reason.STILL_ON_DISK,
				"Migration " + migration.name() + " is on disk: " + migration.location() + ".",
				"Check the name; only a migration whose directory is gone can be replaced, removed or forgotten."
						+ " If this is a copy that an earlier build left, run a clean build (mvn clean).");
	}

	static ResolveRefusedException alreadyRetired(String name, Retirement retirement) {
		return new ResolveRefusedException(name, Reason.ALREADY_RETIRED,
				"Migration " + name + " is recorded as "
						+ ((retirement.by() != null) ? "replaced by " + retirement.by() : "removed") + " already.",
				"Nothing needs to be resolved.");
	}

	static ResolveRefusedException notRetired(String name) {
		return new ResolveRefusedException(name, Reason.NOT_RETIRED,
				"Migration " + name + " is not recorded as replaced or removed.",
				"Check the name; only such a migration can be forgotten.");
	}

	static ResolveRefusedException unfinished(String name) {
		return new ResolveRefusedException(name, Reason.UNFINISHED,
				"Migration " + name + " has an attempt that is neither finished nor rolled back.",
				"Check what it left in the database, then " + NextStep.resolve(new Decision.Applied(name)) + ", or "
						+ NextStep.resolve(new Decision.RolledBack(name)) + ".");
	}

	static ResolveRefusedException decidedTwice(String name) {
		return new ResolveRefusedException(name, Reason.DECIDED_TWICE, "Migration " + name + " is decided twice.",
				"Remove one of the two decisions.");
	}

	/**
	 * Several decisions are recorded together or not at all.
	 * @param refused what was refused, by decision
	 * @param all how many decisions there are
	 */
	static ResolveRefusedException of(Map<Decision, ResolveRefusedException> refused, int all) {
		ResolveRefusedException first = refused.values().iterator().next();
		if (all == 1) {
			return first;
		}
		return new ResolveRefusedException(first.migration(), first.reason(),
				refused.entrySet()
					.stream()
					.map((entry) -> entry.getKey().option() + ": " + entry.getValue().problem())
					.collect(Collectors.joining("\n", "", "\nNone of the decisions was recorded.")),
				refused.values().stream().map(MigrationException::remedy).distinct().collect(Collectors.joining("\n")));
	}

	static ResolveRefusedException notThere(String name, List<CreatedObject> missing, @Nullable String before) {
		String more = (missing.size() > SHOWN) ? "\n- and " + (missing.size() - SHOWN) + " more" : "";
		return new ResolveRefusedException(name, Reason.NOT_THERE,
				"The database does not have what the migrations up to " + name + " create:\n"
						+ missing.stream()
							.limit(SHOWN)
							.map((thing) -> "- " + thing.describe())
							.collect(Collectors.joining("\n"))
						+ more + "\nOnly the names in CREATE TABLE, TYPE, DOMAIN and VIEW and in ADD COLUMN of their"
						+ " files were checked. Nothing was recorded.",
				((before != null)
						? "Name the last migration that the database has. Nothing is missing up to " + before + ": "
								+ NextStep.baseline(before) + "."
						: "The database has none of them. Deploy them to an empty database, or begin with a"
								+ " migration that creates what this database has.")
						+ " If the missing objects were left out on purpose, add --accept-differences.");
	}

	/**
	 * What does not fit.
	 */
	public enum Reason {

		/** The database lacks what the migrations create. */
		NOT_THERE,

		/** The migration is applied. */
		ALREADY_APPLIED,

		/** The migration is not applied. */
		NOT_APPLIED,

		/** No attempt at the migration is unfinished. */
		NOT_FAILED,

		/** The migration is not on disk. */
		NOT_ON_DISK,

		/** The history has applied migrations. */
		HISTORY_EXISTS,

		/** The migration is on disk. */
		STILL_ON_DISK,

		/** The migration is recorded as replaced or removed. */
		ALREADY_RETIRED,

		/** The migration is not recorded as replaced or removed. */
		NOT_RETIRED,

		/** An attempt at the migration is unfinished. */
		UNFINISHED,

		/** Two decisions are about one migration. */
		DECIDED_TWICE

	}

}
