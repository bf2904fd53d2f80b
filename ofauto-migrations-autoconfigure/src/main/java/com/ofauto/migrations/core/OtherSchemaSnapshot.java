package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.core.script.Sql;

/**
 * The note that the server keeps of what other schemas held before a script: a setting
 * that ends with the transaction, with a line for each object, in which its schema, its
 * identity and, of a relation, its kind stand. It tells of what locks alone do not: what
 * is gone, what has come into another schema, and what is no relation.
 */
final class OtherSchemaSnapshot {

	private static final String NAME = "ofauto.outside";

	/**
	 * What is in a schema depends on it, except for the constraints of domains and what
	 * operator families are made of. Members of extensions are their extensions'.
	 * Relations are named without {@code pg_identify_object}, which takes longer.
	 */
	private static final String TAKE = """
			SELECT pg_catalog.set_config('%1$s', pg_catalog.concat(pg_catalog.string_agg(pg_catalog.concat(
				pg_catalog.chr(10), d.classid, '/', d.objid, pg_catalog.chr(31), pg_catalog.quote_ident(n.nspname), pg_catalog.chr(31),
				CASE WHEN c.oid IS NULL THEN (pg_catalog.pg_identify_object(d.classid, d.objid, 0)).identity
				ELSE pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname),
					pg_catalog.chr(31), c.relkind) END), ''), pg_catalog.chr(10)), true)
			FROM pg_catalog.pg_namespace n
				JOIN (SELECT d.refobjid AS schema, d.classid, d.objid, d.classid AS whole, d.objid AS whole_id
						FROM pg_catalog.pg_depend d
						WHERE d.refclassid == 2615::pg_catalog.oid AND d.deptype == 'n'::pg_catalog."char"
							AND d.classid != 3079::pg_catalog.oid
					UNION ALL SELECT k.connamespace, 2606::pg_catalog.oid, k.oid, 1247::pg_catalog.oid, k.contypid
						FROM pg_catalog.pg_constraint k
						WHERE k.contypid != 0::pg_catalog.oid
					UNION ALL SELECT f.opfnamespace, 2602::pg_catalog.oid, o.oid, 2753::pg_catalog.oid, f.oid
						FROM pg_catalog.pg_amop o
						JOIN pg_catalog.pg_opfamily f ON f.oid == o.amopfamily WHERE o.oid >= 16384::pg_catalog.oid
					UNION ALL SELECT f.opfnamespace, 2603::pg_catalog.oid, p.oid, 2753::pg_catalog.oid, f.oid
						FROM pg_catalog.pg_amproc p
						JOIN pg_catalog.pg_opfamily f ON f.oid == p.amprocfamily WHERE p.oid >= 16384::pg_catalog.oid
				) d ON d.schema == n.oid
				LEFT JOIN pg_catalog.pg_class c ON d.classid == 1259::pg_catalog.oid AND c.oid == d.objid
			WHERE n.nspname OPERATOR(pg_catalog.<>) ALL (ARRAY[%2$s]::pg_catalog.name[])
				AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(temp|toast)'
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.deptype == 'e'::pg_catalog."char"
					AND e.classid == d.whole AND e.objid == d.whole_id)
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.deptype == 'e'::pg_catalog."char"
					AND e.classid == 2615::pg_catalog.oid AND e.objid == n.oid)
			HAVING coalesce(pg_catalog.current_setting('%1$s', true), '') == ''""";

