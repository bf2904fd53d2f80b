package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.judge.CatalogColumn.Refers;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToAny;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToColumn;
import com.ofauto.migrations.devtools.judge.CatalogColumn.ToObject;

/**
 * Reads the portrait of one database, in two round trips.
 */
final class Painter {

	private final List<CatalogTable> tables;

	private final Map<String, String> catalogNames;

	private final Identities identities;

	Painter(List<CatalogTable> tables, Map<String, String> catalogNames, Map<String, String> builtIn) {
		this.tables = tables;
		this.catalogNames = catalogNames;
		this.identities = new Identities(builtIn);
	}

	/**
	 * What {@link #paint} executes.
	 */
	static List<String> queries(List<CatalogTable> tables) {
		List<String> queries = new ArrayList<>(tables.stream().map(CatalogTable::rows).toList());
		queries.add(tables.stream().map(CatalogTable::untouched).collect(Collectors.joining(" UNION ALL ")));
		return queries;
	}

	Portrait paint(Connection connection, List<String> queries) throws SQLException {
		List<List<Map<String, String>>> results = Rows.of(connection, queries);
		for (int number = 0; number < this.tables.size(); number++) {
			need(this.tables.get(number), results.get(number));
		}
		this.identities.find(connection);
		SortedMap<String, SortedMap<String, List<SortedMap<String, String>>>> catalogs = new TreeMap<>();
		for (int number = 0; number < this.tables.size(); number++) {
			CatalogTable table = this.tables.get(number);
			catalogs.put(table.name(), rows(table, results.get(number)));
		}
		Map<String, String> untouched = new HashMap<>();
		results.get(this.tables.size()).forEach((row) -> {
			List<String> values = List.copyOf(row.values());
			untouched.put(values.get(0), values.get(1));
		});
		return new Portrait(catalogs, untouched);
	}

	private void need(CatalogTable table, List<Map<String, String>> rows) {
		for (Map<String, String> row : rows) {
			if (isNamed(table)) {
				this.identities.needObject(table.name(), row.get("oid"));
			}
			for (CatalogColumn column : table.columns()) {
				if (column.compared() && row.get(column.name()) != null) {
					need(row, row.get(column.name()), column.refers());
				}
			}
		}
	}

	private static boolean isNamed(CatalogTable table) {
		return table.key().equals(List.of("oid"));
	}

	private void need(Map<String, String> row, String value, Refers refers) {
		if (refers instanceof ToObject object) {
			numbers(value).forEach((oid) -> this.identities.needObject(object.catalog(), oid));
		}
		else if (refers instanceof ToColumn column) {
			this.identities.needColumns(row.get(column.relation()));
		}
		else if (refers instanceof ToAny any) {
			String catalog = catalog(row, any);
			this.identities.needObject(catalog, value);
			if (catalog.equals("pg_class")) {
				this.identities.needColumns(value);
			}
		}
	}

	private String catalog(Map<String, String> row, ToAny any) {
		return this.catalogNames.getOrDefault(row.get(any.catalog()), row.get(any.catalog()));
	}

	private SortedMap<String, List<SortedMap<String, String>>> rows(CatalogTable table,
			List<Map<String, String>> rows) {
		SortedMap<String, List<SortedMap<String, String>>> keyed = new TreeMap<>();
		for (Map<String, String> row : rows) {
			SortedMap<String, String> words = new TreeMap<>();
			for (CatalogColumn column : table.columns()) {
				if (column.compared()) {
					words.put(column.name(), words(row, row.get(column.name()), column.refers()));
				}
			}
			String key = key(table, row, words);
			if (!key.contains(Ignored.TEMPORARY)) {
				keyed.computeIfAbsent(key, (name) -> new ArrayList<>()).add(words);
			}
		}
		keyed.values().forEach((same) -> same.sort(Comparator.comparing(Object::toString)));
		return keyed;
	}

	private String key(CatalogTable table, Map<String, String> row, Map<String, String> words) {
		if (isNamed(table)) {
			return this.identities.object(table.name(), row.get("oid"));
		}
		if (table.name().equals("pg_attribute")) {
			words.put("attname", this.identities.column(row.get("attrelid"), row.get("attnum")));
		}
		List<String> key = table.key().isEmpty() ? List.copyOf(words.keySet()) : table.key();
		return key.stream().filter(words::containsKey).map(words::get).collect(Collectors.joining(", "));
	}

	private String words(Map<String, String> row, String value, Refers refers) {
		if (value == null) {
			return "null";
		}
		if (refers instanceof ToObject object) {
			return list(value, object.ordered(), (oid) -> this.identities.object(object.catalog(), oid));
		}
		if (refers instanceof ToColumn column) {
			return list(value, column.ordered(),
					(number) -> this.identities.column(row.get(column.relation()), number));
		}
		if (refers instanceof ToAny any) {
			String name = this.identities.object(catalog(row, any), value);
			String part = (any.part() != null) ? row.get(any.part()) : "0";
			return part.equals("0") ? name : name + "." + this.identities.column(value, part);
		}
		return Identities.mask(value);
	}

	private static String list(String value, boolean ordered, UnaryOperator<String> name) {
		Stream<String> names = numbers(value).map(name);
		return (ordered ? names : names.sorted()).collect(Collectors.joining(", "));
	}

	private static Stream<String> numbers(String value) {
		return Arrays.stream(value.split(" ")).filter((number) -> !number.isEmpty());
	}

}
