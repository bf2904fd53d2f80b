package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs one migration after another under the lock, and says what stopped one.
 */
final class MigrationRunner {

	private final RunContext context;

	private final TransactionRunner transactions;

	private final List<AppliedMigration> applied;

	MigrationRunner(RunContext context, List<AppliedMigration> applied) {
		this.context = context;
		this.transactions = new TransactionRunner(context);
		this.applied = applied;
	}

	/**
	 * Runs a migration until it is recorded.
	 * @throws MigrationException if it failed
	 */
	void run(Migration migration, ScriptOutline outline, @Nullable MigrationRecord unfinished)
			throws LostConnection, LockYield {
		this.context.listener().migrationStarted(migration.name());
		long start = this.context.waiting().nanoTime();
		boolean segmented = outline.segmented() || unfinished != null;
		try {
			if (segmented) {
				runSegments(new SegmentRunner(this.context, migration, outline, unfinished), migration);
			}
			else {
				runTransaction(migration, outline, start);
			}
		}
		catch (MigrationException ex) {
			this.context.listener().migrationFailed(migration.name(), ex);
			throw ex;
		}
		AppliedMigration done = new AppliedMigration(migration.name(), this.context.waiting().since(start), !segmented,
				unfinished != null);
		this.applied.add(done);
		this.context.listener().migrationApplied(done);
	}

	/**
	 * Records a migration that the database has by what it replaces, which is marked so
	 * in the same transaction.
	 * @throws MigrationException if it failed
	 */
	void record(Migration migration, List<String> replaced) throws LostConnection {
		HistoryTable history = this.context.history();
		List<String> statements = new ArrayList<>(List.of(history.declaredApplied(RunContext.newId(), migration)));
		replaced.forEach((name) -> statements.add(history.retire(name, new Retirement(migration.name()))));
		try {
			this.context.bookkeeping(statements);
		}
		catch (MessageFailure ex) {
			requireConnection(migration, true, ex);
			MigrationException failure = explain(migration, ex, null);
			this.context.listener().migrationFailed(migration.name(), failure);
			throw failure;
		}
		this.context.listener().migrationRecorded(migration.name(), replaced);
	}

	private void runTransaction(Migration migration, ScriptOutline outline, long start) throws LostConnection {
		try {
			this.transactions.run(migration, outline);
		}
		catch (MessageFailure unexplained) {
			requireConnection(migration, true, unexplained);
			MessageFailure ex = UnrecordableFile.explain(unexplained, migration);
			MigrationException failure = explain(migration, ex, null);
			if (failure instanceof StatementFailedException || failure instanceof MigrationCancelledException) {
				record(failure, () -> recordRolledBack(migration, ex, this.context.waiting().since(start)));
			}
			throw failure;
		}
	}

	private void recordRolledBack(Migration migration, MessageFailure ex, Duration took) throws MessageFailure {
		this.context.bookkeeping(this.context.history()
			.rolledBack(RunContext.newId(), migration, ex.describe(migration).describe(),
					took.toMillis() + " milliseconds"));
	}

	private void runSegments(SegmentRunner runner, Migration migration) throws LostConnection, LockYield {
		for (int attempt = 1;; attempt++) {
			try {
				runner.run();
				return;
			}
			catch (MessageFailure unexplained) {
				requireConnection(migration, false, unexplained);
				this.context.rollback();
				MessageFailure ex = UnrecordableFile.explain(unexplained, migration);
				if (this.context.bounds().allows(ex)) {
					continue;
				}
				if (!ex.blocked() || !runner.repeatable() || attempt > this.context.settings().lockRetries()) {
					MigrationException failure = explain(migration, ex, runner);
					String error = (ex.purpose() == Message.Purpose.ALONE) ? failure.problem()
							: ex.describe(migration).describe();
					record(failure, () -> runner.recordFailure(error, this.context.cancelled(ex)));
					throw failure;
				}
				this.context.pauseBeforeRetry(migration, attempt);
			}
		}
	}

