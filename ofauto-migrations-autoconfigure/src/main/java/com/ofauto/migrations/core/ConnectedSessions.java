package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions of a database that have the same name.
 *
 * @param application what they call themselves, may be empty
 * @param number how many they are
 * @since 0.1.0
 */
public record ConnectedSessions(String application, int number) {

	/**
	 * What the pool of this process has opened is no older than our session's neighbours.
	 */
	private static final String OTHERS = """
			SELECT coalesce(a.application_name, ''), count(*)
			FROM pg_stat_activity a, pg_stat_activity own
			WHERE own.pid = pg_backend_pid() AND a.datname = current_database() AND a.pid <> own.pid
				AND a.backend_type = 'client backend'
				AND NOT (a.client_addr IS NOT DISTINCT FROM own.client_addr
					AND a.application_name = own.application_name AND a.usename = own.usename
					AND a.backend_start > own.backend_start - interval '1 second')
			GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10""";

	static List<ConnectedSessions> besides(Session session) throws SQLException {
		List<ConnectedSessions> sessions = new ArrayList<>();
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = SafePath.query(statement, OTHERS)) {
			while (rows.next()) {
				sessions.add(new ConnectedSessions(ReadableText.name(rows.getString(1)), rows.getInt(2)));
			}
		}
		return sessions;
	}

	/**
	 * The sessions for a person.
	 * @return such as {@code 3 sessions of "billing"}
	 */
	public String describe() {
		return this.number + ((this.number == 1) ? " session of " : " sessions of ")
				+ (this.application.isEmpty() ? "an application without a name" : '"' + this.application + '"');
	}

}
