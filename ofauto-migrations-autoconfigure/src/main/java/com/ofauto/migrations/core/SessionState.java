package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.SqlCharacter;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which the pool handed out a session, so that a file's own settings,
 * role and temporary tables reach neither the record nor the next file, and the pool gets
 * its connection back as it was.
 */
final class SessionState {

	/**
	 * What the session came with, and the time zone that it would have if the driver had
	 * not sent the JVM's: what role and database are set to, in PostgreSQL's order, else
	 * what the server's files say. A block, since nobody may ask for the files who is not
	 * allowed to, not even in a branch that is not taken. It looks at the session's own
	 * path, and so it runs under that.
	 */
	static final String CAPTURE = """
			DO $ofauto$
			DECLARE
				ofauto_session pg_catalog.refcursor := 'ofauto_session';
				ofauto_zone pg_catalog.text := (SELECT pg_catalog.substr(config, 10)
					FROM pg_catalog.pg_db_role_setting s, LATERAL pg_catalog.unnest(s.setconfig) config
					WHERE (s.setdatabase OPERATOR(pg_catalog.=) '0'::pg_catalog.oid
							OR s.setdatabase OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d
								WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()))
						AND (s.setrole OPERATOR(pg_catalog.=) '0'::pg_catalog.oid
							OR s.setrole OPERATOR(pg_catalog.=) (SELECT r.oid FROM pg_catalog.pg_roles r
								WHERE r.rolname OPERATOR(pg_catalog.=) session_user))
						AND pg_catalog.lower(config) OPERATOR(pg_catalog.~~) 'timezone=%'
					ORDER BY s.setrole OPERATOR(pg_catalog.=) '0'::pg_catalog.oid,
						s.setdatabase OPERATOR(pg_catalog.=) '0'::pg_catalog.oid LIMIT 1);
			BEGIN
				IF ofauto_zone IS NULL AND pg_catalog.has_function_privilege(
						'pg_catalog.pg_show_all_file_settings()'::pg_catalog.text, 'EXECUTE'::pg_catalog.text) THEN
					ofauto_zone := (SELECT f.setting FROM pg_catalog.pg_show_all_file_settings() f
						WHERE pg_catalog.lower(f.name) OPERATOR(pg_catalog.=) 'timezone' AND f.applied
						ORDER BY f.seqno DESC LIMIT 1);
				END IF;
				OPEN ofauto_session FOR
				SELECT s.name, s.setting FROM pg_catalog.pg_settings s
				WHERE s.source OPERATOR(pg_catalog.=) 'session'
					AND s.name OPERATOR(pg_catalog.!~~) 'transaction\\_%'
				UNION ALL SELECT 'role', pg_catalog.current_setting('role')
				UNION ALL SELECT 'session_authorization', session_user
				UNION ALL SELECT 'search_path', pg_catalog.current_setting('search_path')
				UNION ALL SELECT 'version', pg_catalog.version()
				UNION ALL SELECT 'ofauto_zone', coalesce(ofauto_zone, 'UTC')
				UNION ALL SELECT 'ofauto_event_triggers',
					(EXISTS (SELECT FROM pg_catalog.pg_event_trigger))::pg_catalog.text;
			END
			$ofauto$;
			FETCH ALL FROM ofauto_session""";

	private static final String TIME_ZONE = "TimeZone";

	private static final String SEARCH_PATH = "search_path";

	private static final List<String> CLEAN = List.of("CLOSE ALL", "UNLISTEN *", "DEALLOCATE ALL", "DISCARD TEMP",
			"DISCARD SEQUENCES");

	/** A client that is silent for two minutes is gone. */
	private static final Map<String, String> LIVENESS = Map.of("tcp_keepalives_idle", "60", "tcp_keepalives_interval",
			"10", "tcp_keepalives_count", "6", "tcp_user_timeout", "120000");

	private final Map<String, String> settings = new LinkedHashMap<>();

	private final String user;

	private final String role;

	private final boolean checksClient;

	private final String zone;

	private boolean keptByDefinitions;

	/** It is sent behind each migration. */
	private @Nullable Cleaning cleaning;

