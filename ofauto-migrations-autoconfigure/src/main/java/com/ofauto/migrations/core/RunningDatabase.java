package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database of a server that runs. A physical copy of a server, such as a snapshot of
 * its disk, has the identifiers of the original; but it was not started in the same
 * microsecond.
 *
 * @param binding which database it is, as a stamp says it
 * @param started when the server was started
 */
record RunningDatabase(DatabaseIdentity binding, String started) {

	static RunningDatabase read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
				SELECT (pg_catalog.pg_control_system()).system_identifier, d.oid,
					extract(epoch FROM pg_catalog.pg_postmaster_start_time()) FROM pg_catalog.pg_database d
				WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()""")) {
			rows.next();
			return new RunningDatabase(new DatabaseIdentity(rows.getLong(1), rows.getLong(2)), rows.getString(3));
		}
	}

}
