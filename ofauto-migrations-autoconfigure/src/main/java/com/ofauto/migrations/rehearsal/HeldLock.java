package com.ofauto.migrations.rehearsal;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * An advisory lock with a random key, by which a server is known again. It is held in a
 * transaction, which a pooler leaves to one session of the server.
 */
final class HeldLock implements AutoCloseable {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String HOLD = "SELECT pg_catalog.pg_try_advisory_xact_lock(%d),"
			+ " pg_catalog.pg_is_in_recovery(), (pg_catalog.pg_control_system()).system_identifier,"
			+ " pg_catalog.current_database(), extract(epoch FROM pg_catalog.pg_postmaster_start_time())";

	/** Those of all databases of the server. */
	private static final String SEEN = "SELECT classid, objid FROM pg_catalog.pg_locks"
			+ " WHERE locktype OPERATOR(pg_catalog.=) 'advisory' AND objsubid OPERATOR(pg_catalog.=) 1 AND granted";

	private final Connection connection;

	private final long key;

	private final ServerFacts server;

	private HeldLock(Connection connection, long key, ServerFacts server) {
		this.connection = connection;
		this.key = key;
		this.server = server;
	}

	/**
	 * Takes one.
	 * @param connection a connection without an open transaction
	 */
	static HeldLock on(Connection connection) throws SQLException {
		long key = RANDOM.nextLong();
		execute(connection, "BEGIN READ ONLY");
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(HOLD.formatted(key))) {
			row.next();
			if (!row.getBoolean(1)) {
				throw new SQLException("somebody else holds an advisory lock with a key of 64 random bits");
			}
			return new HeldLock(connection, key,
					new ServerFacts(row.getBoolean(2), row.getLong(3), row.getString(4), row.getString(5)));
		}
		catch (SQLException ex) {
			execute(connection, "ROLLBACK");
			throw ex;
		}
	}

	ServerFacts server() {
		return this.server;
	}

	/**
	 * Whether a lock is seen from here.
	 * @param other this one, or one that another session holds
	 */
	boolean sees(HeldLock other) throws SQLException {
		Set<Long> keys = new HashSet<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(SEEN)) {
			while (rows.next()) {
				keys.add(rows.getLong(1) << Integer.SIZE | rows.getLong(2));
			}
		}
		return keys.contains(other.key);
	}

	@Override
	public void close() throws SQLException {
		execute(this.connection, "ROLLBACK");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