	private SessionState(Map<String, String> captured, int majorVersion) {
		this.settings.putAll(captured);
		this.user = String.valueOf(this.settings.remove("session_authorization"));
		this.role = String.valueOf(this.settings.remove("role"));
		this.zone = String.valueOf(this.settings.remove("ofauto_zone"));
		// With PostgreSQL's own schemas in the path a table may be temporary, or a type a
		// domain.
		this.keptByDefinitions = "false".equals(this.settings.remove("ofauto_event_triggers"))
				&& !SqlCharacter.lowerCase(String.valueOf(this.settings.get(SEARCH_PATH))).contains("pg_");
		String version = String.valueOf(this.settings.remove("version"));
		this.checksClient = majorVersion >= 14 && version.contains("linux");
	}

	/**
	 * Reads the answer to {@link #CAPTURE}.
	 * @param statement at the result before it
	 */
	static SessionState read(Statement statement, int majorVersion) throws SQLException {
		Map<String, String> captured = new LinkedHashMap<>();
		if (statement.getResultSet() == null) {
			statement.getMoreResults();
		}
		ResultSet rows = statement.getResultSet();
		while (rows.next()) {
			captured.put(rows.getString(1), rows.getString(2));
		}
		return new SessionState(captured, majorVersion);
	}

	static SessionState capture(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(CAPTURE);
			return read(statement, connection.getMetaData().getDatabaseMajorVersion());
		}
	}

	/**
	 * The time zone in which migrations run unless a property names one: what the pool
	 * sets by a statement, else what the server would give to a client that sends none.
	 */
	String timeZone() {
		return this.settings.getOrDefault(TIME_ZONE, this.zone);
	}

	/**
	 * Whether each {@link PlainDefinition} leaves the session as it is.
	 */
	boolean keptByDefinitions() {
		return this.keptByDefinitions;
	}

	/**
	 * An event trigger has been found, which may have left something.
	 */
	void doubtDefinitions() {
		this.keptByDefinitions = false;
	}

	/**
	 * The statements that make the session what a migration finds: clean, the history's
	 * schema first in its search path, in a time zone that is the same on every machine,
	 * and, where the server can do it, stopped soon after its client is gone.
	 */
	List<String> forMigration(MigratorSettings migrator) {
		Cleaning known = this.cleaning;
		if (known == null || known.migrator() != migrator) {
			known = new Cleaning(migrator, statements(migrator));
			this.cleaning = known;
		}
		return known.statements();
	}

	private List<String> statements(MigratorSettings migrator) {
		String defaultSchema = migrator.defaultSchema();
		Map<String, String> run = new LinkedHashMap<>(this.settings);
		if (defaultSchema != null) {
			String path = String.valueOf(run.get(SEARCH_PATH));
			run.put(SEARCH_PATH,
					path.isBlank() ? Sql.identifier(defaultSchema) : Sql.identifier(defaultSchema) + ", " + path);
		}
		run.put(TIME_ZONE, (migrator.timeZone() != null) ? migrator.timeZone() : timeZone());
		if (this.checksClient) {
			run.put("client_connection_check_interval", "1000");
			LIVENESS.forEach(run::putIfAbsent);
		}
		return clean(run);
	}

	/**
	 * The statements that restore the session to the pool's settings.
	 */
	List<String> asItCame() {
		return clean(this.settings);
	}

	private List<String> clean(Map<String, String> values) {
		List<String> statements = new ArrayList<>();
		statements.add("SET SESSION AUTHORIZATION " + Sql.literal(this.user));
		statements.add("RESET ALL");
		StringBuilder set = new StringBuilder("SELECT ");
		values.forEach((name, value) -> set.append((set.length() > 7) ? ", " : "")
			.append("pg_catalog.set_config(")
			.append(Sql.literal(name))
			.append(", ")
			.append(Sql.literal(value))
			.append(", false)"));
		statements.add(set.toString());
		statements.add("SET ROLE " + role());
		statements.addAll(CLEAN);
		return statements;
	}

	/**
	 * The statements that restore the pool's role for one transaction, which writes the
	 * record.
	 */
	List<String> localRole() {
		return List.of("SET LOCAL SESSION AUTHORIZATION " + Sql.literal(this.user), "SET LOCAL ROLE " + role());
	}

	private String role() {
		return this.role.equals("none") ? "NONE" : Sql.literal(this.role);
	}

	/**
	 * What cleans the session for a migrator.
	 */
	private record Cleaning(MigratorSettings migrator, List<String> statements) {
	}

}
