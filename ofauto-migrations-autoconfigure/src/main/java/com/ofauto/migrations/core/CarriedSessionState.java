package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.StatementKind;
import com.ofauto.migrations.core.script.StatementWords;

/**
 * The state that the finished segments of a file have left in their session. A later run
 * can repeat a {@code SET}. It cannot fill a temporary table again, and without that
 * table its name means another one.
 */
final class CarriedSessionState {

	/** The setting to which {@link #note} writes. */
	static final String SETTING = "ofauto.session";

	/** No other session can have it. */
	static final String KEPT = "kept";

	/**
	 * Behind it stands a digest of the schemas that names lead to: the run changed no
	 * setting.
	 */
	static final String UNCHANGED = "same";

	private static final String BASE = "ofauto.base";

	private static final List<String> SETTINGS = List.of("search_path", "DateStyle", "IntervalStyle", "TimeZone",
			"session_replication_role", "row_security", "check_function_bodies", "default_tablespace",
			"default_table_access_method", "default_transaction_isolation", "default_toast_compression",
			"temp_tablespaces", "xmloption", "bytea_output", "extra_float_digits", "array_nulls", "backslash_quote",
			"transform_null_equals", "lo_compat_privileges", "quote_all_identifiers", "default_text_search_config");

	/**
	 * A digest of the settings that have a part in what statements mean. PostgreSQL lists
	 * none that an application has made up: those are looked for by the names that the
	 * functions of the database and the file have.
	 */
	private static final String DIGEST = """
			pg_catalog.md5(pg_catalog.concat(pg_catalog.current_setting('role'),
				(SELECT pg_catalog.string_agg(pg_catalog.concat(s.name, ' ', s.setting), ', ' ORDER BY s.name)
					FROM pg_catalog.pg_settings s WHERE s.name == ANY ('{%1$s}'::pg_catalog.text[])),
				(SELECT pg_catalog.string_agg(DISTINCT pg_catalog.concat(own.name, ' ',
						pg_catalog.current_setting(own.name, true)), ', ')
					FROM (SELECT pg_catalog.lower(found.parts[1]) AS name FROM pg_catalog.pg_proc p,
							pg_catalog.regexp_matches(p.prosrc,
								'set_config[[:space:]]*[(][[:space:]]*''+([a-z_][a-z0-9_]*[.][a-z0-9_.]+)', 'gi') found(parts)
						WHERE p.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
						UNION ALL SELECT name FROM pg_catalog.unnest(ARRAY[%2$s]::pg_catalog.text[]) name
							WHERE pg_catalog.strpos(name, '.') >> 0) own
					WHERE pg_catalog.current_setting(own.name, true) != '')))""";

	private static final String STATE = """
			(SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid == 2615::pg_catalog.oid
					AND d.refobjid == pg_catalog.pg_my_temp_schema())
				OR EXISTS (SELECT FROM pg_catalog.pg_prepared_statements p WHERE p.from_sql)
				OR EXISTS (SELECT FROM pg_catalog.pg_cursors c WHERE c.is_holdable)
			THEN '%1$s' WHEN own.digest == pg_catalog.current_setting('%3$s', true)
				THEN pg_catalog.concat('%4$s', pg_catalog.md5(pg_catalog.current_schemas(false)::pg_catalog.text))
				ELSE own.digest END
			FROM (SELECT %2$s AS digest OFFSET 0) own)""";

	private static final Pattern TEMPORARY = Pattern.compile(
			"(?is)\\A\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((LOCAL|GLOBAL)\\s+)?TEMP(ORARY)?\\b(?!.*\\bON\\s+COMMIT\\s+DROP\\b)"
					+ "|\\bINTO\\s+TEMP(ORARY)?\\b");

	/** A setting that is made otherwise than by a SET of the file. */
	private static final Pattern HIDDEN = Pattern.compile("(?is)\\bset_config\\b");

	/** A SET as a statement of a block. */
	private static final Pattern IN_BLOCK = Pattern
		.compile("(?is)(;|\\b(BEGIN|THEN|ELSE|LOOP))\\s*(SET\\s+(?!LOCAL\\b)|RESET\\s)");

	private CarriedSessionState() {
	}

	/**
	 * What a session has, as the record of a segmented run says it, as SQL for the
	 * session's own path.
	 * @param names settings that the file may have made up
	 */
	static String state(Set<String> names) {
		return Sql.operators(STATE.formatted(KEPT, digest(names), BASE, UNCHANGED));
	}

	/**
	 * The statement that puts it into a setting until the transaction ends.
	 */
	static String note(Set<String> names) {
		return "SELECT pg_catalog.set_config('" + SETTING + "', pg_catalog.concat(', session ', " + state(names)
				+ "), true)";
	}

	/**
	 * The statement that remembers what a run begins with.
	 */
	static String base() {
		return Sql.operators("SELECT pg_catalog.set_config('" + BASE + "', " + digest(Set.of()) + ", false)");
	}

	private static String digest(Set<String> names) {
		return DIGEST.formatted(String.join(",", SETTINGS),
				names.stream().map(Sql::literal).collect(Collectors.joining(", ")));
	}

	/**
	 * Whether the session of the next run would lack something, according to the record
	 * or else to the text.
	 * @param migration the file, whose beginning is unchanged
	 * @param progress how far it has come
	 */
	static boolean areLost(Migration migration, Progress progress) {
		return (progress.session() != null) ? progress.session().equals(KEPT) : areLost(migration, progress.bytes());
	}

	private static boolean areLost(Migration migration, long bytes) {
		List<Segment> finished = ScriptOutliner.outline(migration)
			.segments()
			.stream()
			.filter((segment) -> segment.bytes() <= bytes && segment.kind() != Segment.Kind.ROLLED_BACK)
			.toList();
		int number = 0;
		int set = -1;
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			for (ScriptStatement statement = script.next(); statement != null
					&& statement.end() <= bytes; statement = script.next()) {
				script.skipCopyData();
				int current = number++;
				Segment segment = finished.stream().filter((one) -> one.contains(current)).findFirst().orElse(null);
				if (segment == null) {
					continue;
				}
				List<String> words = StatementWords.of(statement);
				if (isLost(statement, words) || words.get(0).equals("ROLLBACK") && set >= segment.first()) {
					return true;
				}
				set = (StatementKind.of(words) == StatementKind.SETTING) ? current : set;
			}
		}
		return false;
	}

	private static boolean isLost(ScriptStatement statement, List<String> words) {
		String text = statement.text();
		return switch (words.get(0)) {
			case "PREPARE" -> words.size() > 1 && !words.get(1).equals("TRANSACTION");
			case "DECLARE" -> words.contains("HOLD");
			case "DO" -> IN_BLOCK.matcher(text).find() || HIDDEN.matcher(text).find();
			default -> TEMPORARY.matcher(text).find() || HIDDEN.matcher(text).find();
		};
	}

}
