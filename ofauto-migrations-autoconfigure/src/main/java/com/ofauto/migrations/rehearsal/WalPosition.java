package com.ofauto.migrations.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Where a server is in its write-ahead log, in bytes since its beginning.
 */
final class WalPosition {

	private static final String FUNCTION = "pg_catalog.pg_current_wal_insert_lsn()";

	private static final String ALLOWED = "SELECT pg_catalog.has_function_privilege('" + FUNCTION + "', 'EXECUTE')";

	private static final String POSITION = "SELECT pg_catalog.pg_wal_lsn_diff(" + FUNCTION
			+ ", '0/0'::pg_catalog.pg_lsn)";

	private final Connection connection;

	private final boolean allowed;

	WalPosition(Connection connection) throws SQLException {
		this.connection = connection;
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ALLOWED)) {
			row.next();
			this.allowed = row.getBoolean(1);
		}
	}

	/**
	 * Asks for it.
	 * @return the position, or {@code null} if the role may not know it
	 */
	@Nullable Long now() throws SQLException {
		if (!this.allowed) {
			return null;
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery(POSITION)) {
			row.next();
			return row.getLong(1);
		}
	}

}