	private void requireConnection(Migration migration, boolean transactional, MessageFailure ex)
			throws LostConnection {
		if (this.context.lost(ex)) {
			if (this.context.session().isCancelled()) {
				throw MigrationCancelledException.cut(migration.name(), ex.error());
			}
			if (!ex.connectionLost()) {
				// What the driver did not understand may have left a transaction open.
				this.context.session().abandon();
			}
			throw new LostConnection(migration.name(), transactional, ex.error());
		}
	}

	/**
	 * A failure that cannot be recorded is still the failure.
	 */
	private static void record(MigrationException failure, Recording work) {
		try {
			work.run();
		}
		catch (MigrationException | MessageFailure ex) {
			failure.addSuppressed(ex);
		}
	}

	private MigrationException explain(Migration migration, MessageFailure ex, @Nullable SegmentRunner runner) {
		List<String> names = this.applied.stream().map(AppliedMigration::name).toList();
		StatementFailedException.Left left = (runner != null) ? runner.left() : StatementFailedException.Left.NOTHING;
		if (this.context.cancelled(ex)) {
			return MigrationCancelledException.stopped(migration, ex, names, left);
		}
		if (ex.purpose() == Message.Purpose.FENCE) {
			return LockUnavailableException.lost(migration.name(), ex.error());
		}
		if ((ex.purpose() == Message.Purpose.ALONE || ex.purpose() == Message.Purpose.RECORD)
				&& ex.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO)) {
			return unrecorded(migration, ex, left, (runner != null) ? runner.record() : null);
		}
		if (ex.purpose() == Message.Purpose.TRUST && ex.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO)) {
			return distrusted(migration, ex);
		}
		if (ex.purpose() == Message.Purpose.OURS && ex.sqlState().equals(DatabaseAccessException.INVALID_VALUE)) {
			return new DatabaseAccessException("make the session for migration " + migration.name(), ex.error());
		}
		if (ex.purpose().concernsHistory()) {
			return new DatabaseAccessException("record migration " + migration.name(), ex.error());
		}
		if (ex.sqlState().equals("55P03")) {
			this.context.rollback();
			int tries = (runner == null || runner.repeatable()) ? this.context.settings().lockRetries() + 1 : 1;
			return new MigrationBlockedException(migration.name(), ex.location(migration), ex.statement(), tries,
					this.context.settings().lockTimeout(), new Blockers(this.context.session()).of(ex.statement()),
					ex.error());
		}
		this.context.rollback();
		TimeLimit limit = TimeLimit.behind(ex.error(), this.context.session(), migration);
		return new StatementFailedException(migration.name(), ex.describe(migration), names, left, limit, ex.error());
	}

	private MigrationException unrecorded(Migration migration, MessageFailure ex, StatementFailedException.Left left,
			@Nullable String record) {
		this.context.rollback();
		boolean alone = ex.purpose() == Message.Purpose.ALONE;
		int events = !alone ? SuppressedRecord.ANY
				: (record == null) ? SuppressedRecord.INSERT : SuppressedRecord.UPDATE;
		SuppressedRecord unarrived = new SuppressedRecord(this.context.session(), this.context.history(), events);
		if (alone && !unarrived.isOfTrigger(migration.name(), record)) {
			return LockUnavailableException.passedBy(migration.name(), left, ex.error());
		}
		return unarrived.failure("record migration " + migration.name(), left.describe(List.of()), ex.error());
	}

	/**
	 * Asks what is wrong with a history that was trusted until now.
	 */
	private MigrationException distrusted(Migration migration, MessageFailure ex) {
		this.context.rollback();
		try {
			new HistoryQuery(this.context.settings().defaultSchema()).look(this.context.session());
		}
		catch (UnsupportedDatabaseException explained) {
			return explained;
		}
		catch (SQLException unknown) {
			ex.addSuppressed(unknown);
		}
		return new DatabaseAccessException("record migration " + migration.name(),
				new SQLException("the history has been given a trigger meanwhile; start again", ex.sqlState(), ex));
	}

	/**
	 * Writes to the history.
	 */
	@FunctionalInterface
	private interface Recording {

		void run() throws MessageFailure;

	}

}
