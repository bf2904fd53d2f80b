package com.ofauto.migrations.core;

/**
 * The history cannot be told that: it does not fit what it holds.
 */
public final class ResolveRefusedException extends MigrationException {

	private final String migration;

	private final Reason reason;

	private ResolveRefusedException(String migration, Reason reason, String problem, String remedy) {
		super(problem, remedy, null);
		this.migration = migration;
		this.reason = reason;
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

	static ResolveRefusedException notApplied(String name) {
		return new ResolveRefusedException(name, Reason.NOT_APPLIED,
				"Migration " + name + " is not applied to this database.",
				"Check the name; only an applied migration can have its edit accepted.");
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
				"The database has a history with applied migrations, so that there is nothing to baseline.",
				"If a single migration is in the database without being recorded, " + NextStep.resolveApplied(name)
						+ ".");
	}

	/**
	 * What does not fit.
	 */
	public enum Reason {

		/** The migration is applied. */
		ALREADY_APPLIED,

		/** The migration is not applied. */
		NOT_APPLIED,

		/** No attempt at the migration is unfinished. */
		NOT_FAILED,

		/** The migration is not on disk. */
		NOT_ON_DISK,

		/** The history has applied migrations. */
		HISTORY_EXISTS

	}

}