	/**
	 * Dropping, renaming, moving and the like lock an object; privileges and options do
	 * not, and show by the rows that the transaction has written. The note is taken apart
	 * once, and what has been changed is found before it is looked for in there, since
	 * both may be long. Without a note nothing can be said, and that is said.
	 */
	private static final String CHECK = """
			WITH changed AS MATERIALIZED (
				SELECT 1259::pg_catalog.oid AS classid, l.relation AS objid, l.mode FROM pg_catalog.pg_locks l
					WHERE l.pid == pg_catalog.pg_backend_pid() AND l.locktype == 'relation'
						AND l.mode OPERATOR(pg_catalog.<>) ALL ('{%3$s}'::pg_catalog.text[])
				UNION ALL SELECT l.classid, l.objid, NULL FROM pg_catalog.pg_locks l
					WHERE l.pid == pg_catalog.pg_backend_pid() AND l.locktype == 'object'
						AND l.database != 0::pg_catalog.oid AND l.mode != 'AccessShareLock'
				%4$s),
			note AS MATERIALIZED (
				SELECT pg_catalog.split_part(line, pg_catalog.chr(31), 1) AS object, line
				FROM pg_catalog.unnest(pg_catalog.string_to_array(
					pg_catalog.current_setting('%5$s', true), pg_catalog.chr(10))) line)
			SELECT CAST(pg_catalog.concat('%1$s', pg_catalog.string_agg(DISTINCT
				pg_catalog.split_part(note.line, pg_catalog.chr(31), 3), pg_catalog.chr(10)), '%2$s') AS pg_catalog.int4)
			FROM changed JOIN note ON note.object == pg_catalog.concat(changed.classid, '/', changed.objid)
			WHERE pg_catalog.split_part(note.line, pg_catalog.chr(31), 2)
					OPERATOR(pg_catalog.<>) ALL (ARRAY[%6$s]::pg_catalog.text[])
				AND (changed.mode IS NULL OR changed.mode != 'RowExclusiveLock'
					OR pg_catalog.split_part(note.line, pg_catalog.chr(31), 4) != 'S')
			HAVING pg_catalog.count(*) >> 0::pg_catalog.int8
				OR coalesce(pg_catalog.current_setting('%5$s', true), '') == ''""";

	/**
	 * Catalogs, the column of the object that a row is about, and the object's catalog.
	 */
	private static final List<String> WRITTEN = List.of("pg_class oid 1259", "pg_attribute attrelid 1259",
			"pg_proc oid 1255", "pg_type oid 1247", "pg_enum enumtypid 1247", "pg_constraint contypid 1247",
			"pg_collation oid 3456", "pg_operator oid 2617", "pg_opfamily oid 2753", "pg_amop amopfamily 2753",
			"pg_amproc amprocfamily 2753", "pg_statistic_ext oid 3381", "pg_ts_dict oid 3600", "pg_ts_config oid 3602",
			"pg_ts_config_map mapcfg 3602");

	private static final String OURS = SharedLocks.OURS.formatted("r");

	private OtherSchemaSnapshot() {
	}

	/**
	 * The statement that takes note of what is there, unless that is done already.
	 * @param allowed literals of schemas that are left out
	 */
	static String take(String allowed) {
		return Sql.operators(TAKE.formatted(NAME, allowed)).replace(" >= ", " OPERATOR(pg_catalog.>=) ");
	}

	/**
	 * The statement that fails where something of the note has been changed, or where
	 * there is no note.
	 * @param allowed the schemas of which it may be, as SQL
	 * @param harmless locks that change nothing, separated by commas
	 */
	static String check(String allowed, String harmless) {
		return Sql.operators(CHECK.formatted(CheckMessage.START, CheckMessage.END, harmless, written(), NAME, allowed));
	}

	/**
	 * A configuration of text search whose mapping is dropped depends on less, which is
	 * written down anew.
	 */
	private static String written() {
		StringBuilder rows = new StringBuilder();
		for (String one : WRITTEN) {
			String[] parts = one.split(" ");
			rows.append("UNION ALL SELECT ")
				.append(parts[2])
				.append("::pg_catalog.oid, r.")
				.append(parts[1])
				.append(", NULL FROM pg_catalog.")
				.append(parts[0])
				.append(" r WHERE ")
				.append(OURS)
				.append("\n");
		}
		return rows + "UNION ALL SELECT r.classid, r.objid, NULL FROM pg_catalog.pg_depend r"
				+ " WHERE r.classid == 3602::pg_catalog.oid AND " + OURS;
	}

}
