package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.sql.Quotes;
import com.ofauto.migrations.impact.DroppedObject;

/**
 * The objects that were there before a migration, to see which of them are gone. A second
 * session says what they were: it sees what was there before the transaction.
 */
final class KnownObjects {

	private static final String CLASSES = """
			SELECT 1259, c.oid::pg_catalog.int8 FROM pg_catalog.pg_class c
			WHERE c.oid%1$s AND c.relkind OPERATOR(pg_catalog.<>) 't' AND c.relnamespace OPERATOR(pg_catalog.<>) 99::pg_catalog.oid
			UNION ALL SELECT 1247, t.oid FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_class c ON c.oid == t.typrelid
			WHERE t.oid%1$s AND t.typtype == ANY ('{d,e,r,c}'::pg_catalog."char"[])
				AND (c.oid IS NULL OR c.relkind == 'c'::pg_catalog."char")
			UNION ALL SELECT 2620, t.oid FROM pg_catalog.pg_trigger t WHERE t.oid%1$s AND NOT t.tgisinternal
			UNION ALL SELECT 2618, r.oid FROM pg_catalog.pg_rewrite r
			WHERE r.oid%1$s AND r.rulename OPERATOR(pg_catalog.<>) '_RETURN'
			""";

	private static final Map<Integer, String> OTHERS = Map.ofEntries(Map.entry(2606, "pg_constraint"),
			Map.entry(1255, "pg_proc"), Map.entry(3256, "pg_policy"), Map.entry(2615, "pg_namespace"),
			Map.entry(3079, "pg_extension"), Map.entry(3381, "pg_statistic_ext"), Map.entry(3456, "pg_collation"),
			Map.entry(2617, "pg_operator"), Map.entry(2605, "pg_cast"), Map.entry(1417, "pg_foreign_server"),
			Map.entry(2328, "pg_foreign_data_wrapper"), Map.entry(6104, "pg_publication"),
			Map.entry(3602, "pg_ts_config"), Map.entry(3600, "pg_ts_dict"), Map.entry(3466, "pg_event_trigger"),
			Map.entry(2616, "pg_opclass"), Map.entry(2753, "pg_opfamily"), Map.entry(2607, "pg_conversion"),
			Map.entry(2612, "pg_language"));

	/** What goes with another object that is gone, or is there again, was not dropped. */
	private static final String NAMES = """
			WITH gone AS MATERIALIZED (SELECT c.class, o.object FROM unnest(%1$s) WITH ORDINALITY c (class, n)
				JOIN unnest(%2$s) WITH ORDINALITY o (object, n) ON o.n = c.n)
			SELECT g.class::int8, g.object::int8, i.type, i.identity FROM gone g, pg_identify_object(g.class, g.object, 0) i
			WHERE i.identity IS NOT NULL AND NOT EXISTS (SELECT FROM pg_depend d JOIN gone o
				ON o.class = d.refclassid AND o.object = d.refobjid
				WHERE d.classid = g.class AND d.objid = g.object AND d.deptype IN ('a', 'i', 'e', 'P', 'S') AND %3$s)
				AND NOT EXISTS (SELECT FROM pg_class h WHERE h.relname = '_prisma_migrations' AND g.class = 1259
					AND h.oid = g.object)
			ORDER BY 3, 4""";

	private static final String REBUILT = """
			SELECT n.identity FROM (
				SELECT (pg_catalog.pg_identify_object(1259::pg_catalog.oid, i.indexrelid, 0)).identity
				FROM pg_catalog.pg_index i WHERE i.indexrelid%1$s
				UNION ALL SELECT (pg_catalog.pg_identify_object(2606::pg_catalog.oid, c.oid, 0)).identity
				FROM pg_catalog.pg_constraint c WHERE c.oid%1$s) n
			WHERE n.identity == ANY (ARRAY[%2$s]::pg_catalog.text[])""";

	private static final Set<String> REBUILDABLE = Set.of("index", "table constraint", "domain constraint");

	private final Connection second;

	private final String prefix;

	private final Set<Id> before = new LinkedHashSet<>();

