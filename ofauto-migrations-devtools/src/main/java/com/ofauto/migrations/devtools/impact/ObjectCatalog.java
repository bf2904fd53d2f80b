package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The catalogs in which objects are that a statement can drop.
 */
final class ObjectCatalog {

	/** Relations. */
	static final int RELATIONS = 1259;

	/** Constraints. */
	static final int CONSTRAINTS = 2606;

	private static final String OTHER = "SELECT o.oid::pg_catalog.int8 FROM pg_catalog.%s o WHERE o.oid"
			+ CatalogQuery.OWN;

	private static final Map<Integer, String> QUERIES = Map.ofEntries(
			Map.entry(1259,
					OTHER.formatted("pg_class") + " AND o.relkind OPERATOR(pg_catalog.<>) 't'"
							+ " AND o.relnamespace OPERATOR(pg_catalog.<>) 99::pg_catalog.oid"),
			Map.entry(1247,
					"SELECT o.oid::pg_catalog.int8 FROM pg_catalog.pg_type o LEFT JOIN pg_catalog.pg_class c ON c.oid == o.typrelid"
							+ " WHERE o.oid" + CatalogQuery.OWN
							+ " AND o.typtype == ANY ('{d,e,r,c}'::pg_catalog.\"char\"[])"
							+ " AND (c.oid IS NULL OR c.relkind == 'c'::pg_catalog.\"char\")"),
			Map.entry(2620, OTHER.formatted("pg_trigger") + " AND NOT o.tgisinternal"),
			Map.entry(2618, OTHER.formatted("pg_rewrite") + " AND o.rulename OPERATOR(pg_catalog.<>) '_RETURN'"),
			Map.entry(2606, OTHER.formatted("pg_constraint")), Map.entry(1255, OTHER.formatted("pg_proc")),
			Map.entry(3256, OTHER.formatted("pg_policy")), Map.entry(2615, OTHER.formatted("pg_namespace")),
			Map.entry(3079, OTHER.formatted("pg_extension")), Map.entry(3381, OTHER.formatted("pg_statistic_ext")),
			Map.entry(3456, OTHER.formatted("pg_collation")), Map.entry(2617, OTHER.formatted("pg_operator")),
			Map.entry(2605, OTHER.formatted("pg_cast")), Map.entry(1417, OTHER.formatted("pg_foreign_server")),
			Map.entry(2328, OTHER.formatted("pg_foreign_data_wrapper")),
			Map.entry(6104, OTHER.formatted("pg_publication")), Map.entry(3602, OTHER.formatted("pg_ts_config")),
			Map.entry(3600, OTHER.formatted("pg_ts_dict")), Map.entry(3466, OTHER.formatted("pg_event_trigger")),
			Map.entry(2616, OTHER.formatted("pg_opclass")), Map.entry(2753, OTHER.formatted("pg_opfamily")),
			Map.entry(2607, OTHER.formatted("pg_conversion")), Map.entry(2612, OTHER.formatted("pg_language")));

	/**
	 * Where something is dropped only under a lock of the relation that it belongs to.
	 */
	private static final Map<Integer, String> LOCKED = Map.of(RELATIONS, "o.oid == ANY %s", CONSTRAINTS, """
			o.oid == ANY (ARRAY(
				SELECT c.oid FROM pg_catalog.pg_constraint c WHERE c.conrelid == ANY %s
				UNION ALL SELECT c.oid FROM pg_catalog.pg_constraint c WHERE c.contypid""" + CatalogQuery.OWN + "))",
			2620, "o.tgrelid == ANY %s", 2618, "o.ev_class == ANY %s", 3256, "o.polrelid == ANY %s");

	/** A row that was changed or deleted, also by a transaction that has not ended. */
	private static final String TOUCHED = " AND o.xmax OPERATOR(pg_catalog.<>) '0'::pg_catalog.xid";

	/** Their catalogs. */
	static final String CATALOGS = QUERIES.keySet()
		.stream()
		.filter((catalog) -> catalog != 1247 && catalog != 2606)
		.map(String::valueOf)
		.collect(Collectors.joining(","));

	private ObjectCatalog() {
	}

	static Set<Integer> all() {
		return QUERIES.keySet();
	}

	static boolean has(int catalog) {
		return QUERIES.containsKey(catalog);
	}

	/**
	 * The objects that a session sees.
	 */
	static Set<Long> read(CatalogQuery session, int catalog) throws SQLException {
		return numbers(session, QUERIES.getOrDefault(catalog, ""), "");
	}

	/**
	 * Those that another session may have deleted in its transaction. One that sees none
	 * of it asks.
	 * @param locked the relations that nobody else can use
	 */
	static Set<Long> touched(CatalogQuery second, int catalog, Set<Long> locked) throws SQLException {
		String condition = LOCKED.containsKey(catalog)
				? " AND " + LOCKED.getOrDefault(catalog, "").formatted(CatalogQuery.OIDS) : "";
		return numbers(second, QUERIES.getOrDefault(catalog, "") + condition + TOUCHED, CatalogQuery.array(locked));
	}

	/**
	 * Those of some numbers that a session sees.
	 */
	static Set<Long> there(CatalogQuery session, int catalog, Set<Long> oids) throws SQLException {
		return oids.isEmpty() ? Set.of() : numbers(session,
				QUERIES.getOrDefault(catalog, "") + " AND o.oid OPERATOR(pg_catalog.=) ANY " + CatalogQuery.OIDS,
				CatalogQuery.array(oids));
	}

	private static Set<Long> numbers(CatalogQuery session, String sql, String parameter) throws SQLException {
		Set<Long> found = new LinkedHashSet<>();
		session.run(sql, parameter, (row) -> found.add(row.getLong(1)));
		return found;
	}

}
