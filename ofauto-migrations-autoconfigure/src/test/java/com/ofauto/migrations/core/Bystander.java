package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Another session on a test's database: it holds a transaction open and with it what
 * others wait for, and it watches what they do.
 */
public final class Bystander implements AutoCloseable {

	private static final String OF_THIS_DATABASE = " AND database = (SELECT oid FROM pg_database"
			+ " WHERE datname = current_database())";

	/**
	 * Keeps whoever runs it until the bystander who said {@link #HOLD_GATE} lets go.
	 */
	public static final String GATE = "SELECT pg_advisory_xact_lock(4711);";

	public static final String HOLD_GATE = "SELECT pg_advisory_xact_lock(4711)";

	/**
	 * Finds who is kept by {@link #GATE}.
	 */
	public static final String AT_GATE = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"
			+ OF_THIS_DATABASE;

	/**
	 * Finds who waits for the migration lock.
	 */
	public static final String AT_MIGRATION_LOCK = "SELECT pid FROM pg_locks WHERE locktype = 'advisory'"
			+ " AND objid = 72707369 AND NOT granted" + OF_THIS_DATABASE;

	/**
	 * The locks of who is kept by {@link #GATE}, read at one moment: a brief statement
	 * waits for a moment only, and is tried again.
	 */
	public static final String LOCKS_AT_GATE = """
			WITH now AS MATERIALIZED (SELECT * FROM pg_locks),
			waiting AS (%s)
			SELECT coalesce(string_agg(l.relation::regclass || ' ' || l.mode, ', ' ORDER BY l.relation::regclass::text),
			                'nothing')
			FROM waiting LEFT JOIN now AS l ON l.pid = waiting.pid AND l.locktype = 'relation' AND l.granted
			     AND l.relation >= 16384 AND l.relation::regclass::text NOT LIKE '%%prisma%%'
			GROUP BY waiting.pid""".formatted(AT_GATE.replace("FROM pg_locks", "FROM now"));

	private static final int TRIES = 6000;

	private final Connection connection;

	private Bystander(Connection connection) {
		this.connection = connection;
	}

	public static Bystander on(TestDatabase database) {
		return on(database.dataSource());
	}

	public static Bystander on(PGSimpleDataSource dataSource) {
		// Otherwise an open transaction keeps the snapshot of its last statement.
		dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
		try {
			return new Bystander(dataSource.getConnection());
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Begins a transaction that stays open.
	 */
	public Bystander begin(String sql) {
		return execute("BEGIN; " + sql);
	}

	public Bystander execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
			return this;
		}
		catch (SQLException ex) {
			throw new AssertionError(sql, ex);
		}
	}

	public void commit() {
		execute("COMMIT");
	}

	public int pid() {
		return Integer.parseInt(find("SELECT pg_backend_pid()"));
	}

	/**
	 * Asks until the query finds something. Each question is a short transaction of its
	 * own, so that nobody waits for its snapshot.
	 * @return the first column of the first row
	 */
	public String await(String sql) {
		for (int attempt = 0; attempt < TRIES; attempt++) {
			String found = find(sql);
			if (found != null) {
				return found;
			}
			execute("SELECT pg_sleep(0.01)");
		}
		throw new AssertionError("Waited in vain for: " + sql + "\nseen: "
				+ find("SELECT string_agg(concat_ws(' ', pid, application_name, state, wait_event_type, wait_event,"
						+ " left(query, 100)), chr(10)) FROM pg_stat_activity WHERE datname = current_database()"));
	}

	/**
	 * Whether the query finds something now.
	 */
	public boolean sees(String sql) {
		return find(sql) != null;
	}

	/**
	 * Finds who waits for a lock of this session.
	 */
	public String whoWaits() {
		return "SELECT pid FROM pg_stat_activity WHERE %d = ANY (pg_blocking_pids(pid))".formatted(pid());
	}

	/**
	 * Finds who waits to have a table alone.
	 */
	public static String whoWaitsForAllOf(String table) {
		return "SELECT pid FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass"
				+ " AND mode = 'AccessExclusiveLock'";
	}

	/**
	 * Ends the session that holds the migration lock.
	 */
	public void endHolderOfMigrationLock() {
		execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369"
				+ " AND granted" + OF_THIS_DATABASE);
	}

	/**
	 * Waits until a backend has gone.
	 */
	public void awaitEndOf(String pid) {
		await("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + pid + ")");
	}

	private String find(String sql) {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getString(1) : null;
		}
		catch (SQLException ex) {
			throw new AssertionError(sql, ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
