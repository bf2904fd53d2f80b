package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.sql.Quotes;
import com.ofauto.migrations.impact.DroppedObject;

/**
 * The objects that were there before a transaction, to see which of them are gone. A
 * second session says what they were, since it sees none of the transaction; it finds
 * them by the mark that the transaction leaves at what it changes and deletes, so that
 * not all objects are read.
 */
final class KnownObjects {

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

	private static final Map<String, Integer> REBUILT = Map.of("index", ObjectCatalog.RELATIONS, "table constraint",
			ObjectCatalog.CONSTRAINTS, "domain constraint", ObjectCatalog.CONSTRAINTS);

	private static final String THERE = """
			SELECT (pg_catalog.pg_identify_object(pg_catalog.split_part(o, ' ', 1)::pg_catalog.oid,
				pg_catalog.split_part(o, ' ', 2)::pg_catalog.oid, 0)).identity
			FROM pg_catalog.unnest(?::pg_catalog.text::pg_catalog.text[]) o""";

	private static final Pattern BLOCK = Pattern.compile("(?i)\\A(do|call)\\b");

	/** The names of relations and constraints, as an array. */
	private static final String CALLED = """
			SELECT pg_catalog.array_agg(n)::pg_catalog.text FROM (
				SELECT c.relname AS n FROM pg_catalog.pg_class c WHERE c.oid == ANY %1$s
				UNION SELECT c.conname FROM pg_catalog.pg_constraint c WHERE c.oid == ANY %1$s) called"""
		.formatted(CatalogQuery.OIDS);

	private static final String SAME_NAME = """
			SELECT %1$d, c.oid::pg_catalog.int8 FROM pg_catalog.pg_class c
			WHERE c.relname == ANY (ARRAY(SELECT pg_catalog.unnest(?::pg_catalog.text::pg_catalog.name[])));
			SELECT %2$d, c.oid::pg_catalog.int8 FROM pg_catalog.pg_constraint c
			WHERE c.conname == ANY (ARRAY(SELECT pg_catalog.unnest(?::pg_catalog.text::pg_catalog.name[])))"""
		.formatted(ObjectCatalog.RELATIONS, ObjectCatalog.CONSTRAINTS);

	private final CatalogQuery second;

	private final String prefix;

	/** Those that were told, by their catalog. */
	private final Map<Integer, Set<Long>> told = new HashMap<>();

	/** All before a statement that runs by itself, by their catalog. */
	private final Map<Integer, Set<Long>> before = new LinkedHashMap<>();

	private Map<String, DroppedObject> named = Map.of();

	/**
	 * Creates an empty memory.
	 * @param second another session of the same database, in no transaction
	 * @param schema the schema whose name is left out
	 */
	KnownObjects(CatalogQuery second, String schema) {
		this.second = second;
		this.prefix = Quotes.name(schema) + ".";
	}

	/**
	 * A transaction begins.
	 */
	void begin() {
		this.told.clear();
		this.before.clear();
		this.named = Map.of();
	}

	/**
	 * A single statement is about to run, whose objects can be asked for only now.
	 */
	void beginAlone(String statement) throws SQLException {
		begin();
		for (int catalog : alone(statement)) {
			this.before.put(catalog, ObjectCatalog.read(this.second, catalog));
		}
		this.named = names(NAMES.formatted(""), this.before);
	}

	/**
	 * Only a block can drop whatever it likes.
	 */
	private static Set<Integer> alone(String statement) {
		return BLOCK.matcher(statement).find() ? ObjectCatalog.all() : Set.of(ObjectCatalog.RELATIONS);
	}

	List<DroppedObject> goneAlone(CatalogQuery session) throws SQLException {
		Map<Integer, Set<Long>> gone = new LinkedHashMap<>();
		Map<Integer, Set<Long>> fresh = new LinkedHashMap<>();
		for (Map.Entry<Integer, Set<Long>> before : this.before.entrySet()) {
			Set<Long> there = ObjectCatalog.read(session, before.getKey());
			Set<Long> missing = new LinkedHashSet<>(before.getValue());
			missing.removeAll(there);
			there.removeAll(before.getValue());
			fresh.put(before.getKey(), there);
			gone.put(before.getKey(), missing);
		}
		Map<String, DroppedObject> names = new LinkedHashMap<>(this.named);
		names.keySet().retainAll(keys(gone));
		fresh.keySet().retainAll(REBUILT.values());
		return dropped(names, isRebuilt(names) ? identities(session, fresh) : Set.of());
	}

	/**
	 * Finds what is gone, once.
	 * @param session the session of the migration
	 * @param catalogs where to look
	 * @param locked the relations that nobody else can use
	 */
	List<DroppedObject> gone(CatalogQuery session, Set<Integer> catalogs, Set<Long> locked) throws SQLException {
		Map<Integer, Set<Long>> gone = new LinkedHashMap<>();
		for (int catalog : catalogs) {
			if (!ObjectCatalog.has(catalog)) {
				continue;
			}
			Set<Long> missing = ObjectCatalog.touched(this.second, catalog, locked);
			missing.removeAll(this.told.computeIfAbsent(catalog, (added) -> new HashSet<>()));
			missing.removeAll(ObjectCatalog.there(session, catalog, missing));
			if (!missing.isEmpty()) {
				gone.put(catalog, missing);
				this.told.getOrDefault(catalog, Set.of()).addAll(missing);
			}
		}
		if (gone.isEmpty()) {
			return List.of();
		}
		Map<String, DroppedObject> names = names(WHOLES, gone);
		return dropped(names, isRebuilt(names) ? identities(session, fresh(session, gone)) : Set.of());
	}

	/**
	 * The new relations and constraints with a name of those that are gone.
	 */
	private Map<Integer, Set<Long>> fresh(CatalogQuery session, Map<Integer, Set<Long>> gone) throws SQLException {
		Set<Long> rebuilt = new LinkedHashSet<>();
		REBUILT.values().forEach((catalog) -> rebuilt.addAll(gone.getOrDefault(catalog, Set.of())));
		String[] called = new String[1];
		this.second.run(CALLED, CatalogQuery.array(rebuilt), (row) -> called[0] = row.getString(1));
		Map<Integer, Set<Long>> fresh = new LinkedHashMap<>();
		CatalogQuery.Row add = (row) -> fresh.computeIfAbsent(row.getInt(1), (added) -> new LinkedHashSet<>())
			.add(row.getLong(2));
		session.run(SAME_NAME, Objects.requireNonNullElse(called[0], "{}"), add, add);
		for (Map.Entry<Integer, Set<Long>> same : fresh.entrySet()) {
			same.getValue().removeAll(ObjectCatalog.there(this.second, same.getKey(), same.getValue()));
		}
		return fresh;
	}

	private static boolean isRebuilt(Map<String, DroppedObject> names) {
		return names.values().stream().anyMatch((object) -> REBUILT.containsKey(object.type()));
	}

	private static Set<String> identities(CatalogQuery session, Map<Integer, Set<Long>> objects) throws SQLException {
		Set<String> identities = new LinkedHashSet<>();
		session.run(THERE, array(keys(objects)), (row) -> identities.add(String.valueOf(row.getString(1))));
		return identities;
	}

	private List<DroppedObject> dropped(Map<String, DroppedObject> names, Set<String> rebuilt) {
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
