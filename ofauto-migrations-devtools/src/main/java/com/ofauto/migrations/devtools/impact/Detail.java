package com.ofauto.migrations.devtools.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogs say of one relation or domain.
 *
 * @param columns the columns by their number
 * @param constraints the constraints by theirs
 * @param indexes the indexes by theirs
 * @param bound of a partition, what it is a partition of and beside how many others, or
 * {@code null}
 */
record Detail(Map<Integer, Column> columns, Map<Long, Constraint> constraints, Map<Long, Index> indexes,
		@Nullable Bound bound) {

	private static final String CONSTRAINTS = """
			SELECT c.oid::pg_catalog.int8, (c.conrelid::pg_catalog.int8 OPERATOR(pg_catalog.+) c.contypid::pg_catalog.int8),
				c.contype::pg_catalog.text, pg_catalog.quote_ident(c.conname), c.convalidated,
				c.confrelid::pg_catalog.int8, c.conindid::pg_catalog.int8, c.conparentid::pg_catalog.int8,
				ARRAY(SELECT (SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a
						WHERE a.attrelid == c.conrelid AND a.attnum == k.number)
					FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY k (number, place) ORDER BY k.place),
				ARRAY(SELECT (SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a
						WHERE a.attrelid == c.confrelid AND a.attnum == k.number)
					FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY k (number, place) ORDER BY k.place)
			FROM pg_catalog.pg_constraint c
			""";

	/**
	 * One relation after the other, each by indexes: the planner would read all of a
	 * catalog.
	 */
	private static final String QUERY = """
			SELECT x.* FROM %1$s, LATERAL (
				SELECT a.attrelid::pg_catalog.int8, a.attnum::pg_catalog.int4, pg_catalog.quote_ident(a.attname),
					pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
					a.atthasdef OR a.attidentity OPERATOR(pg_catalog.<>) ''::pg_catalog."char"
						OR (SELECT t.typdefault IS NOT NULL FROM pg_catalog.pg_type t WHERE t.oid == a.atttypid),
					a.attinhcount OPERATOR(pg_catalog.>) 0 AND NOT a.attislocal,
					pg_catalog.concat(a.atttypid, ' ', a.atttypmod)
				FROM pg_catalog.pg_attribute a
				WHERE a.attrelid == o AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
				ORDER BY a.attnum OFFSET 0) x;
			SELECT x.* FROM %1$s, LATERAL (
			%2$s	WHERE c.conrelid == o
				OFFSET 0) x
			ORDER BY 4, 1;
			SELECT x.* FROM %1$s, LATERAL (
				SELECT i.indexrelid::pg_catalog.int8, i.indrelid::pg_catalog.int8, pg_catalog.quote_ident(c.relname),
					pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.int8, i.indisunique, c.relispartition
				FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid == i.indexrelid
				WHERE i.indrelid == o
				OFFSET 0) x
			ORDER BY 3;
			SELECT x.* FROM %1$s, LATERAL (
				SELECT i.inhrelid::pg_catalog.int8, i.inhparent::pg_catalog.int8, p.partdefid == i.inhrelid,
					(SELECT pg_catalog.count(*) FROM pg_catalog.pg_inherits o WHERE o.inhparent == i.inhparent)
				FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_partitioned_table p ON p.partrelid == i.inhparent
				WHERE i.inhrelid == o
				OFFSET 0) x""".formatted(CatalogQuery.EACH, CONSTRAINTS);

	private static final String DOMAINS = CONSTRAINTS + """
			WHERE c.contypid%1$s;
			SELECT t.oid::pg_catalog.int8, t.typnotnull FROM pg_catalog.pg_type t
			WHERE t.typtype == 'd'::pg_catalog."char" AND t.oid%1$s""";

	/**
	 * Reads relations.
	 * @param oids the relations
	 * @return those that are there
	 */
	static Map<Long, Detail> read(CatalogQuery session, Collection<Long> oids) throws SQLException {
		Map<Long, Detail> found = new LinkedHashMap<>();
		oids.forEach((oid) -> found.put(oid, empty(null)));
		session.run(QUERY, CatalogQuery.array(oids),
				(row) -> at(found, row.getLong(1)).columns().put(row.getInt(2), new Column(row)),
				(row) -> at(found, row.getLong(2)).constraints().put(row.getLong(1), new Constraint(row)),
				(row) -> at(found, row.getLong(2)).indexes().put(row.getLong(1), new Index(row)),
				(row) -> found.computeIfPresent(row.getLong(1), (oid, detail) -> detail.with(bound(row))));
		return found;
	}

	/**
	 * Reads all domains.
	 */
	static Map<Long, Detail> domains(CatalogQuery session) throws SQLException {
		return domains(session, CatalogQuery.OWN, "");
	}

	/**
	 * Reads some domains.
	 * @return those that are there
	 */
	static Map<Long, Detail> domains(CatalogQuery session, Collection<Long> oids) throws SQLException {
		return oids.isEmpty() ? Map.of() : domains(session, " == ANY " + CatalogQuery.OIDS, CatalogQuery.array(oids));
	}

	private static Map<Long, Detail> domains(CatalogQuery session, String which, String parameter) throws SQLException {
		Map<Long, Detail> found = new LinkedHashMap<>();
		session.run(DOMAINS.formatted(which), parameter,
				(row) -> at(found, row.getLong(2)).constraints().put(row.getLong(1), new Constraint(row)),
				(row) -> at(found, row.getLong(1)).columns()
					.put(0, new Column("", "", row.getBoolean(2), true, false, "")));
		return found;
	}

	private static Detail at(Map<Long, Detail> found, long oid) {
		return found.computeIfAbsent(oid, (missing) -> empty(null));
	}

	static Detail empty(@Nullable Bound bound) {
		return new Detail(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), bound);
	}

	private static Bound bound(ResultSet row) {
		try {
			return new Bound(row.getLong(2), row.getBoolean(3), row.getLong(4));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Detail with(Bound bound) {
		return new Detail(this.columns, this.constraints, this.indexes, bound);
	}

	/**
	 * Whether it is gone.
	 */
	boolean isEmpty() {
		return this.columns.isEmpty() && this.constraints.isEmpty() && this.indexes.isEmpty();
	}

	/**
	 * A column. The number 0 stands for a domain itself.
	 *
	 * @param filled whether a row that is there has a value in it when it is added
	 * @param inherited whether it comes and goes with that of the parent
	 * @param typeNumber says whether the type is the same, whatever the search path is
	 */
	record Column(String name, String type, boolean notNull, boolean filled, boolean inherited, String typeNumber) {

		Column(ResultSet row) throws SQLException {
			this(row.getString(3), row.getString(4), row.getBoolean(5), row.getBoolean(6), row.getBoolean(7),
					row.getString(8));
		}

	}

	/**
	 * A constraint of a relation or domain.
	 *
	 * @param type its letter in the catalog
	 * @param references of a foreign key, the referenced relation
	 * @param index the index that it uses, or 0
	 * @param parent that of the partitioned table from which it comes, or 0
	 */
	record Constraint(long oid, String type, String name, boolean valid, long references, long index, long parent,
			List<String> columns, List<String> referenced) {

		Constraint(ResultSet row) throws SQLException {
			this(row.getLong(1), row.getString(3), row.getString(4), row.getBoolean(5), row.getLong(6), row.getLong(7),
					row.getLong(8), CatalogQuery.texts(row, 9), CatalogQuery.texts(row, 10));
		}

	}

	/**
	 * An index.
	 *
	 * @param partition whether it is a part of the index of a partitioned table
	 */
	record Index(long oid, String name, long filenode, boolean unique, boolean partition) {

		Index(ResultSet row) throws SQLException {
			this(row.getLong(1), row.getString(3), row.getLong(4), row.getBoolean(5), row.getBoolean(6));
		}

	}

	/**
	 * What a partition is a part of.
	 *
	 * @param parent the partitioned table
	 * @param other whether it takes what no other one takes
	 * @param siblings how many partitions there are
	 */
	record Bound(long parent, boolean other, long siblings) {

	}

}
