package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;
import org.jspecify.annotations.Nullable;

/**
 * Names the sessions that keep a statement from its locks: those that hold one on a
 * relation that the statement names, or, for {@code CONCURRENTLY}, the oldest
 * transactions.
 */
final class Blockers {

	private static final String DESCRIPTION = "'pid ' || a.pid || ', application \"' || coalesce(a.application_name, '')"
			+ " || '\", ' || coalesce(a.state, 'state hidden')"
			+ " || coalesce(', in a transaction since ' || to_char(a.xact_start, 'HH24:MI:SS'), '')";

	private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");

	private static final int MOST_NAMES = 200;

	private final Session session;

	Blockers(Session session) {
		this.session = session;
	}

	BlockingSessions of(String statement) {
		Set<String> names = new LinkedHashSet<>();
		for (Token token : StatementTokens.first(statement, MOST_NAMES)) {
			if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED) {
				names.add(token.name());
			}
		}
		List<String> named = names.contains("concurrently") ? oldest() : holders(names);
		return named.isEmpty() ? new BlockingSessions(holders(), false) : new BlockingSessions(named, true);
	}

	/**
	 * Names the other sessions of a deadlock. PostgreSQL says of each who waits for whom,
	 * a line each, in the server's language: whoever is waited for comes last.
	 * @param detail what PostgreSQL said, or {@code null} if it said nothing
	 */
	List<String> ofDeadlock(@Nullable String detail) {
		Set<String> waitedFor = new LinkedHashSet<>();
		for (String line : Objects.requireNonNullElse(detail, "").split("\n")) {
			Matcher last = LAST_NUMBER.matcher(line);
			if (last.find()) {
				waitedFor.add(last.group(1));
			}
		}
		return waitedFor.isEmpty() ? List.of()
				: query("SELECT " + DESCRIPTION
						+ " || coalesce(', holds ' || (SELECT string_agg(DISTINCT l.mode || ' on '"
						+ " || c.relname, ', ') FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE l.granted"
						+ " AND l.pid = a.pid AND c.relkind IN ('r', 'p') AND l.database = (SELECT oid FROM pg_database"
						+ " WHERE datname = current_database())), '') FROM pg_stat_activity a"
						+ " WHERE a.pid <> pg_backend_pid() AND a.pid IN (" + String.join(", ", waitedFor)
						+ ") ORDER BY a.pid");
	}

	private List<String> holders(Set<String> names) {
		String relations = names.stream().map(Sql::literal).collect(Collectors.joining(", "));
		return query("SELECT " + DESCRIPTION
				+ " || ', holds ' || string_agg(DISTINCT l.mode || ' on ' || c.relname, ', ')"
				+ " FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_stat_activity a ON a.pid = l.pid"
				+ " WHERE l.granted AND l.pid <> pg_backend_pid() AND l.database = (SELECT oid FROM pg_database"
				+ " WHERE datname = current_database()) AND c.relname IN (" + relations + ")"
				+ " GROUP BY a.pid, a.application_name, a.state, a.xact_start ORDER BY a.xact_start LIMIT 5");
	}

	/**
	 * Names the sessions that hold some lock in the database: on a relation that is not
	 * PostgreSQL's, or an advisory one.
	 */
	private List<String> holders() {
		return query("SELECT " + DESCRIPTION + " || ', holds ' || string_agg(DISTINCT l.mode || ' on ' || "
				+ "CASE WHEN l.locktype = 'relation' THEN c.relname ELSE 'advisory lock ' || CASE l.objsubid WHEN 1"
				+ " THEN ((l.classid::int8 << 32) | l.objid::int8)::text ELSE l.classid || ', ' || l.objid END END, ', ')"
				+ " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid LEFT JOIN pg_class c"
				+ " ON l.locktype = 'relation' AND c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'f', 'S')"
				+ " AND c.relnamespace <> 'pg_catalog'::regnamespace"
				+ " WHERE l.granted AND l.pid <> pg_backend_pid() AND l.database = (SELECT oid FROM pg_database"
				+ " WHERE datname = current_database()) AND (c.oid IS NOT NULL OR l.locktype = 'advisory')"
				+ " GROUP BY a.pid, a.application_name, a.state, a.xact_start ORDER BY a.xact_start LIMIT 5");
	}

	private List<String> oldest() {
		return query("SELECT " + DESCRIPTION + " FROM pg_stat_activity a WHERE a.pid <> pg_backend_pid()"
				+ " AND a.datname = current_database() AND a.xact_start IS NOT NULL ORDER BY a.xact_start LIMIT 3");
	}

	private List<String> query(String sql) {
		try {
			return this.session.texts(sql);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("find the blocking sessions", ex);
		}
	}

}
