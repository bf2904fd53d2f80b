package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says whether two databases of one server are equal, by every column of every catalog,
 * and shares nothing with the reader that it judges. It knows no kind of object: a kind
 * that nobody has thought of is a difference. What it leaves out is {@link Ignored}.
 */
public final class Judge {

	/**
	 * Printers name everything in full, and alike whatever the session has been told.
	 */
	private static final String BEGIN = """
			SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
			SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
			SET LOCAL IntervalStyle = postgres; SET LOCAL bytea_output = hex; SET LOCAL extra_float_digits = 1;
			SET LOCAL quote_all_identifiers = off; SET LOCAL jit = off""";

	private static final String CATALOGS = "SELECT oid::text, relname FROM pg_catalog.pg_class WHERE relkind = 'r' "
			+ "AND relnamespace = 'pg_catalog'::pg_catalog.regnamespace";

	private final Map<String, String> builtIn = new ConcurrentHashMap<>();

	private final Map<String, String> catalogNames = new HashMap<>();

	private List<CatalogTable> tables = List.of();

	/**
	 * The connections whose server has planned the queries, which costs more than to
	 * answer them.
	 */
	private final Set<Connection> prepared = Collections.newSetFromMap(new WeakHashMap<>());

	/**
	 * Reads what the catalogs of a database say.
	 * @param connection a connection without an open transaction, each time to a database
	 * of the same server
	 * @return the portrait of the database
	 * @throws SQLException if the database does not answer
	 */
	public Portrait read(Connection connection) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute(BEGIN);
			if (this.tables.isEmpty()) {
				Rows.of(connection, List.of(CATALOGS))
					.get(0)
					.forEach((row) -> this.catalogNames.put(row.get("oid"), row.get("relname")));
				this.tables = CatalogTables.of(connection);
			}
			List<String> queries = Painter.queries(this.tables);
			if (this.prepared.add(connection)) {
				// One by one: the server would keep, and copy at each execution, the text
				// of
				// all with each of them.
				for (int number = 0; number < queries.size(); number++) {
					statement.execute("PREPARE judge_" + number + " AS " + queries.get(number));
				}
			}
			return new Painter(this.tables, this.catalogNames, this.builtIn).paint(connection,
					numbered(queries.size(), (number) -> "EXECUTE judge_" + number).toList());
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(autoCommit);
		}
	}

	private static Stream<String> numbered(int size, IntFunction<String> text) {
		return IntStream.range(0, size).mapToObj(text);
	}

	/**
	 * Compares two databases.
	 * @param is what one of them is
	 * @param shouldBe what the other is
	 * @return one line for each difference; none if they are equal
	 */
	public static List<String> compare(Portrait is, Portrait shouldBe) {
		List<String> differences = new ArrayList<>();
		is.catalogs().forEach((catalog, rows) -> compare(catalog, rows, shouldBe.catalogs().get(catalog), differences));
		new TreeMap<>(is.untouched()).forEach((catalog, count) -> {
			if (!count.equals(shouldBe.untouched().get(catalog))) {
				differences.add("%s: of the rows that the server came with, %s are left, should be %s"
					.formatted(catalog, count, shouldBe.untouched().get(catalog)));
			}
		});
		return differences;
	}

	private static void compare(String catalog, Map<String, List<SortedMap<String, String>>> is,
			Map<String, List<SortedMap<String, String>>> shouldBe, List<String> differences) {
		TreeSet<String> keys = new TreeSet<>(is.keySet());
		keys.addAll(shouldBe.keySet());
		for (String key : keys) {
			List<SortedMap<String, String>> here = is.getOrDefault(key, List.of());
			List<SortedMap<String, String>> there = shouldBe.getOrDefault(key, List.of());
			if (here.isEmpty() || there.isEmpty()) {
				differences.add(catalog + ": " + key + (here.isEmpty() ? ": is missing" : ": should not be there"));
			}
			else if (here.size() != there.size() && !catalog.equals("pg_depend")) {
				differences
					.add("%s: %s: is there %d times, should be %d".formatted(catalog, key, here.size(), there.size()));
			}
			else {
				for (int number = 0; number < Math.min(here.size(), there.size()); number++) {
					columns(catalog + ": " + key, here.get(number), there.get(number), differences);
				}
			}
		}
	}

	private static void columns(String row, Map<String, String> is, Map<String, String> shouldBe,
			List<String> differences) {
		is.forEach((column, value) -> {
			if (!value.equals(shouldBe.get(column))) {
				differences.add("%s: %s is %s, should be %s".formatted(row, column, value, shouldBe.get(column)));
			}
		});
	}

}
