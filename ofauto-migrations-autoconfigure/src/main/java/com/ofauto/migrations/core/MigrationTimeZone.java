package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * The time zone in which migrations of a database run where no property names one. A
 * session cannot tell, since the driver has given it that of the JVM.
 *
 * @since 0.1.0
 */
@Internal
public final class MigrationTimeZone {

	private MigrationTimeZone() {
	}

	/**
	 * Asks a database.
	 * @param connection a connection without an open transaction
	 * @return the zone, by a name that the server knows
	 * @throws SQLException if the database does not answer
	 */
	public static String of(Connection connection) throws SQLException {
		return SessionState.capture(connection).timeZone();
	}

}
