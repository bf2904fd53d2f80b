package com.ofauto.migrations.devtools.schema.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the schema of a database: user-defined objects, as the server prints them without
 * the name of the default schema. Built-in objects, members of extensions, temporary
 * tables and the history of migrations are left out. It takes three round trips, and sees
 * one snapshot.
 */
public final class SchemaReader {

	/**
	 * Makes the print of definitions independent of the session's settings. The queries
	 * run under the {@link com.ofauto.migrations.core.SafePath}. Their joins are written
	 * in the order in which they are made: the server would plan longer than it reads.
	 */
	private static final String BEGIN = """
			SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
			SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			SELECT set_config(name, value, true) FROM (VALUES ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'),
				('IntervalStyle', 'postgres'), ('bytea_output', 'hex'), ('extra_float_digits', '1'),
				('quote_all_identifiers', 'off'), ('cursor_tuple_fraction', '1'), ('jit', 'off'),
				('join_collapse_limit', '1'))
				AS setting (name, value);
			SELECT oid, nspname FROM pg_catalog.pg_namespace
			WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', '_ofauto_undo')""";

	private static final String CURSOR = "ofauto_";

	private static final String KIND = "kind_";

	private final ReadOptions options;

	public SchemaReader(ReadOptions options) {
		this.options = options;
	}

	/**
	 * Read a schema on a connection of its own.
	 * @param dataSource leads to the database
	 * @return the schema
	 */
	public DatabaseSchema read(DataSource dataSource) {
		ConnectionCallback<DatabaseSchema> work = this::read;
		return Objects.requireNonNull(new JdbcTemplate(dataSource).execute(work));
	}

	/**
	 * Read a schema in a transaction of its own.
	 * @param connection a connection without an open transaction
	 * @return the schema
	 * @throws SQLException if the database does not answer
	 * @throws IllegalStateException if a transaction is open, which would not survive
	 */
	public DatabaseSchema read(Connection connection) throws SQLException {
		if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
			throw new IllegalStateException("A schema is read in a transaction of its own, and one is open.");
		}
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			return read(statement, connection.getMetaData().getDatabaseMajorVersion());
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(autoCommit);
		}
	}

	private DatabaseSchema read(Statement statement, int majorVersion) throws SQLException {
		List<KindReader> all = KindReaders.all(this.options);
		List<List<Row>> begin = execute(statement, List.of(BEGIN, presence(all)));
		List<Row> rows = begin.get(2);
		Map<Long, String> namespaces = new TreeMap<>();
		rows.forEach((row) -> namespaces.put(row.oid("oid"), row.text("nspname")));
		List<Long> chosen = rows.stream()
			.filter((row) -> this.options.includes(row.text("nspname")))
			.map((row) -> row.oid("oid"))
			.toList();
		CatalogScope scope = new CatalogScope(majorVersion, chosen.isEmpty() ? List.of(0L) : chosen);
		List<KindReader> readers = IntStream.range(0, all.size())
			.filter((reader) -> begin.get(3).get(0).flag(KIND + reader))
			.mapToObj(all::get)
			.toList();
		List<List<Row>> results = print(statement, readers.stream().map((reader) -> reader.sql(scope)).toList());
		Catalog catalog = new Catalog(namespaces, Set.copyOf(chosen));
		for (int reader = 0; reader < readers.size(); reader++) {
			readers.get(reader).read(results.get(reader), catalog);
		}
		return catalog.toSchema();
	}

	private static String presence(List<KindReader> readers) {
		return IntStream.range(0, readers.size())
			.mapToObj((reader) -> readers.get(reader).presence() + " AS " + KIND + reader)
			.collect(Collectors.joining(", ", "SELECT ", ""));
	}

	/**
	 * The server parses a query when its cursor is declared, under the safe path. It
	 * prints names when rows are fetched, under the path of the default schema.
	 */
	private List<List<Row>> print(Statement statement, List<String> queries) throws SQLException {
		List<String> statements = new ArrayList<>();
		for (int query = 0; query < queries.size(); query++) {
			statements.add("DECLARE " + CURSOR + query + " NO SCROLL CURSOR FOR " + queries.get(query));
		}
		String path = '"' + this.options.defaultSchema().replace("\"", "\"\"") + "\", pg_temp";
		statements.add("SET LOCAL search_path TO " + path);
		for (int query = 0; query < queries.size(); query++) {
			statements.add("FETCH ALL FROM " + CURSOR + query);
		}
		return execute(statement, statements);
	}

	private static List<List<Row>> execute(Statement statement, List<String> queries) throws SQLException {
		List<List<Row>> results = new ArrayList<>();
		boolean rows = statement.execute(String.join(";\n", queries));
		while (rows || statement.getUpdateCount() >= 0) {
			if (rows) {
				try (ResultSet result = statement.getResultSet()) {
					results.add(Row.all(result));
				}
			}
			rows = statement.getMoreResults();
		}
		return results;
	}

}