	/**
	 * What single statements may drop, by the name that nobody can ask for afterwards.
	 */
	private final Map<Id, DroppedObject> named = new LinkedHashMap<>();

	/**
	 * Creates an empty memory.
	 * @param second another session of the same database, in no transaction
	 * @param schema the schema whose name is left out
	 */
	KnownObjects(Connection second, String schema) {
		this.second = second;
		this.prefix = schema + ".";
	}

	void begin(Connection connection) throws SQLException {
		this.before.clear();
		this.before.addAll(read(connection));
	}

	private static Set<Id> read(Connection connection) throws SQLException {
		Set<Id> found = new LinkedHashSet<>();
		StringBuilder sql = new StringBuilder(CLASSES);
		OTHERS.forEach((number, name) -> sql.append("UNION ALL SELECT ")
			.append(number)
			.append(", o.oid FROM pg_catalog.")
			.append(name)
			.append(" o WHERE o.oid%1$s\n"));
		CatalogQuery.run(connection, sql.toString().formatted(CatalogQuery.OWN),
				(row) -> found.add(new Id(row.getInt(1), row.getLong(2))));
		return found;
	}

	/**
	 * A single statement is about to run, whose objects can be asked for only now.
	 */
	void beforeAlone() throws SQLException {
		this.named.clear();
		this.named.putAll(names(this.before, false));
	}

	/**
	 * Finds what is gone, once.
	 */
	List<DroppedObject> gone(Connection connection) throws SQLException {
		Set<Id> gone = new LinkedHashSet<>(this.before);
		gone.removeAll(read(connection));
		if (gone.isEmpty()) {
			return List.of();
		}
		this.before.removeAll(gone);
		Map<Id, DroppedObject> found = this.named.isEmpty() ? names(gone, true) : new LinkedHashMap<>(this.named);
		found.keySet().retainAll(gone);
		List<String> rebuildable = found.values()
			.stream()
			.filter((object) -> REBUILDABLE.contains(object.type()))
			.map(DroppedObject::name)
			.toList();
		List<DroppedObject> dropped = new ArrayList<>();
		Set<String> rebuilt = rebuildable.isEmpty() ? Set.of() : rebuilt(connection, rebuildable);
		found.values().forEach((object) -> {
			if (!REBUILDABLE.contains(object.type()) || !rebuilt.contains(object.name())) {
				dropped.add(shorten(object));
			}
		});
		return dropped;
	}

	void endAlone() {
		this.named.clear();
	}

	private Map<Id, DroppedObject> names(Set<Id> objects, boolean wholes) throws SQLException {
		Map<Id, DroppedObject> names = new LinkedHashMap<>();
		List<Long> classes = objects.stream().map((id) -> (long) id.type()).toList();
		List<Long> numbers = objects.stream().map(Id::oid).toList();
		String whole = wholes ? "true" : "false";
		CatalogQuery.run(this.second, NAMES.formatted(CatalogQuery.array(classes), CatalogQuery.array(numbers), whole),
				(row) -> names.put(new Id(row.getInt(1), row.getLong(2)),
						new DroppedObject(row.getString(3), row.getString(4))));
		return names;
	}

	/**
	 * A change of a column's type makes its indexes and constraints again.
	 */
	private static Set<String> rebuilt(Connection connection, List<String> names) throws SQLException {
		Set<String> found = new LinkedHashSet<>();
		String texts = names.stream().map(Quotes::escaped).collect(Collectors.joining(", "));
		CatalogQuery.run(connection, REBUILT.formatted(CatalogQuery.OWN, texts), (row) -> found.add(row.getString(1)));
		return found;
	}

	private DroppedObject shorten(DroppedObject object) {
		String name = object.name();
		String shorter = name.startsWith(this.prefix) ? name.substring(this.prefix.length()) : name;
		return new DroppedObject(object.type(), shorter.replace(" on " + this.prefix, " on "));
	}

	/**
	 * An object.
	 *
	 * @param type the catalog in which it stands
	 */
	private record Id(int type, long oid) {

	}

}
