package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks the catalogs between an author's statements, whatever their search path is: all
 * names and operators are qualified.
 */
final class CatalogQuery {

	/** The objects of the server's own have smaller numbers. */
	static final String OWN = " OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid";

	private CatalogQuery() {
	}

	/**
	 * Runs queries in one round trip.
	 * @param sql the queries, in which {@code ==} stands for PostgreSQL's own operator
	 * @param readers one for the rows of each
	 */
	static void run(Connection connection, String sql, Row... readers) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			boolean more = statement.execute(sql.replace(" == ", " OPERATOR(pg_catalog.=) "));
			for (Row reader : readers) {
				if (!more) {
					throw new SQLException("A query has no answer");
				}
				try (ResultSet rows = statement.getResultSet()) {
					while (rows.next()) {
						reader.read(rows);
					}
				}
				more = statement.getMoreResults();
			}
		}
	}

	/**
	 * Numbers of objects as an array.
	 */
	static String array(Collection<Long> oids) {
		return "'{" + oids.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}'::pg_catalog.oid[]";
	}

	static List<String> texts(ResultSet row, int column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

	/**
	 * Takes a row.
	 */
	@FunctionalInterface
	interface Row {

		void read(ResultSet row) throws SQLException;

	}

}
