package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Prisma's lock: a session lock on the whole database. It is polled, since a session that
 * is blocked in {@code pg_advisory_lock} holds a snapshot that {@code CREATE INDEX
 * CONCURRENTLY} of the holder waits for.
 */
final class AdvisoryLock {

	/**
	 * The lock's rows in {@code pg_locks}, of any session.
	 */
	static final String IN_PG_LOCKS = "locktype OPERATOR(pg_catalog.=) 'advisory'"
			+ " AND classid OPERATOR(pg_catalog.=) 0::pg_catalog.oid"
			+ " AND objid OPERATOR(pg_catalog.=) 72707369::pg_catalog.oid AND objsubid OPERATOR(pg_catalog.=) 1"
			+ " AND database OPERATOR(pg_catalog.=) (SELECT oid FROM pg_catalog.pg_database"
			+ " WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database()) AND granted";

	private static final String TAKE = "pg_catalog.pg_try_advisory_lock(72707369)";

	private static final String GIVE_BACK = "pg_catalog.pg_advisory_unlock(72707369)";

	/**
	 * Takes the lock twice, or not at all. Returns null if this server process already
	 * holds the lock, for another client of a pooler: the server would grant it again.
	 */
	static final String TRY = "SELECT CASE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE " + IN_PG_LOCKS
			+ " AND pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()) THEN CASE WHEN " + TAKE + " THEN " + TAKE
			+ " ELSE false END END";

	/**
	 * Fails with a division by zero unless this session holds the lock. The lock is taken
	 * twice: one hold is released and taken again as the test, while the other keeps
	 * other sessions out. This costs a fifth of a query of {@code pg_locks}.
	 */
	static final String FENCE = "SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN " + GIVE_BACK + " THEN " + TAKE
			+ " ELSE false END)::integer";

	private static final String HOLDER = """
			SELECT l.pid, coalesce(a.application_name, ''), host(a.client_addr), a.backend_start
			FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
			WHERE l.pid <> pg_backend_pid() AND\s""";

	private static final Duration FIRST_NOTICE = Duration.ofSeconds(1);

	private static final int WAITER_LOOKS = 20;

	private static final Duration WAITER_PAUSE = Duration.ofMillis(500);

	private static final Duration NEXT_NOTICE = Duration.ofSeconds(15);

	private final Session session;

	private final MigratorContext context;

	AdvisoryLock(Session session, MigratorContext context) {
		this.session = session;
		this.context = context;
	}

	/**
	 * Waits for the lock and reads the history under it.
	 * @return what the history says under the lock
	 * @throws LockUnavailableException if another session holds it for too long
	 */
	Held acquire() throws SQLException {
		boolean known = false;
		try {
			Held held = poll();
			known = true;
			return held;
		}
		catch (LockUnavailableException ex) {
			known = true;
			throw ex;
		}
		finally {
			if (!known) {
				// The lock may already be held.
				this.session.abandon();
			}
		}
	}

	private Held poll() throws SQLException {
		long start = this.context.clock().nanoTime();
		Held held = this.context.query().lockAndLook(this.session, this.context.settings().release());
		Duration nextNotice = FIRST_NOTICE;
		while (held == null) {
			this.context.clock().pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(150, 350)));
			Duration waited = this.context.clock().since(start);
			if (tryLock()) {
				held = this.context.query().lookLocked(this.session, this.context.settings().release());
			}
			else if (waited.compareTo(this.context.settings().migrationLockWait()) >= 0
					|| Thread.currentThread().isInterrupted()) {
				throw LockUnavailableException.gaveUp(waited, holder());
			}
			else if (waited.compareTo(nextNotice) >= 0) {
				this.context.listener().lockWaiting(holder(), waited);
				nextNotice = waited.plus(NEXT_NOTICE);
			}
		}
		this.context.listener().lockAcquired(this.context.clock().since(start));
		return held;
	}

	/**
	 * Releases the lock and any other advisory lock that a file has left, and restores
	 * the session. If the server answers that the lock was not held, the connection is
	 * closed and not reused.
	 */
	void release(SessionState state) {
		List<String> statements = new ArrayList<>(state.asItCame());
		statements.add("SELECT 1 OPERATOR(pg_catalog./) " + GIVE_BACK + "::integer");
		statements.add("SELECT pg_catalog.pg_advisory_unlock_all()");
		boolean released = false;
		try (Session.Undisturbed undisturbed = this.session.undisturbed()) {
			this.session.rollback();
			this.session.send("release the migration lock", String.join(";\n", statements));
			released = true;
		}
		catch (DatabaseAccessException ex) {
			// The work under the lock is complete.
		}
		finally {
			if (!released) {
				this.session.abandon();
			}
		}
	}

	private boolean tryLock() throws SQLException {
		try (Statement statement = this.session.connection().createStatement();
				ResultSet rows = statement.executeQuery(TRY)) {
			return granted(rows);
		}
	}

	/**
	 * The answer to {@link #TRY}.
	 * @throws LockUnavailableException if the lock is another client's of the same server
	 * process
	 */
	static boolean granted(ResultSet rows) throws SQLException {
		rows.next();
		boolean granted = rows.getBoolean(1);
		if (rows.wasNull()) {
			throw LockUnavailableException.shared();
		}
		return granted;
	}

	@Nullable LockHolder holder() throws SQLException {
		return find(this.session, IN_PG_LOCKS);
	}

	static @Nullable LockHolder waiter(Session session) throws SQLException {
		return find(session, IN_PG_LOCKS.replace("AND granted", "AND NOT granted"));
	}

	/**
	 * Waits, without the lock, for a session that waits for it to take it.
	 */
	static void letWaiterGo(Session session, WaitClock clock) throws SQLException {
		for (int attempt = 0; attempt < WAITER_LOOKS && waiter(session) != null; attempt++) {
			clock.pause(WAITER_PAUSE);
		}
	}

	private static @Nullable LockHolder find(Session session, String rows) throws SQLException {
		try (Statement statement = session.connection().createStatement();
				ResultSet holders = SafePath.query(statement, HOLDER + rows)) {
			if (!holders.next()) {
				return null;
			}
			Timestamp since = holders.getTimestamp(4);
			return new LockHolder(holders.getInt(1), holders.getString(2), holders.getString(3),
					(since != null) ? since.toInstant() : null);
		}
	}

	/**
	 * What was read once the lock was held.
	 *
	 * @param look the look at the history
	 * @param state the settings with which the pool handed the session out
	 * @param mark where the write-ahead log was, and who has the lock
	 */
	record Held(HistoryLook look, SessionState state, DeployMark mark) {

	}

}
