package com.ofauto.migrations.core;

/**
 * Writes a stamp that a person decided.
 */
final class StampDecision {

	private final MigratorContext context;

	StampDecision(MigratorContext context) {
		this.context = context;
	}

	void stamp(MigrationEnvironment environment, String typedName) {
		this.context.inSession((session) -> {
			HistoryLook look = this.context.query().lookFirst(session);
			session.requireSafe(look, this.context.settings().pooler());
			String name = look.database().name();
			String history = requireDue(environment, look.database());
			if (!name.equals(typedName)) {
				throw StampRefusedException.notConfirmed(name);
			}
			new StampWriter(session).write(environment, history, look.mark(), name);
			this.context.listener().stamped(environment);
			return name;
		});
	}

	/**
	 * Refuses what a person need not be asked about.
	 * @return the history table, whose comment holds the stamp
	 */
	static String requireDue(MigrationEnvironment environment, DatabaseInfo database) {
		if (!Stamp.canBe(environment)) {
			throw StampRefusedException.notADatabases(environment);
		}
		String history = database.history();
		if (history == null) {
			throw StampRefusedException.noHistory(database.name());
		}
		StampedEnvironment present = database.stamp();
		if (present != null && !present.copy() && present.environment().compareTo(environment) > 0) {
			throw StampRefusedException.stricter(database.name(), history, present.environment());
		}
		StampedSchema elsewhere = database.elsewhere();
		if (elsewhere != null && elsewhere.isStricterThan(environment)) {
			throw StampRefusedException.stricterElsewhere(database.name(), elsewhere);
		}
		return history;
	}

}
