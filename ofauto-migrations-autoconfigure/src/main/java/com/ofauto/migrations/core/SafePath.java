package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The search path of statements of our own: PostgreSQL's names before all others, and
 * temporary ones last. Whoever may create in a schema of the session's path could
 * otherwise put a function, an operator, a type or a table of his own in the way, and it
 * would run as the role that migrates.
 *
 * <p>
 * Qualified names alone are not enough, since the operators behind {@code IN},
 * {@code LIKE}, {@code NULLIF}, {@code CASE x WHEN} and {@code IS DISTINCT FROM} cannot
 * be qualified. Where a statement must run under the session's own path, since it looks
 * up a name there or stands between an author's statements, it has none of these, and
 * qualifies each function, operator and type.
 *
 * @see <a href= "https://www.postgresql.org/docs/current/typeconv-func.html">Functions:
 * Type Resolution</a>
 * @since 0.1.0
 */
@Internal
public final class SafePath {

	private static final String PATH = "pg_catalog, pg_temp";

	/**
	 * Sets it until the transaction ends, which outside of a block is the end of the
	 * message. A query, so that it may stand before others in one JDBC statement.
	 */
	public static final String QUERY = "SELECT pg_catalog.set_config('search_path', '" + PATH + "', true)";

	/**
	 * Sets it until the session ends.
	 */
	public static final String FOR_SESSION = "SET search_path = " + PATH;

	static final String LOCAL = "SET LOCAL search_path = " + PATH;

	private SafePath() {
	}

	/**
	 * Runs a query under the safe path, and nothing else under it, in one round trip.
	 * @param statement what runs it
	 * @param sql the query
	 * @return its rows
	 * @throws SQLException if the database refuses
	 */
	public static ResultSet query(Statement statement, String sql) throws SQLException {
		return run(statement, QUERY + ";\n" + sql);
	}

	/**
	 * Runs a query that has an expression of the application's, in which PostgreSQL
	 * printed names without their schema. That schema comes behind PostgreSQL's own.
	 * @param statement what runs it
	 * @param sql the query
	 * @param schema the schema
	 * @return its rows
	 * @throws SQLException if the database refuses
	 */
	public static ResultSet query(Statement statement, String sql, String schema) throws SQLException {
		String path = Sql.literal("pg_catalog, " + Sql.identifier(schema) + ", pg_temp");
		return run(statement, "SELECT pg_catalog.set_config('search_path', " + path + ", true);\n" + sql);
	}

	private static ResultSet run(Statement statement, String pathAndQuery) throws SQLException {
		statement.setEscapeProcessing(false);
		statement.execute(pathAndQuery);
		statement.getMoreResults();
		return statement.getResultSet();
	}

	/**
	 * Runs a query of one text column under the safe path.
	 * @param connection where
	 * @param sql the query
	 * @return the column
	 * @throws SQLException if the database refuses
	 */
	public static List<@Nullable String> texts(Connection connection, String sql) throws SQLException {
		List<@Nullable String> texts = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = query(statement, sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

}
