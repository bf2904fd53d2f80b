package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.impact.DroppedObject;

/**
 * The objects that were there before a transaction, to see which of them are gone. A
 * second session has them, and says what they were, since it sees none of the
 * transaction.
 */
final class KnownObjects {

	private static final String OTHER = "SELECT o.oid::pg_catalog.int8 FROM pg_catalog.%s o WHERE o.oid"
			+ CatalogQuery.OWN;

	private static final Map<Integer, String> QUERIES = Map.ofEntries(
			Map.entry(1259,
					OTHER.formatted("pg_class") + " AND o.relkind OPERATOR(pg_catalog.<>) 't'"
							+ " AND o.relnamespace OPERATOR(pg_catalog.<>) 99::pg_catalog.oid"),
			Map.entry(1247,
					"SELECT t.oid::pg_catalog.int8 FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_class c ON c.oid == t.typrelid"
							+ " WHERE t.oid" + CatalogQuery.OWN
							+ " AND t.typtype == ANY ('{d,e,r,c}'::pg_catalog.\"char\"[])"
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

	/** Their catalogs. */
	static final String CATALOGS = QUERIES.keySet()
		.stream()
		.filter((catalog) -> catalog != 1247 && catalog != 2606)
		.map(String::valueOf)
		.collect(Collectors.joining(","));

	private static final String NAMES = """
			WITH gone AS MATERIALIZED (SELECT pg_catalog.split_part(o, ' ', 1)::pg_catalog.oid AS class,
					pg_catalog.split_part(o, ' ', 2)::pg_catalog.oid AS object
				FROM pg_catalog.unnest(?::pg_catalog.text::pg_catalog.text[]) o)
			SELECT g.class::pg_catalog.int8, g.object::pg_catalog.int8, i.type, i.identity
			FROM gone g, pg_catalog.pg_identify_object(g.class, g.object, 0) i
			WHERE i.identity IS NOT NULL %s
			ORDER BY 3, 4""";

	/**
	 * What goes with another object that is gone was not dropped by itself. A partitioned
	 * table depends on its own columns.
	 */
	private static final String WHOLES = NAMES.formatted("""
			AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
				JOIN gone o ON o.class == d.refclassid AND o.object == d.refobjid
				WHERE d.classid == g.class AND d.objid == g.object
					AND (d.refclassid != g.class OR d.refobjid != g.object)
					AND d.deptype == ANY ('{a,i,e,P,S}'::pg_catalog."char"[]))""");

	private static final Map<String, Integer> REBUILT = Map.of("index", 1259, "table constraint", 2606,
			"domain constraint", 2606);

	private static final String THERE = """
			SELECT (pg_catalog.pg_identify_object(pg_catalog.split_part(o, ' ', 1)::pg_catalog.oid,
				pg_catalog.split_part(o, ' ', 2)::pg_catalog.oid, 0)).identity
			FROM pg_catalog.unnest(?::pg_catalog.text::pg_catalog.text[]) o""";

	private static final Pattern BLOCK = Pattern.compile("(?i)\\A(do|call)\\b");

	private final CatalogQuery second;

	private final String prefix;

	/** By their catalog. */
	private final Map<Integer, Set<Long>> before = new LinkedHashMap<>();

	private Map<String, DroppedObject> named = Map.of();

	/**
	 * Creates an empty memory.
	 * @param second another session of the same database, in no transaction
	 * @param schema the schema whose name is left out
	 */
	KnownObjects(CatalogQuery second, String schema) {
		this.second = second;
		this.prefix = schema + ".";
	}

	/**
	 * A transaction begins.
	 */
	void begin() {
		this.before.clear();
		this.named = Map.of();
	}

	/**
	 * A single statement is about to run, whose objects can be asked for only now.
	 */
	void beginAlone(String statement) throws SQLException {
		begin();
		Map<Integer, Set<Long>> all = new LinkedHashMap<>();
		for (int catalog : alone(statement)) {
			all.put(catalog, before(catalog));
		}
		this.named = names(NAMES.formatted(""), all);
	}

	/**
	 * Only a block can drop whatever it likes.
	 */
	private static Set<Integer> alone(String statement) {
		return BLOCK.matcher(statement).find() ? QUERIES.keySet() : Set.of(1259);
	}

	private static Set<Long> read(CatalogQuery session, int catalog) throws SQLException {
		Set<Long> found = new LinkedHashSet<>();
		session.run(QUERIES.getOrDefault(catalog, ""), (row) -> found.add(row.getLong(1)));
		return found;
	}

	private Set<Long> before(int catalog) throws SQLException {
		Set<Long> before = this.before.get(catalog);
		if (before == null) {
			before = read(this.second, catalog);
			this.before.put(catalog, before);
		}
		return before;
	}

	List<DroppedObject> goneAlone(CatalogQuery session) throws SQLException {
		return gone(session, Set.copyOf(this.before.keySet()));
	}

	/**
	 * Finds what is gone, once.
	 * @param session the session of the migration
	 * @param catalogs where to look
	 */
	List<DroppedObject> gone(CatalogQuery session, Set<Integer> catalogs) throws SQLException {
		Map<Integer, Set<Long>> gone = new LinkedHashMap<>();
		Map<Integer, Set<Long>> fresh = new LinkedHashMap<>();
		for (int catalog : catalogs) {
			if (!QUERIES.containsKey(catalog)) {
				continue;
			}
			Set<Long> there = read(session, catalog);
			Set<Long> missing = new LinkedHashSet<>(before(catalog));
			missing.removeAll(there);
			there.removeAll(before(catalog));
			fresh.put(catalog, there);
			if (!missing.isEmpty()) {
				gone.put(catalog, missing);
				before(catalog).removeAll(missing);
			}
		}
		return gone.isEmpty() ? List.of() : dropped(session, gone, fresh);
	}

	private List<DroppedObject> dropped(CatalogQuery session, Map<Integer, Set<Long>> gone,
			Map<Integer, Set<Long>> fresh) throws SQLException {
		Map<String, DroppedObject> names = this.named.isEmpty() ? names(WHOLES, gone) : new LinkedHashMap<>(this.named);
		names.keySet().retainAll(keys(gone));
		Set<String> rebuilt = new LinkedHashSet<>();
		if (names.values().stream().anyMatch((object) -> REBUILT.containsKey(object.type()))) {
			Map<Integer, Set<Long>> again = new LinkedHashMap<>(fresh);
			again.keySet().retainAll(REBUILT.values());
			session.run(THERE, array(keys(again)), (row) -> rebuilt.add(String.valueOf(row.getString(1))));
		}
		List<DroppedObject> dropped = new ArrayList<>();
		names.values().forEach((object) -> {
			// A change of a column's type makes its indexes and constraints again.
			if (!REBUILT.containsKey(object.type()) || !rebuilt.contains(object.name())) {
				dropped.add(shorten(object));
			}
		});
		return dropped;
	}

	private Map<String, DroppedObject> names(String sql, Map<Integer, Set<Long>> objects) throws SQLException {
		Map<String, DroppedObject> names = new LinkedHashMap<>();
		this.second.run(sql, array(keys(objects)), (row) -> names.put(row.getLong(1) + " " + row.getLong(2),
				new DroppedObject(row.getString(3), row.getString(4))));
		return names;
	}

	private static Set<String> keys(Map<Integer, Set<Long>> objects) {
		Set<String> keys = new LinkedHashSet<>();
		objects.forEach((catalog, oids) -> oids.forEach((oid) -> keys.add(catalog + " " + oid)));
		return keys;
	}

	private static String array(Set<String> keys) {
		return keys.stream()
			.collect(Collectors.joining("\",\"", keys.isEmpty() ? "{" : "{\"", keys.isEmpty() ? "}" : "\"}"));
	}

	private DroppedObject shorten(DroppedObject object) {
		String name = object.name();
		String shorter = name.startsWith(this.prefix) ? name.substring(this.prefix.length()) : name;
		return new DroppedObject(object.type(), shorter.replace(" on " + this.prefix, " on "));
	}

}
