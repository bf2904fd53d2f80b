package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;

import com.ofauto.migrations.core.script.ConcurrentStatement;
import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement that cannot run in a transaction, by itself in a message.
 */
final class NonTransactionalStatement {

	private static final String LOCK_TIMEOUT = "55P03";

	private static final int DEADLOCK_RETRIES = 3;

	private final RunContext context;

	private final Migration migration;

	private final ConcurrentRepair repair;

	NonTransactionalStatement(RunContext context, Migration migration) {
		this.context = context;
		this.migration = migration;
		this.repair = new ConcurrentRepair(context, migration);
	}

	/**
	 * Nothing waits for a lock without a limit.
	 * @param prelock who knows the lock, or {@code null}
	 */
	void limitWaiting(ScriptStatement statement, @Nullable ConcurrentStatement concurrent, @Nullable Prelock prelock) {
		// CONCURRENTLY blocks no session while it waits, and starting over is expensive.
		Duration patience = (concurrent != null) ? this.context.settings().migrationLockWait()
				: (prelock != null) ? prelock.limit(statement) : this.context.settings().tableLockTimeout();
		this.context.session().send("set the lock timeout", "SET lock_timeout = " + patience.toMillis());
	}

	/**
	 * Whether an interrupted statement need not run again; if it must, removes what it
	 * left.
	 * @throws MessageFailure if other sessions block that
	 */
	boolean complete(ScriptStatement statement, ConcurrentStatement concurrent, @Nullable String before)
			throws MessageFailure {
		try {
			if (this.repair.complete(statement, concurrent, before)) {
				return true;
			}
			this.repair.clear(concurrent, before);
			return false;
		}
		catch (DatabaseAccessException ex) {
			if (LOCK_TIMEOUT.equals(ex.sqlState()) && ex.getCause() instanceof SQLException cause) {
				throw new MessageFailure(cause, Message.Purpose.SCRIPT, statement.line(), statement.column(),
						statement.text(), 0);
			}
			throw ex;
		}
	}

	/**
	 * Repeats an interrupted statement that may have completed its work.
	 */
	void repeat(ScriptStatement statement, ConcurrentStatement concurrent, String before)
			throws MessageFailure, YieldLockException {
		String repeated = this.repair.before(concurrent);
		run(statement, concurrent, before);
		this.repair.dropRepeated(concurrent, before, repeated);
	}

	String before(ConcurrentStatement statement) {
		return this.repair.before(statement);
	}

	void run(ScriptStatement statement, @Nullable ConcurrentStatement concurrent, @Nullable String before)
			throws MessageFailure, YieldLockException {
		for (int attempt = 1;; attempt++) {
			Message message = new Message();
			message.script(statement);
			try {
				send(statement, message);
				return;
			}
			catch (MessageFailure ex) {
				if (this.context.lost(ex) || this.context.cancelled(ex)) {
					throw ex;
				}
				afterFailure(ex, concurrent, before, attempt);
			}
		}
	}

	private void send(ScriptStatement statement, Message message) throws MessageFailure {
		String command = null;
		this.context.observation().aloneBegins(statement);
		try {
			command = message.send(this.context.session().simpleQuery(), this.context.notices(this.migration));
		}
		finally {
			this.context.observation().aloneEnds(statement, command);
		}
	}

	private void afterFailure(MessageFailure ex, @Nullable ConcurrentStatement concurrent, @Nullable String before,
			int attempt) throws MessageFailure, YieldLockException {
		LockHolder waiter = ex.deadlock() ? waiter() : null;
		if (waiter != null) {
			throw new YieldLockException(this.migration.name(), waiter, ex);
		}
		if (concurrent != null) {
			clearAfter(ex, concurrent, before);
		}
		if (!ex.deadlock() || concurrent == null || attempt > DEADLOCK_RETRIES) {
			throw ex;
		}
		this.context.pauseBeforeRetry(this.migration, attempt, Retry.after(attempt));
	}

	/**
	 * A session that blocks the statement may block the cleanup too; the next attempt
	 * then cleans up.
	 */
	private void clearAfter(MessageFailure ex, ConcurrentStatement concurrent, @Nullable String before)
			throws MessageFailure {
		try {
			this.repair.clear(concurrent, before);
		}
		catch (DatabaseAccessException cleaning) {
			ex.addSuppressed(cleaning);
			throw ex;
		}
	}

	private @Nullable LockHolder waiter() {
		try {
			return AdvisoryLock.waiter(this.context.session());
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("find the session that waits for the migration lock", ex);
		}
	}

}
