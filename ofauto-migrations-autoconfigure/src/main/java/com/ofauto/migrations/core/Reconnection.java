package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Connects again after a loss, to a server that can say what became of a migration.
 */
final class Reconnection {

	private static final int TRIES = 20;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final OngoingWork work;

	private final WaitClock waiting;

	private final LostConnection lost;

	Reconnection(OngoingWork work, WaitClock waiting, LostConnection lost) {
		this.work = work;
		this.waiting = waiting;
		this.lost = lost;
	}

	/**
	 * Connects, and tries it again for some seconds.
	 * @throws ConnectionLostException if nobody answers who knows
	 */
	Session open() {
		for (int attempt = 1;; attempt++) {
			try {
				return connect();
			}
			catch (ConnectionLostException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
			this.waiting.pause(PAUSE);
		}
	}

	private Session connect() {
		Session session;
		try {
			session = this.work.open();
		}
		catch (DatabaseAccessException ex) {
			throw ConnectionLostException.unknown(this.lost.migration(), ex);
		}
		try {
			if (isPrimary(session)) {
				return session;
			}
		}
		catch (SQLException ex) {
			// A pool may hand out another connection of the lost server.
			leave(session);
			throw ConnectionLostException.unknown(this.lost.migration(), this.lost.error());
		}
		leave(session);
		throw ConnectionLostException.standby(this.lost.migration(), this.lost.error());
	}

	/**
	 * A standby does not know what the primary had committed, until it is promoted.
	 */
	private static boolean isPrimary(Session session) throws SQLException {
		return !session.texts("SELECT 'primary' WHERE NOT pg_catalog.pg_is_in_recovery()").isEmpty();
	}

	private static void leave(Session session) {
		session.abandon();
		session.close();
	}

}
