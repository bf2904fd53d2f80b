package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The settings under which values are written and read as text, so that both sides mean
 * the same. They end with the transaction, or with a savepoint in it.
 */
final class SessionForm {

	private static final String SET = """
			SET LOCAL search_path = pg_catalog, pg_temp;
			SET LOCAL datestyle = 'ISO, YMD';
			SET LOCAL intervalstyle = 'postgres';
			SET LOCAL timezone = 'UTC';
			SET LOCAL extra_float_digits = 1;
			SET LOCAL bytea_output = 'hex';
			SET LOCAL lc_monetary = 'C';
			SET LOCAL xmloption = 'content'""";

	private SessionForm() {
	}

	/**
	 * Sets them.
	 * @return the search path that the session had
	 */
	static String set(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT pg_catalog.current_setting('search_path')")) {
			rows.next();
			String path = rows.getString(1);
			execute(connection, SET);
			return path;
		}
	}

	static int execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
			return Math.max(0, statement.getUpdateCount());
		}
	}

}
