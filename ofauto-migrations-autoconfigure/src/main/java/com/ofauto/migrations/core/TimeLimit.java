package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.StatementWords;
import org.jspecify.annotations.Nullable;

/**
 * A timeout of the server, or another setting, that ended a statement: its value, its
 * source, and the remedy.
 *
 * @param name the parameter
 * @param problem value and source, one sentence
 * @param remedy what helps, whole sentences
 */
record TimeLimit(String name, String problem, String remedy) {

	private static final String STATEMENT = "statement_timeout";

	private static final String IDLE_SESSION = "idle_session_timeout";

	private static final String SOCKET = "socketTimeout";

	private static final Pattern NO_LIMIT = Pattern.compile("[^\\d]0'?[\\s;]*$");

	private static final String QUERY = """
			SELECT pg_catalog.current_setting(s.name), s.source, session_user::pg_catalog.text,
				pg_catalog.quote_ident(session_user::pg_catalog.text), pg_catalog.current_database()::pg_catalog.text
			FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) '%s'::pg_catalog.text""";

	/**
	 * Finds the limit behind a failure.
	 * @param session a session like the one that it ended, without an open transaction
	 * @param migration the script that ran, or {@code null} if it was none
	 * @return the limit, or {@code null} if it was none, or is not known any more
	 */
	static @Nullable TimeLimit behind(SQLException failure, Session session, @Nullable Migration migration) {
		TimeLimit setting = DriverSetting.behind(failure);
		if (setting != null) {
			return setting;
		}
		String name = name(failure);
		if (name == null) {
			return DatabaseAccessException.isSilence(failure) ? ofDriver(session) : null;
		}
		if (migration != null && isSetBy(migration, name)) {
			return new TimeLimit(name, "The file sets " + name + " itself.", "Raise the limit there, or remove it.");
		}
		try (Statement statement = session.connection().createStatement();
				ResultSet row = statement.executeQuery(QUERY.formatted(name))) {
			if (!row.next() || row.getString(1).equals("0")) {
				return null;
			}
			return new TimeLimit(name,
					name + " is " + row.getString(1) + " here, set "
							+ source(row.getString(2), row.getString(3), row.getString(5)) + ".",
					remedy(name, row.getString(4), migration != null));
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * The driver waits for each answer as long as a new connection of the same kind says.
	 */
	private static @Nullable TimeLimit ofDriver(Session session) {
		try {
			Duration limit = session.readLimit();
			return limit.isZero() ? null
					: new TimeLimit(SOCKET,
							"The driver waits " + limit.toSeconds()
									+ " s for an answer: socketTimeout is set in the URL or by the pool.",
							"Migrate without it: remove socketTimeout, or set ofauto.migrations.url to a URL of its own"
									+ " with socketTimeout=0.");
		}
		catch (SQLException ex) {
			return null;
		}
	}

	private static @Nullable String name(SQLException failure) {
		String message = String.valueOf(failure.getMessage());
		return switch (String.valueOf(failure.getSQLState())) {
			// Said in the server's language, except that there are only these two.
			case "57014" -> message.contains("user request") ? null : STATEMENT;
			case "25P03" -> "idle_in_transaction_session_timeout";
			case "25P04" -> "transaction_timeout";
			case "57P05" -> IDLE_SESSION;
			default -> null;
		};
	}

	private static boolean isSetBy(Migration migration, String name) {
		String word = name.toUpperCase(Locale.ROOT);
		try {
			return ScriptSource.first(migration, (statement) -> {
				List<String> words = StatementWords.of(statement);
				return !words.isEmpty() && words.get(0).equals("SET") && words.contains(word)
						&& !NO_LIMIT.matcher(statement.text()).find();
			}) != null;
		}
		catch (MigrationException ex) {
			// It has failed already.
		}
		return false;
	}

	private static String source(String source, String role, String database) {
		return switch (source) {
			case "user" -> "for the role " + role;
			case "database" -> "for the database " + database;
			case "database user" -> "for the role " + role + " in the database " + database;
			case "global" -> "for all roles";
			case "session" -> "by a statement of the pool, such as spring.datasource.hikari.connection-init-sql";
			case "client" -> "by the URL";
			case "configuration file" -> "in the server's configuration";
			default -> "by the server's " + source;
		};
	}

	private static String remedy(String name, String role, boolean script) {
		String remove = "remove it for the role that migrates: ALTER ROLE " + role + " SET " + name + " = 0.";
		if (!script || name.equals(IDLE_SESSION)) {
			return "R" + remove.substring(1);
		}
		return "Write \"SET " + name + " = 0;\" "
				+ (name.equals(STATEMENT) ? "before the statement" : "at the top of the file")
				+ ", which affects only this file; or " + remove;
	}

}
