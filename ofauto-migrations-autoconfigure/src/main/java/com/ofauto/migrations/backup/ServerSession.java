package com.ofauto.migrations.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

import javax.sql.DataSource;

/**
 * A session that creates and drops the database of a restore. It is no work that can be
 * cancelled, since it cleans up too.
 *
 * @param connections where it connects
 */
record ServerSession(DataSource connections) {

	void execute(String doing, String sql) {
		try {
			execute(sql);
		}
		catch (SQLException ex) {
			throw BackupNotRestoredException.refused(doing, ex);
		}
	}

	void execute(String sql) throws SQLException {
		try (Connection connection = this.connections.getConnection();
				Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	boolean hasDatabase(String name) {
		return isTrue("look for a database",
				"SELECT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) ?)", name);
	}

	boolean isSuperuser() {
		return isTrue("look at a role",
				"SELECT pg_catalog.current_setting('is_superuser')" + " OPERATOR(pg_catalog.=) 'on' AND ? IS NOT NULL",
				"");
	}

	/**
	 * Whether this role may give objects to all of these.
	 */
	boolean mayActFor(Collection<String> roles) {
		return roles.stream()
			.allMatch((role) -> isTrue("look at a role",
					"SELECT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) ?"
							+ " AND pg_catalog.pg_has_role(oid, 'MEMBER'))",
					role));
	}

	private boolean isTrue(String doing, String sql, String parameter) {
		try (Connection connection = this.connections.getConnection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, parameter);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getBoolean(1);
			}
		}
		catch (SQLException ex) {
			throw BackupNotRestoredException.refused(doing, ex);
		}
	}

}
