package com.ofauto.migrations.core;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;

/**
 * Finds changes that a script did not intend: a name without a schema that was found in a
 * later schema of the search path. Locks show changed relations before the commit;
 * {@link OtherSchemaSnapshot} shows the rest.
 */
final class OtherSchemaChanges {

	/** The SQLSTATE of the failure, in a class that PostgreSQL leaves to others. */
	static final String SQL_STATE = "OF001";

	/** The SQLSTATE where no statement of the script says the name. */
	static final String REACHED_STATE = "OF005";

	/** The SQLSTATE where nothing can be said. */
	static final String UNKNOWN_STATE = "OF004";

	static final String UNKNOWN = "a block or a function resets all settings, including the one that notes the"
			+ " state of the other schemas, so it is unknown whether this changes them";

	static final String UNKNOWN_REMEDY = "Reset individual settings there, such as RESET work_mem.\n";

	private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

	private static final Set<String> SYSTEM = Set.of("pg_catalog", "pg_toast", "information_schema",
			CaptureSchema.NAME);

	/**
	 * Functions rather than joins, since a plan of one function is made in a fraction of
	 * the time. They quote every name under {@code quote_all_identifiers}. A number that
	 * a sequence has given is not taken back by a rollback either.
	 */
	private static final String CHECK = """
			SELECT CAST(pg_catalog.concat('%1$s', pg_catalog.string_agg(DISTINCT
				(pg_catalog.pg_identify_object(1259::pg_catalog.oid, l.relation, 0)).identity,
				pg_catalog.chr(10)), '%2$s') AS pg_catalog.int4)
			FROM pg_catalog.pg_locks l
			WHERE l.pid == pg_catalog.pg_backend_pid() AND l.locktype == 'relation'
				AND l.mode OPERATOR(pg_catalog.<>) ALL ('{%3$s}'::pg_catalog.text[])
				AND CASE WHEN pg_catalog.pg_table_is_visible(l.relation) IS NULL THEN false
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

	private final String defaultSchema;

	OtherSchemaChanges(String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	/**
	 * The statements that fail where something is found.
	 * @param named the schemas that may be changed beside the default schema
	 * @param analyzes whether the script has all tables analyzed
	 * @param noted whether note was taken of what was there before
	 */
	List<String> check(Set<String> named, boolean analyzes, boolean noted) {
		String harmless = "AccessShareLock,RowShareLock,SIReadLock" + (analyzes ? ",ShareUpdateExclusiveLock" : "");
		String allowed = identifiers(named);
		String relations = Sql.operators(CHECK.formatted(CheckMessage.START, CheckMessage.END, harmless, allowed));
		return noted ? List.of(relations, OtherSchemaSnapshot.check(allowed, harmless)) : List.of(relations);
	}

	/**
	 * The statement that takes note of what is there, unless that is done already.
	 */
	String before() {
		return OtherSchemaSnapshot.take(literals(Set.of(this.defaultSchema)));
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
	 * The objects of a finding.
	 */
	static List<String> objects(String finding) {
		return List.copyOf(new LinkedHashSet<>(Arrays.asList(finding.split("\n"))));
	}

	/**
	 * The schema of an object of a finding.
	 */
	static String schema(String object) {
		return StatementTokens.first(object, 1).get(0).name();
	}

	/**
	 * What an object of a finding is called in its schema, in lower case.
	 */
	static String name(String object) {
		List<Token> tokens = StatementTokens.first(object, 3);
		return SqlCharacter.lowerCase(tokens.get(tokens.size() - 1).name());
	}

	String problem(List<String> objects) {
		return "this changes " + String.join(", ", objects) + ", outside of the default schema "
				+ Sql.identifier(this.defaultSchema) + ", and no file names that schema";
	}

	/**
	 * For what no statement of the script names.
	 */
	static String hint(List<String> objects) {
		return "No statement of the file names it: a trigger, a partition or a foreign key leads there. To allow"
				+ " the change, name the schema in the file: "
				+ objects.stream()
					.map(OtherSchemaChanges::schema)
					.distinct()
					.map((schema) -> "SELECT "
							+ Sql.literal(SIMPLE.matcher(schema).matches() ? schema : Sql.identifier(schema))
							+ "::regnamespace;")
					.collect(Collectors.joining(" "));
	}

	static String remedy() {
		return "A name without a schema was not found in the default schema, but in a later schema of the search"
				+ " path. If you mean that object, write its schema before the name; if not, create the object in"
				+ " the default schema first.\n";
	}

}
