package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings with which a session came from its pool, so that a file's own settings,
 * role and temporary tables reach neither the record nor the next file, and the pool gets
 * its connection back as it was.
 */
final class SessionState {

	/** It looks at the session's own path, and so it runs under that. */
	static final String CAPTURE = """
			SELECT name, setting FROM pg_catalog.pg_settings WHERE source OPERATOR(pg_catalog.=) 'session'
				AND name OPERATOR(pg_catalog.!~~) 'transaction\\_%'
			UNION ALL SELECT 'role', pg_catalog.current_setting('role')
			UNION ALL SELECT 'session_authorization', session_user
			UNION ALL SELECT 'search_path', pg_catalog.current_setting('search_path')
			UNION ALL SELECT 'version', pg_catalog.version()
			""";

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

	private SessionState(Map<String, String> captured, int majorVersion) {
		this.settings.putAll(captured);
		this.user = String.valueOf(this.settings.remove("session_authorization"));
		this.role = String.valueOf(this.settings.remove("role"));
		String version = String.valueOf(this.settings.remove("version"));
		this.checksClient = majorVersion >= 14 && version.contains("linux");
	}

	static SessionState read(ResultSet rows, int majorVersion) throws SQLException {
		Map<String, String> captured = new LinkedHashMap<>();
		while (rows.next()) {
			captured.put(rows.getString(1), rows.getString(2));
		}
		return new SessionState(captured, majorVersion);
	}

	static SessionState capture(Session session) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			return read(statement.executeQuery(CAPTURE), session.majorVersion());
		}
	}

	/**
	 * The statements that make the session what a migration finds: clean, the history's
	 * schema first in its search path, and, where the server can do it, stopped soon
	 * after its client is gone.
	 */
	List<String> forMigration(@Nullable String defaultSchema) {
		Map<String, String> run = new LinkedHashMap<>(this.settings);
		if (defaultSchema != null) {
			String path = String.valueOf(run.get(SEARCH_PATH));
			run.put(SEARCH_PATH,
					path.isBlank() ? Sql.identifier(defaultSchema) : Sql.identifier(defaultSchema) + ", " + path);
		}
		if (this.checksClient) {
			run.put("client_connection_check_interval", "1000");
			LIVENESS.forEach(run::putIfAbsent);
		}
		return clean(run);
	}

	/**
	 * The statements that make the session what it was when it came.
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
	 * The statements that make the record's writer, for one transaction, the role that
	 * came.
	 */
	List<String> localRole() {
		return List.of("SET LOCAL SESSION AUTHORIZATION " + Sql.literal(this.user), "SET LOCAL ROLE " + role());
	}

	private String role() {
		return this.role.equals("none") ? "NONE" : Sql.literal(this.role);
	}

}
