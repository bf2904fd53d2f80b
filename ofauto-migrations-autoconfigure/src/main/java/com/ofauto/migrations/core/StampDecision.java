package com.ofauto.migrations.core;

import java.sql.SQLException;

/**
 * Writes a stamp because a person said so.
 */
final class StampDecision {

	private final OngoingWork work;

	private final MigratorSettings settings;

	private final MigrationListener listener;

	private final WaitClock waiting;

	StampDecision(OngoingWork work, MigratorSettings settings, MigrationListener listener, WaitClock waiting) {
		this.work = work;
		this.settings = settings;
		this.listener = listener;
		this.waiting = waiting;
	}

	void stamp(MigrationEnvironment environment, String typedName) {
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook look = new HistoryQuery(this.settings.defaultSchema()).lookFirst(session);
			session.requireSafe(look, this.settings.pooler());
			String name = look.database().name();
			String history = requireDue(environment, look.database());
			if (!name.equals(typedName)) {
				throw StampRefusedException.notConfirmed(name);
			}
			new StampWriter(session).write(environment, history, look.mark(), name);
			this.listener.stamped(environment);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
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
