package com.ofauto.migrations.core;

/**
 * The note that the server keeps of what other schemas held before a script: a setting
 * that ends with the transaction, with a line for each object, in which its schema, its
 * identity and, of a relation, its kind stand. It tells of what locks alone do not: what
 * is gone, what has come into another schema, and what is no relation.
 */
final class OutsideNote {

	private static final String NAME = "ofauto.outside";

	/**
	 * What is in a schema depends on it. Members of extensions are their extensions'.
	 * Relations are named without {@code pg_identify_object}, which takes longer.
	 */
	private static final String TAKE = """
			SELECT pg_catalog.set_config('%1$s', pg_catalog.concat(pg_catalog.string_agg(pg_catalog.concat(
				pg_catalog.chr(10), d.classid, '/', d.objid, '=', pg_catalog.quote_ident(n.nspname), pg_catalog.chr(31),
				CASE WHEN c.oid IS NULL THEN (pg_catalog.pg_identify_object(d.classid, d.objid, 0)).identity
				ELSE pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname),
					pg_catalog.chr(31), c.relkind) END), ''), pg_catalog.chr(10)), true)
			FROM pg_catalog.pg_namespace n
				JOIN pg_catalog.pg_depend d ON d.refclassid == 2615::pg_catalog.oid AND d.refobjid == n.oid
				LEFT JOIN pg_catalog.pg_class c ON d.classid == 1259::pg_catalog.oid AND c.oid == d.objid
			WHERE n.nspname OPERATOR(pg_catalog.<>) ALL (ARRAY[%2$s]::pg_catalog.name[])
				AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(temp|toast)'
				AND d.deptype == 'n'::pg_catalog."char" AND d.classid != 3079::pg_catalog.oid
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.deptype == 'e'::pg_catalog."char"
					AND e.classid == d.classid AND e.objid == d.objid)
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.deptype == 'e'::pg_catalog."char"
					AND e.classid == 2615::pg_catalog.oid AND e.objid == n.oid)
			HAVING coalesce(pg_catalog.current_setting('%1$s', true), '') == ''""";

	/**
	 * Dropping, renaming, moving and the like lock an object; privileges and options of
	 * functions and types do not, and show by the rows that the transaction has written:
	 * of pg_class (1259), pg_proc (1255) and pg_type (1247).
	 */
	private static final String CHECK = """
			SELECT CAST(pg_catalog.concat('%1$s', pg_catalog.string_agg(DISTINCT %2$s, pg_catalog.chr(10)), '%3$s')
				AS pg_catalog.int4)
			FROM (SELECT %4$s AS line FROM (
				SELECT l.classid, l.objid FROM pg_catalog.pg_locks l
					WHERE l.pid == pg_catalog.pg_backend_pid() AND l.locktype == 'object'
						AND l.database != 0::pg_catalog.oid AND l.mode != 'AccessShareLock'
				UNION ALL SELECT 1259::pg_catalog.oid, c.oid FROM pg_catalog.pg_class c WHERE %5$s
				UNION ALL SELECT 1259::pg_catalog.oid, a.attrelid FROM pg_catalog.pg_attribute a WHERE %6$s
				UNION ALL SELECT 1255::pg_catalog.oid, p.oid FROM pg_catalog.pg_proc p WHERE %7$s
				UNION ALL SELECT 1247::pg_catalog.oid, t.oid FROM pg_catalog.pg_type t WHERE %8$s
				UNION ALL SELECT 1247::pg_catalog.oid, e.enumtypid FROM pg_catalog.pg_enum e WHERE %9$s
				UNION ALL SELECT 1247::pg_catalog.oid, d.contypid FROM pg_catalog.pg_constraint d
					WHERE d.contypid != 0::pg_catalog.oid AND %10$s) changed) noted
			WHERE noted.line != '' AND %11$s OPERATOR(pg_catalog.<>) ALL (ARRAY[%12$s]::pg_catalog.text[])
			HAVING pg_catalog.count(*) >> 0::pg_catalog.int8""";

	private OutsideNote() {
	}

	/**
	 * The statement that takes note of what is there, unless that is done already.
	 * @param allowed literals of schemas that are left out
	 */
	static String take(String allowed) {
		return Sql.operators(TAKE.formatted(NAME, allowed));
	}

	/**
	 * The statement that fails where something of the note has been changed.
	 * @param allowed the schemas of which it may be, as SQL
	 */
	static String check(String allowed) {
		return Sql.operators(CHECK.formatted(Said.START, identity("noted.line"), Said.END,
				of("changed.classid", "changed.objid"), ours("c"), ours("a"), ours("p"), ours("t"), ours("e"),
				ours("d"), schema("noted.line"), allowed));
	}

	private static String ours(String row) {
		return SharedLocks.OURS.formatted(row);
	}

	/**
	 * What the note says of an object, as SQL: a line, which is empty or null if it says
	 * nothing.
	 */
	static String of(String classId, String objectId) {
		return """
				pg_catalog.split_part(pg_catalog.split_part(pg_catalog.current_setting('%s', true),
					pg_catalog.concat(pg_catalog.chr(10), %s, '/', %s, '='), 2), pg_catalog.chr(10), 1)"""
			.formatted(NAME, classId, objectId);
	}

	static String schema(String line) {
		return part(line, 1);
	}

	static String identity(String line) {
		return part(line, 2);
	}

	static String kind(String line) {
		return part(line, 3);
	}

	private static String part(String line, int number) {
		return "pg_catalog.split_part(" + line + ", pg_catalog.chr(31), " + number + ")";
	}

}
