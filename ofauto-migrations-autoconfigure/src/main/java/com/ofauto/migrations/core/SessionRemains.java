package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the finished segments of a file have left in their session, and what is gone with
 * it. A {@code SET} can be said again by the run that goes on. A temporary table cannot
 * be filled again, and without it a name means another table.
 */
final class SessionRemains {

	/**
	 * The SQLSTATE of a run that cannot go on, in a class that PostgreSQL leaves to
	 * others.
	 */
	static final String SQL_STATE = "OF006";

	static final String DIFFERENT = "the finished segments have left something in their session that this run's does not have";

	/** Where {@link #NOTE} puts what it finds. */
	static final String SETTING = "ofauto.session";

	private static final String KEPT = "kept";

	/**
	 * Temporary objects, prepared statements and cursors make it a session of its own;
	 * else the settings that have a part in what statements mean are told by a digest. It
	 * runs under the session's own path.
	 */
	private static final String STATE = Sql.operators(
			"""
					CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid == 2615::pg_catalog.oid
							AND d.refobjid == pg_catalog.pg_my_temp_schema())
						OR EXISTS (SELECT FROM pg_catalog.pg_prepared_statements p WHERE p.from_sql)
						OR EXISTS (SELECT FROM pg_catalog.pg_cursors c WHERE c.is_holdable)
					THEN '%s' ELSE (SELECT pg_catalog.md5(pg_catalog.concat(pg_catalog.current_setting('role'), session_user,
							pg_catalog.string_agg(pg_catalog.concat(s.name, ' ', s.setting), ', ' ORDER BY s.name)))
						FROM pg_catalog.pg_settings s WHERE s.name == ANY ('{%s}'::pg_catalog.text[])
							OR s.source == 'session' AND s.name OPERATOR(pg_catalog.~) '[.]' AND s.name OPERATOR(pg_catalog.!~) '^ofauto[.]')
					END"""
				.formatted(KEPT,
						String.join(",", "search_path", "DateStyle", "IntervalStyle", "TimeZone",
								"session_replication_role", "row_security", "check_function_bodies",
								"default_tablespace", "default_table_access_method", "default_transaction_isolation",
								"default_toast_compression", "temp_tablespaces", "xmloption", "bytea_output",
								"extra_float_digits", "array_nulls", "backslash_quote", "transform_null_equals",
								"lo_compat_privileges", "quote_all_identifiers", "default_text_search_config")));

	static final String NOTE = "SELECT pg_catalog.set_config('" + SETTING + "', pg_catalog.concat(', session ', "
			+ STATE + "), true)";

	private static final Pattern TEMPORARY = Pattern.compile(
			"(?is)\\A\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((LOCAL|GLOBAL)\\s+)?TEMP(ORARY)?\\b(?!.*\\bON\\s+COMMIT\\s+DROP\\b)"
					+ "|\\bINTO\\s+TEMP(ORARY)?\\b");

	/** A setting that is made otherwise than by a SET of the file. */
	private static final Pattern HIDDEN = Pattern.compile("(?is)\\bset_config\\b");

	/** A SET as a statement of a block. */
	private static final Pattern IN_BLOCK = Pattern
		.compile("(?is)(;|\\b(BEGIN|THEN|ELSE|LOOP))\\s*(SET\\s+(?!LOCAL\\b)|RESET\\s)");

	private SessionRemains() {
	}

	/**
	 * What a session has: as the record of a segmented run says it.
	 */
	static String of(Session session) {
		try (Statement statement = session.connection().createStatement();
				ResultSet row = statement.executeQuery("SELECT " + STATE)) {
			row.next();
			return row.getString(1);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("look what the session has", ex);
		}
	}

	/**
	 * Whether a session has what no other can have. One that is gone has nothing.
	 */
	static boolean areIn(Session session) {
		try {
			return !session.isClosed() && KEPT.equals(of(session));
		}
		catch (DatabaseAccessException ex) {
			return false;
		}
	}

	/**
	 * Whether the session of a run that goes on would lack something.
	 * @param migration the file, whose beginning is unchanged
	 * @param progress how far it has come
	 */
	static boolean areLost(Migration migration, Progress progress) {
		return KEPT.equals(progress.session()) || areLost(migration, progress.bytes());
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
