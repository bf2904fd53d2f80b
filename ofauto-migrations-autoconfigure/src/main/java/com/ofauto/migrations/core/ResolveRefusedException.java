package com.ofauto.migrations.core;

/**
 * The history cannot be told that: it does not fit what it holds.
 */
public final class ResolveRefusedException extends MigrationException {

	private final String migration;

	private ResolveRefusedException(String migration, String problem, String remedy) {
		super(problem, remedy, null);
		this.migration = migration;
	}

	/**
	 * The name that was given.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	static ResolveRefusedException alreadyApplied(String name) {
		return new ResolveRefusedException(name, "Migration " + name + " is applied already.",
				"Nothing needs to be resolved.");
	}

	static ResolveRefusedException notApplied(String name) {
		return new ResolveRefusedException(name, "Migration " + name + " is not applied to this database.",
				"Check the name; only an applied migration can have its edit accepted.");
	}

	static ResolveRefusedException notFailed(String name) {
		return new ResolveRefusedException(name, "Migration " + name + " has not failed in this database.",
				"Check the name; only a failed migration can be resolved as rolled back.");
	}

	static ResolveRefusedException notOnDisk(String name) {
		return new ResolveRefusedException(name, "There is no migration " + name + " on disk.",
				"Check the name and ofauto.migrations.locations.");
	}

	static ResolveRefusedException historyExists(String name) {
		return new ResolveRefusedException(name,
				"The database has a history with applied migrations, so that there is nothing to baseline.",
				"Remove the baseline setting; if a single migration is in the database without being recorded, "
						+ NextStep.resolveApplied(name) + ".");
	}

}
