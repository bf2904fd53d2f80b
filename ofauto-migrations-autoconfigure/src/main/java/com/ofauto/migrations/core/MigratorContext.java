package com.ofauto.migrations.core;

import java.sql.SQLException;

/**
 * The parts that all operations of a {@link Migrator} share.
 *
 * @param work opens the connections, and cancels what they do
 * @param settings how to work
 * @param gate what may be done
 * @param listener the listener
 * @param clock time
 */
record MigratorContext(OngoingWork work, MigratorSettings settings, Gate gate, Listeners listener, WaitClock clock) {

	HistoryQuery query() {
		return new HistoryQuery(this.settings.defaultSchema());
	}

	/**
	 * Opens a session, works in it and closes it.
	 * @throws DatabaseAccessException if the database cannot be asked
	 */
	<T, E extends Exception> T inSession(SessionWork<T, E> sessionWork) throws E {
		try (Session session = this.work.openToLook(this.clock.firstReadLimit())) {
			return sessionWork.run(session);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
	}

	/**
	 * Works in a session.
	 *
	 * @param <T> what comes of it
	 * @param <E> how it may end besides
	 */
	@FunctionalInterface
	interface SessionWork<T, E extends Exception> {

		T run(Session session) throws SQLException, E;

	}

}
