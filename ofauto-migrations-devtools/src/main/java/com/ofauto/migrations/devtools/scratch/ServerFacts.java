package com.ofauto.migrations.devtools.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.core.MigrationTimeZone;
import com.ofauto.migrations.core.SafePath;

/**
 * Facts about a session, its database and its server.
 *
 * @param role our role
 * @param mayCreate whether the role may create databases
 * @param owner whether the role owns the database, or is a member of its owner
 * @param standby whether the server is read-only
 * @param version the server's version, such as {@code 170004}
 * @param system the identifier of the server
 * @param oid the number of the database
 * @param name the name of the database
 * @param model the settings for databases like this one
 */
record ServerFacts(String role, boolean mayCreate, boolean owner, boolean standby, int version, long system, long oid,
		String name, DatabaseModel model) {

	private static final String QUERY = """
			SELECT current_user, r.rolcreatedb OR r.rolsuper, pg_has_role(d.datdba, 'USAGE'), pg_is_in_recovery(),
				current_setting('server_version_num'), (pg_control_system()).system_identifier, d.oid, d.datname,
				pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, j->>'datlocprovider',
				coalesce(j->>'datlocale', j->>'daticulocale'), j->>'daticurules'
			FROM pg_database d CROSS JOIN to_jsonb(d) j JOIN pg_roles r ON r.rolname = current_user
			WHERE d.datname = current_database()""";

	private static final String SEARCH_PATH = "SELECT pg_catalog.current_setting('search_path')";

	static ServerFacts read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(SEARCH_PATH + ";" + SafePath.QUERY + ";" + QUERY);
			ResultSet path = statement.getResultSet();
			path.next();
			String searchPath = path.getString(1);
			statement.getMoreResults();
			statement.getMoreResults();
			ResultSet row = statement.getResultSet();
			row.next();
			DatabaseModel model = new DatabaseModel(row.getString(9), row.getString(10), row.getString(11),
					row.getString(12), row.getString(13), row.getString(14), searchPath,
					MigrationTimeZone.of(connection));
			return new ServerFacts(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4),
					row.getInt(5), row.getLong(6), row.getLong(7), row.getString(8), model);
		}
	}

	boolean isSameDatabase(ServerFacts other) {
		return this.system == other.system && this.oid == other.oid;
	}

}
