package com.ofauto.migrations.devtools.judge;

import java.util.HashMap;
import java.util.Map;

/**
 * How a column is read that does not speak for itself: expressions by PostgreSQL's own
 * printers, lists in no order, and what only counts relative to its neighbours.
 */
final class Printers {

	private static final Map<String, String> SQL = sql();

	/**
	 * What is a column of no catalog and belongs to one.
	 */
	static final Map<String, Map<String, String>> MORE = Map.of("pg_class",
			Map.of("options of the toast table",
					"(SELECT %s FROM pg_class o WHERE o.oid = t.reltoastrelid)".formatted(sorted("o.reloptions"))),
			"pg_attribute",
			Map.of("position in the composite type",
					"CASE WHEN (SELECT relkind FROM pg_class o WHERE o.oid = t.attrelid) = 'c' "
							+ "THEN rank() OVER (PARTITION BY t.attrelid ORDER BY t.attnum) END"));

	private Printers() {
	}

	/**
	 * The expression that reads a column, if it is not just the column.
	 */
	static String of(String catalog, String column, String type) {
		String known = SQL.get(catalog + "." + column);
		if (known != null) {
			return known;
		}
		return switch (type) {
			case "pg_node_tree", "int2vector", "anyarray" ->
				throw new IllegalStateException("No printer for %s.%s, of type %s".formatted(catalog, column, type));
			case "_text", "_aclitem" -> sorted("t." + column);
			default -> "t." + column + "::text";
		};
	}

	private static Map<String, String> sql() {
		Map<String, String> sql = new HashMap<>();
		print(sql, "pg_attrdef.adbin", "pg_get_expr(t.adbin, t.adrelid)");
		print(sql, "pg_class.relpartbound", "pg_get_expr(t.relpartbound, t.oid)");
		print(sql, "pg_constraint.conbin", "pg_get_constraintdef(t.oid)");
		print(sql, "pg_index.indexprs", "pg_get_indexdef(t.indexrelid)");
		print(sql, "pg_index.indpred", "pg_get_expr(t.indpred, t.indrelid)");
		print(sql, "pg_partitioned_table.partexprs", "pg_get_partkeydef(t.partrelid)");
		print(sql, "pg_policy.polqual", "pg_get_expr(t.polqual, t.polrelid)");
		print(sql, "pg_policy.polwithcheck", "pg_get_expr(t.polwithcheck, t.polrelid)");
		print(sql, "pg_proc.proargdefaults", "pg_get_function_arguments(t.oid)");
		print(sql, "pg_proc.prosqlbody", "pg_get_function_sqlbody(t.oid)");
		print(sql, "pg_publication_rel.prqual", "pg_get_expr(t.prqual, t.prrelid)");
		print(sql, "pg_rewrite.ev_action", "pg_get_ruledef(t.oid)");
		print(sql, "pg_rewrite.ev_qual", "pg_get_ruledef(t.oid)");
		print(sql, "pg_statistic_ext.stxexprs", "pg_get_statisticsobjdef(t.oid)");
		print(sql, "pg_trigger.tgqual", "pg_get_triggerdef(t.oid)");
		print(sql, "pg_type.typdefaultbin", "pg_get_expr(t.typdefaultbin, 0)");
		sql.put("pg_type.typdefault", "CASE WHEN t.typdefaultbin IS NULL THEN t.typdefault END");
		sql.put("pg_type.typname", "CASE WHEN t.typcategory = 'A' THEN 'array' ELSE t.typname END");
		sql.put("pg_constraint.conname",
				"coalesce(%s, t.conname)".formatted(Identities.GIVEN_CONSTRAINT.formatted("t.oid")));
		// Of all others it only says whether they came from a parent when they were made.
		sql.put("pg_constraint.connoinherit", "CASE WHEN t.contype IN ('c', 'n') THEN t.connoinherit::text END");
		sql.put("pg_proc.proargnames", "t.proargnames::text");
		sql.put("pg_index.indoption", "t.indoption::text");
		sql.put("pg_enum.enumsortorder", "rank() OVER (PARTITION BY t.enumtypid ORDER BY t.enumsortorder)");
		sql.put("pg_inherits.inhseqno", "rank() OVER (PARTITION BY t.inhrelid ORDER BY t.inhseqno)");
		grants(sql, "pg_attribute.attacl", "'c', 10");
		grants(sql, "pg_class.relacl", "CASE t.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", t.relowner");
		grants(sql, "pg_database.datacl", "'d', t.datdba");
		grants(sql, "pg_foreign_data_wrapper.fdwacl", "'F', t.fdwowner");
		grants(sql, "pg_foreign_server.srvacl", "'S', t.srvowner");
		grants(sql, "pg_language.lanacl", "'l', t.lanowner");
		grants(sql, "pg_namespace.nspacl", "'n', t.nspowner");
		grants(sql, "pg_proc.proacl", "'f', t.proowner");
		grants(sql, "pg_type.typacl", "'T', t.typowner");
		return sql;
	}

	private static void print(Map<String, String> sql, String column, String printer) {
		String name = column.substring(column.indexOf('.') + 1);
		sql.put(column, "CASE WHEN t.%s IS NOT NULL THEN %s END".formatted(name, printer));
	}

	/**
	 * Privileges that are those of an object without any grant are no grant. An owner may
	 * grant all that he has, whether it stands there or not.
	 */
	private static void grants(Map<String, String> sql, String column, String kindAndOwner) {
		String name = column.substring(column.indexOf('.') + 1);
		String owner = kindAndOwner.substring(kindAndOwner.lastIndexOf(' ') + 1);
		String entry = ("CASE WHEN (SELECT bool_and(x.grantee = %s) FROM aclexplode(ARRAY[e]) x) "
				+ "THEN replace(e::text, '*', '') ELSE e::text END")
			.formatted(owner);
		sql.put(column, "nullif(%s, %s)".formatted(sorted("t." + name, entry),
				sorted("acldefault(" + kindAndOwner + ")", entry)));
	}

	private static String sorted(String array) {
		return sorted(array, "e::text");
	}

	private static String sorted(String array, String entry) {
		return ("CASE WHEN %1$s IS NOT NULL THEN coalesce((SELECT array_agg(%2$s ORDER BY e::text COLLATE \"C\") "
				+ "FROM unnest(%1$s) e)::text, '{}') END")
			.formatted(array, entry);
	}

}
