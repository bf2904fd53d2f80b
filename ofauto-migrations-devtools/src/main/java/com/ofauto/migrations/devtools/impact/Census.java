package com.ofauto.migrations.devtools.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.CreatedRelation;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RenamedRelation;
import org.jspecify.annotations.Nullable;

/**
 * The relations that a database has between two migrations, by their number.
 *
 * @param relations the relations, in the order of their names
 */
record Census(Map<Long, Entry> relations) {

	/** Nothing. */
	static final Census NONE = new Census(Map.of());

	/** As much as a verdict takes for little. */
	private static final long SMALL = 8L << 20;

	private static final String ALL = """
			SELECT c.oid::pg_catalog.int8, n.nspname, pg_catalog.quote_ident(n.nspname),
				pg_catalog.quote_ident(c.relname), c.relname::pg_catalog.text, c.relkind::pg_catalog.text,
				i.indrelid::pg_catalog.int8,
				c.relispopulated AND c.relkind == 'm'::pg_catalog."char",
				(SELECT pg_catalog.string_agg(h.inhparent::pg_catalog.text, ',') FROM pg_catalog.pg_inherits h
					WHERE h.inhrelid == c.oid)
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid == c.relnamespace
				LEFT JOIN pg_catalog.pg_index i ON i.indexrelid == c.oid
				LEFT JOIN pg_catalog.pg_class t ON t.oid == i.indrelid
			WHERE c.oid%s AND NOT coalesce(t.relname, c.relname) == '_prisma_migrations'
				AND pg_catalog.strpos(n.nspname, 'pg_') OPERATOR(pg_catalog.<>) 1
			ORDER BY n.nspname, c.relname""".formatted(CatalogQuery.OWN);

	private static final String LARGE = "SELECT c.oid::pg_catalog.int8 FROM pg_catalog.pg_class c WHERE c.oid == ANY "
			+ CatalogQuery.OIDS + " AND pg_catalog.pg_relation_size(c.oid) OPERATOR(pg_catalog.>) " + SMALL;

	/**
	 * Counts.
	 * @param second a session in no transaction
	 * @param schema the schema whose name is left out
	 */
	static Census take(CatalogQuery second, String schema) throws SQLException {
		Map<Long, Entry> relations = new LinkedHashMap<>();
		second.run(ALL, (row) -> {
			RelationKind kind = RelationKind.ofCatalog(row.getString(6));
			if (kind != null) {
				relations.put(row.getLong(1), entry(row, kind, schema));
			}
		});
		return new Census(relations);
	}

	private static Entry entry(ResultSet row, RelationKind kind, String schema) throws SQLException {
		String name = row.getString(2).equals(schema) ? row.getString(4) : row.getString(3) + "." + row.getString(4);
		long table = row.getLong(7);
		String parents = row.getString(9);
		return new Entry(name, row.getString(5), kind, (table != 0) ? table : null, row.getBoolean(8), (parents == null)
				? Set.of() : Stream.of(parents.split(",")).map(Long::valueOf).collect(Collectors.toSet()));
	}

	/**
	 * The relations that an earlier census has not. An index that was made again in the
	 * place of one of its name, as a change of a column's type does it, is not new.
	 * @param fills what the statements between them have put rows into
	 */
	List<CreatedRelation> createdSince(Census before, Fills fills, CatalogQuery second) throws SQLException {
		Map<Long, Entry> fresh = new LinkedHashMap<>(this.relations);
		fresh.keySet().removeAll(before.relations.keySet());
		fresh.values().removeIf((entry) -> isMadeAgain(entry, before));
		Set<Long> large = new HashSet<>();
		if (!fresh.isEmpty()) {
			second.run(LARGE, CatalogQuery.array(fresh.keySet()), (row) -> large.add(row.getLong(1)));
		}
		Predicate<Entry> isNamed = (entry) -> fills.mayHaveFilled(entry.bareName());
		List<CreatedRelation> created = new ArrayList<>();
		fresh.forEach((oid,
				entry) -> created.add(new CreatedRelation(entry.name(), entry.kind(), table(entry),
						entry.hasRows() && (entry.populated() || large.contains(oid) || isNamed.test(entry)
								|| withAncestors(oid).stream().anyMatch(fills.relations()::contains)))));
		return created;
	}

	private boolean isMadeAgain(Entry entry, Census before) {
		Long table = entry.table();
		return table != null && before.relations.containsKey(table)
				&& before.relations.values()
					.stream()
					.anyMatch((former) -> table.equals(former.table()) && former.name().equals(entry.name()));
	}

	private @Nullable String table(Entry entry) {
		Entry table = (entry.table() != null) ? this.relations.get(entry.table()) : null;
		return (table != null) ? table.name() : null;
	}

	/**
	 * What goes into a partitioned table goes into its partitions.
	 */
	private Set<Long> withAncestors(long oid) {
		Set<Long> all = new LinkedHashSet<>();
		List<Long> left = new ArrayList<>(List.of(oid));
		while (!left.isEmpty()) {
			long next = left.remove(0);
			Entry entry = this.relations.get(next);
			if (all.add(next) && entry != null) {
				left.addAll(entry.parents());
			}
		}
		return all;
	}

	/**
	 * The relations that an earlier census has under other names.
	 */
	List<RenamedRelation> renamedSince(Census before) {
		List<RenamedRelation> renamed = new ArrayList<>();
		before.relations.forEach((oid, former) -> {
			Entry now = this.relations.get(oid);
			if (now != null && !now.name().equals(former.name())) {
				renamed.add(new RenamedRelation(former.name(), now.name()));
			}
		});
		return renamed;
	}

	/**
	 * A relation.
	 *
	 * @param name its name as SQL has it
	 * @param bareName its name without a schema and quotes
	 * @param kind what it is
	 * @param table of an index, the number of its table
	 * @param populated whether it is a materialized view with rows
	 * @param parents the relations that it is a part or heir of
	 */
	record Entry(String name, String bareName, RelationKind kind, @Nullable Long table, boolean populated,
			Set<Long> parents) {

		boolean hasRows() {
			return this.kind == RelationKind.TABLE || this.kind == RelationKind.PARTITIONED_TABLE
					|| this.kind == RelationKind.MATERIALIZED_VIEW;
		}

	}

}
