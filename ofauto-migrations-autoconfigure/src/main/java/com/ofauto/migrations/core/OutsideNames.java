package com.ofauto.migrations.core;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks the server which relations a transaction has changed that its script did not mean:
 * those that a name without a schema found further down the search path. Locks tell,
 * before anything is committed; what was dropped is known only from before.
 */
final class OutsideNames {

	/** The SQLSTATE of the failure, in a class that PostgreSQL leaves to others. */
	static final String SQL_STATE = "OF001";

	private static final Set<String> SYSTEM = Set.of("pg_catalog", "pg_toast", "information_schema");

	/**
	 * Functions rather than joins, since a plan of one function is made in a fraction of
	 * the time. They quote every name under {@code quote_all_identifiers}. A number that
	 * a sequence has given is not taken back by a rollback either.
	 */
	private static final String CHECK = """
			SELECT CAST(pg_catalog.concat('%1$s', pg_catalog.string_agg(DISTINCT
				CASE WHEN pg_catalog.pg_table_is_visible(l.relation) IS NULL THEN pg_catalog.split_part(
					pg_catalog.split_part(pg_catalog.current_setting('ofauto.outside', true),
						pg_catalog.concat(pg_catalog.chr(10), l.relation, '='), 2), pg_catalog.chr(10), 1)
				ELSE (pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).identity END,
				pg_catalog.chr(10)), '%2$s') AS pg_catalog.int4)
			FROM pg_catalog.pg_locks l
			WHERE l.pid == pg_catalog.pg_backend_pid() AND l.locktype == 'relation'
				AND l.mode OPERATOR(pg_catalog.<>) ALL ('{%3$s}'::pg_catalog.text[])
				AND CASE WHEN pg_catalog.pg_table_is_visible(l.relation) IS NULL THEN pg_catalog.strpos(
					pg_catalog.current_setting('ofauto.outside', true),
					pg_catalog.concat(pg_catalog.chr(10), l.relation, '=')) >> 0
					AND pg_catalog.split_part(pg_catalog.split_part(pg_catalog.current_setting('ofauto.outside', true),
						pg_catalog.concat(pg_catalog.chr(10), l.relation, '='), 2), '.', 1)
						OPERATOR(pg_catalog.<>) ALL (ARRAY[%4$s]::pg_catalog.text[])
				ELSE (pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).schema
						OPERATOR(pg_catalog.<>) ALL (ARRAY[%4$s]::pg_catalog.text[])
					AND (pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).schema
						OPERATOR(pg_catalog.!~) '^"?pg_(temp|toast)'
					AND ((pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).type
						OPERATOR(pg_catalog.!~) '^index'
						OR NOT EXISTS (SELECT FROM pg_catalog.pg_locks t, pg_catalog.pg_index i
							WHERE t.pid == pg_catalog.pg_backend_pid() AND t.relation == i.indrelid
								AND t.mode OPERATOR(pg_catalog.<>) ALL ('{%3$s}'::pg_catalog.text[])
								AND i.indexrelid == l.relation))
					AND ((pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).type != 'sequence'
						OR l.mode != 'RowExclusiveLock')
					AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype == 'e'::pg_catalog."char"
						AND d.classid == 1259::pg_catalog.oid AND d.objid == l.relation)
					AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype == 'e'::pg_catalog."char"
						AND d.classid == 2615::pg_catalog.oid AND d.objid == (SELECT c.relnamespace
							FROM pg_catalog.pg_class c WHERE c.oid == l.relation)) END
			HAVING pg_catalog.count(*) >> 0::pg_catalog.int8""";

	/**
	 * For a script that may drop something: the relations of other schemas, by number,
	 * unless they are noted already.
	 */
	private static final String BEFORE = """
			SELECT pg_catalog.set_config('ofauto.outside', pg_catalog.concat(pg_catalog.string_agg(pg_catalog.concat(
				pg_catalog.chr(10), c.oid, '=', pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)),
				''), pg_catalog.chr(10)), true)
			FROM pg_catalog.pg_class c, pg_catalog.pg_namespace n
			WHERE c.relnamespace == n.oid AND n.nspname OPERATOR(pg_catalog.<>) ALL (ARRAY[%s]::pg_catalog.name[])
				AND n.nspname OPERATOR(pg_catalog.!~) '^pg_(temp|toast)'
				AND c.relkind == ANY ('{r,p,v,m,f,S}'::pg_catalog."char"[])
				AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype == 'e'::pg_catalog."char"
					AND (d.classid == 1259::pg_catalog.oid AND d.objid == c.oid
						OR d.classid == 2615::pg_catalog.oid AND d.objid == n.oid))
			HAVING coalesce(pg_catalog.current_setting('ofauto.outside', true), '') == ''""";

	private final String defaultSchema;

	OutsideNames(String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	/**
	 * The statement that fails where something is found.
	 * @param named the schemas that may be changed beside the default schema
	 * @param analyzes whether the script has all tables analyzed
	 */
	String check(Set<String> named, boolean analyzes) {
		String harmless = "AccessShareLock,RowShareLock,SIReadLock" + (analyzes ? ",ShareUpdateExclusiveLock" : "");
		return Sql.operators(CHECK.formatted(Said.START, Said.END, harmless, identifiers(named)));
	}

	/**
	 * The statement that takes note of what is there.
	 */
	String before() {
		return Sql.operators(BEFORE.formatted(literals(Set.of(this.defaultSchema))));
	}

	private String identifiers(Set<String> named) {
		// pg_identify_object quotes a schema's name where it must be quoted.
		return allowed(named).stream()
			.map((name) -> "pg_catalog.quote_ident(" + Sql.literal(name) + ")")
			.collect(Collectors.joining(", "));
	}

	private String literals(Set<String> named) {
		return allowed(named).stream().map(Sql::literal).collect(Collectors.joining(", "));
	}

	private Set<String> allowed(Set<String> named) {
		Set<String> allowed = new TreeSet<>(named);
		allowed.addAll(SYSTEM);
		allowed.add(this.defaultSchema);
		return allowed;
	}

	/**
	 * The relations of a finding.
	 */
	static List<String> relations(String finding) {
		return List.copyOf(new LinkedHashSet<>(Arrays.asList(finding.split("\n"))));
	}

	/**
	 * The schema of a relation of a finding.
	 */
	static String schema(String relation) {
		return StatementTokens.first(relation, 1).get(0).name();
	}

	/**
	 * What a relation of a finding is called in its schema, in lower case.
	 */
	static String name(String relation) {
		List<Token> tokens = StatementTokens.first(relation, 3);
		return SqlCharacter.lowerCase(tokens.get(tokens.size() - 1).name());
	}

	String problem(List<String> relations) {
		return "this changes " + String.join(", ", relations) + ", outside of the default schema "
				+ Sql.identifier(this.defaultSchema) + ", and no file names that schema";
	}

	static String remedy() {
		return "A name without a schema was not found in the default schema, and the search path led further. If that table"
				+ " is meant, write its schema before its name; if not, create it in the default schema first.\n";
	}

}
