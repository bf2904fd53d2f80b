package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which database on which server: what a dump and a template do not carry along.
 *
 * @param system the server's system identifier
 * @param database the database's oid
 */
record Binding(long system, long database) {

	static Binding read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
				SELECT (pg_catalog.pg_control_system()).system_identifier, d.oid FROM pg_catalog.pg_database d
				WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()""")) {
			rows.next();
			return new Binding(rows.getLong(1), rows.getLong(2));
		}
	}

}
