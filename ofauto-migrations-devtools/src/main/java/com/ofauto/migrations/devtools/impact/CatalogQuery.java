package com.ofauto.migrations.devtools.impact;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Objects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGStatement;

/**
 * Asks the catalogs in one session, between an author's statements and whatever their
 * search path is: all names and operators are qualified. The server plans each query a
 * few times only.
 */
final class CatalogQuery {

	/** The objects of the server's own have smaller numbers. */
	static final String OWN = " OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid";

	/**
	 * Stands for a list of numbers. The planner does not know its length, and so does not
	 * plan again for each.
	 */
	static final String OIDS = "(ARRAY(SELECT pg_catalog.unnest(?::pg_catalog.text::pg_catalog.oid[])))";

	/** Stands for a table with one column {@code o}, such a list. */
	static final String EACH = "pg_catalog.unnest((SELECT ?::pg_catalog.text::pg_catalog.oid[])) o";

	private final Connection connection;

	private static final String PREPARED = "SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_statements p"
			+ " WHERE NOT p.from_sql";

	private final Map<String, PreparedStatement> prepared = new HashMap<>();

	/** What tells a query from the same one that the server has forgotten. */
	private String suffix = "";

	CatalogQuery(Connection connection) {
		this.connection = connection;
	}

	boolean isOf(Connection other) {
		return this.connection == other;
	}

	/**
	 * Runs queries in one round trip.
	 * @param sql the queries, in which {@code ==} stands for PostgreSQL's own operator
	 * @param parameter the value of each parameter
	 * @param readers one for the rows of each query
	 */
	void run(String sql, String parameter, Row... readers) throws SQLException {
		PreparedStatement statement = this.prepared.get(sql);
		if (statement == null) {
			statement = this.connection.prepareStatement(sql.replace(" == ", " OPERATOR(pg_catalog.=) ") + this.suffix);
			statement.unwrap(PGStatement.class).setPrepareThreshold(1);
			this.prepared.put(sql, statement);
		}
		int parameters = (int) sql.chars().filter((character) -> character == '?').count();
		for (int i = 1; i <= parameters; i++) {
			statement.setString(i, parameter);
		}
		statement.execute();
		for (Row reader : readers) {
			try (ResultSet rows = statement.getResultSet()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
			statement.getMoreResults();
		}
	}

	/**
	 * Prepares the queries again if the server has forgotten them: a block, or a
	 * function, may have run {@code DEALLOCATE ALL}, of which the driver hears nothing.
	 * Asked for a statement that is not there, the server would end the author's
	 * transaction.
	 */
	void renewIfForgotten() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(PREPARED)) {
			if (rows.next() && rows.getInt(1) < this.prepared.size()) {
				this.prepared.clear();
				this.suffix += " ";
			}
		}
	}

	/**
	 * Runs a query without parameters.
	 */
	void run(String sql, Row... readers) throws SQLException {
		run(sql, "", readers);
	}

	/**
	 * Numbers of objects as the text of an array.
	 */
	static String array(Collection<Long> oids) {
		return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
	}

	/**
	 * The texts of an array. A name can be missing: that of a column that is gone.
	 */
	static List<String> texts(ResultSet row, int column) throws SQLException {
		Array array = row.getArray(column);
		return (array != null) ? Stream.of((String[]) array.getArray()).filter(Objects::nonNull).toList() : List.of();
	}

	/**
	 * Takes a row.
	 */
	@FunctionalInterface
	interface Row {

		void read(ResultSet row) throws SQLException;

	}

}
