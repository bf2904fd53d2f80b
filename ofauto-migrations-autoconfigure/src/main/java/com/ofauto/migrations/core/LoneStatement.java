package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Runs a statement that cannot run in a transaction, by itself in a message.
 */
final class LoneStatement {

	private static final int DEADLOCK_RETRIES = 3;

	private final RunContext context;

	private final Migration migration;

	private final ConcurrentRepair repair;

	LoneStatement(RunContext context, Migration migration) {
		this.context = context;
		this.migration = migration;
		this.repair = new ConcurrentRepair(context, migration);
	}

	/**
	 * Nothing waits for a lock without a limit.
	 */
	void limitWaiting(@Nullable ConcurrentStatement concurrent) {
		// The waits of CONCURRENTLY hold nobody up, and each try is dear.
		Duration patience = (concurrent != null) ? this.context.settings().lockWait()
				: this.context.settings().lockTimeout();
		this.context.session().send("set the lock timeout", "SET lock_timeout = " + patience.toMillis());
	}

	boolean complete(ConcurrentStatement statement, @Nullable String before) {
		return this.repair.complete(statement, before);
	}

	void clear(ConcurrentStatement statement, @Nullable String before) {
		this.repair.clear(statement, before);
	}

	String before(ConcurrentStatement statement) {
		return this.repair.before(statement);
	}

	void run(ScriptStatement statement, @Nullable ConcurrentStatement concurrent, @Nullable String before)
			throws MessageFailure, LockYield {
		for (int attempt = 1;; attempt++) {
			Message message = new Message();
			message.script(statement);
			try {
				message.send(this.context.session().wire(), this.context.notices(this.migration));
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

	private void afterFailure(MessageFailure ex, @Nullable ConcurrentStatement concurrent, @Nullable String before,
			int attempt) throws MessageFailure, LockYield {
		LockHolder waiter = ex.deadlock() ? waiter() : null;
		if (waiter != null) {
			throw new LockYield(this.migration.name(), waiter, ex);
		}
		if (concurrent != null) {
			this.repair.clear(concurrent, before);
		}
		if (!ex.deadlock() || concurrent == null || attempt > DEADLOCK_RETRIES) {
			throw ex;
		}
		this.context.pauseBeforeRetry(this.migration, attempt);
	}

	private @Nullable LockHolder waiter() {
		try {
			return AdvisoryLock.waiter(this.context.session());
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("look who waits for the migration lock", ex);
		}
	}

}
