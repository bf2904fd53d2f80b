package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.BackfillUpdate;
import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The key of a backfill as the database has it.
 *
 * @param column the column as SQL for the statement
 * @param type the type of its values as SQL
 * @param about how many rows the table has, as the server estimates, or -1
 */
record BackfillKey(String column, String type, long about) {

	/** The SQLSTATE of a backfill that the database does not fit. */
	static final String SQL_STATE = "OF007";

	private static final Set<String> TYPES = Set.of("int2", "int4", "int8", "numeric", "text", "varchar", "bpchar",
			"uuid", "date", "timestamp", "timestamptz");

	private static final String QUERY = """
			SELECT c.relkind, c.oid::pg_catalog.regclass::pg_catalog.text AS name,
				EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class == c.oid AND r.ev_type == '2') AS rules,
				EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent == c.oid) AS children,
				a.attnotnull, a.attgenerated != '' AS generated, t.typname,
				pg_catalog.format_type(a.atttypid, a.atttypmod) AS shown,
				EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_opclass o ON o.oid == i.indclass[0]
					WHERE i.indrelid == c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
						AND i.indexprs IS NULL AND i.indnkeyatts == '1'::pg_catalog.int2 AND i.indkey[0] == a.attnum
						AND o.opcdefault AND i.indcollation[0] == a.attcollation) AS uniquely,
				(SELECT pg_catalog.min(o.attname::pg_catalog.text) FROM pg_catalog.pg_constraint f
					JOIN pg_catalog.pg_attribute o ON o.attrelid == c.oid AND o.attnum == ANY (f.confkey)
					WHERE f.conrelid == c.oid AND f.confrelid == c.oid AND f.contype == 'f'
						AND f.confupdtype == ANY (ARRAY['c', 'n', 'd']::pg_catalog."char"[])
						AND a.attnum == ANY (f.conkey) AND o.attname == ANY (%3$s)) AS followed,
				CASE WHEN c.relkind == 'p' THEN (SELECT pg_catalog.sum(l.reltuples) FROM pg_catalog.pg_partition_tree(c.oid) p
					JOIN pg_catalog.pg_class l ON l.oid == p.relid WHERE p.isleaf AND l.reltuples >> '0'::pg_catalog.float4)
					ELSE c.reltuples END AS about
			FROM pg_catalog.pg_class c
			LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid == c.oid AND a.attname == %2$s AND a.attnum >> '0'::pg_catalog.int2
				AND NOT a.attisdropped
			LEFT JOIN pg_catalog.pg_type declared ON declared.oid == a.atttypid
			LEFT JOIN pg_catalog.pg_type t ON t.oid == CASE WHEN declared.typtype == 'd' THEN declared.typbasetype
				ELSE declared.oid END AND t.typnamespace == 11::pg_catalog.oid
			WHERE c.oid == pg_catalog.to_regclass(%1$s)::pg_catalog.oid""";

	private static final String ELSEWHERE = "SELECT n.nspname FROM pg_catalog.pg_class c"
			+ " JOIN pg_catalog.pg_namespace n ON n.oid == c.relnamespace"
			+ " WHERE c.oid == pg_catalog.to_regclass(%s)::pg_catalog.oid AND n.nspname != %s::pg_catalog.name";

	/**
	 * Looks the key up where the statement would find its table.
	 * @throws MessageFailure if the statement cannot be run in batches there
	 */
	static BackfillKey look(RunContext context, Backfill backfill) throws MessageFailure {
		BackfillUpdate update = backfill.update();
		String key = backfill.directive().key();
		String sql = Sql
			.operators(QUERY.formatted(Sql.literal(update.name()), Sql.literal(key), names(update.assigned())));
		try (Statement statement = context.session().connection().createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			String problem = row.next() ? problem(row, update, key)
					: "no table " + update.name() + " is in the search path";
			if (problem != null) {
				throw refused(backfill, problem);
			}
			String type = row.getString("typname");
			return new BackfillKey(update.alias() + "." + Sql.identifier(key),
					"pg_catalog." + (type.equals("varchar") ? "text" : type), Math.max(-1, row.getLong("about")));
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("look the key of a backfill up", ex);
		}
	}

	/**
	 * Whether its table is one of another schema than the history's.
	 */
	static boolean isElsewhere(RunContext context, Backfill backfill) throws MessageFailure {
		context.prepareSession();
		return !context.query(Sql.operators(
				ELSEWHERE.formatted(Sql.literal(backfill.update().name()), Sql.literal(context.history().schema()))))
			.isEmpty();
	}

	private static @Nullable String problem(ResultSet row, BackfillUpdate update, String key) throws SQLException {
		String table = row.getString("name");
		String kind = row.getString("relkind");
		if (!kind.equals("r") && !kind.equals("p")) {
			return table + " is no table, and a backfill updates a table";
		}
		if (row.getBoolean("rules")) {
			return table + " has a rule for UPDATE, so that nobody can tell what a batch updates";
		}
		if (kind.equals("r") && row.getBoolean("children") && !update.only()) {
			return "other tables inherit from " + table + ", in which " + key
					+ " can be there twice; write UPDATE ONLY, and a backfill for each of them";
		}
		if (row.getString("shown") == null) {
			return table + " has no column " + key;
		}
		String type = row.getString("typname");
		if (type == null || !TYPES.contains(type)) {
			return "the key " + key + " of " + table + " is of type " + row.getString("shown")
					+ "; a backfill follows integers, numeric, text, uuid, dates and timestamps";
		}
		if (!row.getBoolean("attnotnull")) {
			return "the key " + key + " of " + table + " can be null, and a batch would not reach such a row; it has to"
					+ " be NOT NULL";
		}
		if (row.getBoolean("generated")) {
			return "the key " + key + " of " + table
					+ " is generated from other columns, so that an UPDATE can change it";
		}
		if (row.getString("followed") != null) {
			return "the UPDATE sets " + row.getString("followed") + " of " + table + ", which the key " + key
					+ " follows by a foreign key with ON UPDATE";
		}
		return row.getBoolean("uniquely") ? null : "the key " + key + " of " + table
				+ " is not unique: no valid unique index of the whole table is on this column alone";
	}

	private static String names(Set<String> columns) {
		return columns.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.name[]"));
	}

	static MessageFailure refused(Backfill backfill, String problem) {
		return new MessageFailure(new SQLException(problem, SQL_STATE), Message.Purpose.SCRIPT,
				backfill.directive().comment().line(), backfill.directive().comment().column(),
				backfill.update().statement().text(), 0);
	}

	/**
	 * The condition of the rows behind one and up to another.
	 * @param after the key before the first row, or {@code null} for the beginning
	 */
	String range(@Nullable String after, String upTo) {
		return behind(after) + this.column + " OPERATOR(pg_catalog.<=) " + literal(upTo);
	}

	/**
	 * The first part of a condition of the rows behind one.
	 */
	String behind(@Nullable String after) {
		return (after == null) ? "" : this.column + " OPERATOR(pg_catalog.>) " + literal(after) + " AND ";
	}

	private String literal(String value) {
		return Sql.literal(value) + "::" + this.type;
	}

}
