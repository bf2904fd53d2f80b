package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Reconnects after a lost connection, to a primary that knows whether the migration was
 * committed.
 */
final class Reconnection {

	private static final int TRIES = 20;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final MigratorContext context;

	private final LostConnection lost;

	Reconnection(MigratorContext context, LostConnection lost) {
		this.context = context;
		this.lost = lost;
	}

	/**
	 * Connects, with retries for some seconds.
	 * @throws ConnectionLostException if no primary answers
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
			this.context.clock().pause(PAUSE);
		}
	}

	private Session connect() {
		Session session;
		try {
			session = this.context.work().open();
		}
		catch (DatabaseAccessException ex) {
			throw ConnectionLostException.unknown(this.lost.migration().name(), ex);
		}
		try {
			if (isPrimary(session)) {
				return session;
			}
		}
		catch (SQLException ex) {
			// A pool may hand out another connection of the lost server.
			leave(session);
			throw ConnectionLostException.unknown(this.lost.migration().name(), this.lost.error());
		}
		leave(session);
		throw ConnectionLostException.standby(this.lost.migration().name(), this.lost.error());
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
