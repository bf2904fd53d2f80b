package com.ofauto.migrations.devtools.workbench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection on which a query fails if row-level security would hide rows, instead of
 * counting fewer.
 *
 * @param connection a connection of a pool, whose setting is restored
 */
record AllRows(Connection connection) implements AutoCloseable {

	static AllRows on(Connection connection) throws SQLException {
		execute(connection, "SET row_security = off");
		return new AllRows(connection);
	}

	@Override
	public void close() throws SQLException {
		if (this.connection.isValid(0)) {
			execute(this.connection, "RESET row_security");
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
