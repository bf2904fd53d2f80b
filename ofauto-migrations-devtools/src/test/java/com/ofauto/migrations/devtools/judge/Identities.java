package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names for numbers: those of objects by {@code pg_identify_object}, those of columns by
 * their relation.
 */
final class Identities {

	/**
	 * Names that the server makes of numbers.
	 */
	private static final Pattern GENERATED = Pattern
		.compile("(pg_toast_|(?:RI|PK|Unique)_ConstraintTrigger_(?:[a-z]_)?)\\d+");

	private static final long FIRST_OF_USERS = 16384;

	/**
	 * Names that the server gives to constraints. The part of a foreign key that is about
	 * one partition has a number in the order in which partitions come, and so have the
	 * parts of such a part; NOT NULL is named after the table and the column, which may
	 * be called otherwise since.
	 */
	static final String GIVEN_CONSTRAINT = """
			(SELECT CASE WHEN c.contype = 'f' AND c.conrelid = p.conrelid
					THEN 'part of ' || (WITH RECURSIVE whole AS (SELECT p.oid, p.conname, p.conparentid
						UNION ALL SELECT w.oid, w.conname, w.conparentid FROM pg_constraint w JOIN whole
						ON w.oid = whole.conparentid AND w.conrelid = c.conrelid)
						SELECT conname FROM whole w WHERE NOT EXISTS (SELECT FROM whole WHERE oid = w.conparentid))
						|| ' of ' || c.conrelid::regclass || ' about ' || c.confrelid::regclass
					WHEN c.contype = 'n' AND c.conname ~ '_not_null[0-9]*$'
					THEN 'NOT NULL of ' || coalesce(a.attrelid::regclass || '.' || a.attname, c.contypid::regtype::text) END
				FROM pg_constraint c LEFT JOIN pg_constraint p ON p.oid = c.conparentid
				LEFT JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
				WHERE c.oid = %s)""";

	private static final String OBJECTS = """
			SELECT '%1$s' AS catalog, o.oid::text, coalesce(%2$s, i.type || ' ' || i.identity, 'nothing') AS name
			FROM unnest('{%3$s}'::oid[]) o (oid), pg_identify_object('pg_catalog.%1$s'::regclass, o.oid, 0) i""";

	private static final String COLUMNS = """
			SELECT a.attrelid::text, a.attnum::text,
				CASE WHEN c.relkind IN ('i', 'I') THEN 'column ' || a.attnum ELSE a.attname END AS name
			FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attrelid = ANY ('{%s}'::oid[])""";

	private final Map<String, String> builtIn;

	private final Map<String, String> names = new HashMap<>();

	private final Map<String, Set<String>> missing = new TreeMap<>();

	private final Set<String> relations = new TreeSet<>();

	/**
	 * Creates names for one database.
	 * @param builtIn names of what each database of a server has, which are the same for
	 * all
	 */
	Identities(Map<String, String> builtIn) {
		this.builtIn = builtIn;
	}

	static String mask(String text) {
		return GENERATED.matcher(text).replaceAll("$1#");
	}

	void needObject(String catalog, String oid) {
		if (!oid.equals("0") && !this.builtIn.containsKey(catalog + oid)) {
			this.missing.computeIfAbsent(catalog, (name) -> new TreeSet<>()).add(oid);
		}
	}

	void needColumns(String relation) {
		this.relations.add(relation);
	}

	void find(Connection connection) throws SQLException {
		List<String> queries = new ArrayList<>();
		queries.add(COLUMNS.formatted(String.join(",", this.relations)));
		this.missing.forEach((catalog,
				oids) -> queries.add(OBJECTS.formatted(catalog,
						catalog.equals("pg_constraint") ? GIVEN_CONSTRAINT.formatted("o.oid") : "NULL",
						String.join(",", oids))));
		List<List<Map<String, String>>> results = Rows.of(connection, queries);
		results.get(0).forEach((row) -> this.names.put(row.get("attrelid") + "." + row.get("attnum"), row.get("name")));
		results.subList(1, results.size()).forEach((rows) -> rows.forEach(this::object));
	}

	private void object(Map<String, String> row) {
		boolean users = Long.parseLong(row.get("oid")) >= FIRST_OF_USERS;
		String name = row.get("catalog").equals("pg_database") ? "the database" : mask(row.get("name"));
		(users ? this.names : this.builtIn).put(row.get("catalog") + row.get("oid"), name);
	}

	String object(String catalog, String oid) {
		String key = catalog + oid;
		return oid.equals("0") ? "none" : this.builtIn.getOrDefault(key, this.names.getOrDefault(key, "nothing"));
	}

	String column(String relation, String number) {
		return number.equals("0") ? "none" : this.names.getOrDefault(relation + "." + number, number);
	}

}
