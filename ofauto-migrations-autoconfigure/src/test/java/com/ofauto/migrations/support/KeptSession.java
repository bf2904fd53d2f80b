package com.ofauto.migrations.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A session for one call after the other, each of which finds it as if it were new. A
 * session in which a call has failed, or may have left a setting, a lock, a temporary
 * table or a transaction, ends with the call, and so does one whose call may have changed
 * what a new session begins with. Two calls at one time have a session each.
 */
final class KeptSession implements AutoCloseable {

	/**
	 * The {@code SET} of an {@code UPDATE} is the only one that says nothing about
	 * sessions and is frequent.
	 */
	private static final Pattern LEAVES = Pattern
		.compile(
				"(?<!\\bUPDATE [\\w.\"]{1,90} )\\bSET\\b|\\bRESET\\b|set_config|\\bTEMP|pg_temp|advisory|\\bLISTEN\\b"
						+ "|\\bPREPARE\\b|\\bDECLARE\\b|\\bLOAD\\b|\\bDISCARD\\b|reload_conf",
				Pattern.CASE_INSENSITIVE);

	/**
	 * A session reports the rows that it has written up to seconds later. If they have
	 * been counted by then, they count twice.
	 */
	private static final Pattern COUNTS = Pattern.compile("\\bANALY[SZ]E\\b", Pattern.CASE_INSENSITIVE);

	private static final Duration LONGEST_END = Duration.ofMinutes(1);

	private final AtomicReference<@Nullable Connection> idle = new AtomicReference<>();

	private final DataSource dataSource;

	private volatile boolean keeps = true;

	KeptSession(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	<T> T call(String sql, Function<JdbcTemplate, T> work) {
		Connection session = COUNTS.matcher(sql).find() ? sessionBehindThatOfBefore() : session();
		boolean asNew = false;
		try {
			T result = work.apply(new JdbcTemplate(new SingleConnectionDataSource(session, true)));
			asNew = !mayLeave(sql) && isOutsideOfTransactions(session);
			return result;
		}
		finally {
			if (!asNew || !this.keeps || !this.idle.compareAndSet(null, session)) {
				JdbcUtils.closeConnection(session);
			}
		}
	}

	static boolean mayLeave(String sql) {
		return LEAVES.matcher(sql).find();
	}

	/**
	 * Gives each further call a session of its own.
	 */
	void keepNothing() {
		this.keeps = false;
		close();
	}

	private Connection session() {
		Connection kept = this.idle.getAndSet(null);
		try {
			// The server may have ended it or may have been killed.
			if (kept != null && kept.isValid(0)) {
				return kept;
			}
			JdbcUtils.closeConnection(kept);
			return this.dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("No session for a call of the test", ex);
		}
	}

	/**
	 * A session that begins when the one of the calls before has reported all and ended.
	 */
	private Connection sessionBehindThatOfBefore() {
		Connection kept = this.idle.getAndSet(null);
		if (kept == null) {
			return session();
		}
		try {
			int pid = kept.unwrap(PGConnection.class).getBackendPID();
			kept.close();
			Connection session = session();
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(session, true));
			long latest = System.nanoTime() + LONGEST_END.toNanos();
			while (!jdbc.queryForList("SELECT 1 FROM pg_catalog.pg_stat_activity WHERE pid = ?", pid).isEmpty()) {
				if (System.nanoTime() > latest) {
					throw new IllegalStateException("Session " + pid + " does not end");
				}
			}
			return session;
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("No session for a call of the test", ex);
		}
	}

	private static boolean isOutsideOfTransactions(Connection session) {
		try {
			return session.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		JdbcUtils.closeConnection(this.idle.getAndSet(null));
	}

}
