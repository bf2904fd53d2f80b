package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Explains what stopped a migration: the one place where the server's answer becomes a
 * failure with a message.
 */
final class RunFailure {

	private final RunContext context;

	private final Migration migration;

	private final List<String> appliedBefore;

	RunFailure(RunContext context, Migration migration, List<AppliedMigration> appliedBefore) {
		this.context = context;
		this.migration = migration;
		this.appliedBefore = appliedBefore.stream().map(AppliedMigration::name).toList();
	}

	/**
	 * Explains what stopped a script, and leaves it in the history. A failure that cannot
	 * be recorded is still the failure.
	 * @throws LostConnection if it is unknown whether the script was committed
	 */
	MigrationException of(ScriptRun run, MessageFailure cause, Duration took) throws LostConnection {
		if (this.context.lost(cause)) {
			return lost(run.transactional(), run.behind(), cause);
		}
		MessageFailure ex = UnrecordableFile.explain(cause, this.migration);
		MigrationException failure = explain(run, ex);
		try {
			run.recordFailure(failure, ex, took);
		}
		catch (MigrationException | MessageFailure unrecorded) {
			failure.addSuppressed(unrecorded);
		}
		return failure;
	}

	/**
	 * Explains what stopped a record without a script.
	 * @throws LostConnection if it is unknown whether it was committed
	 */
	MigrationException of(MessageFailure cause) throws LostConnection {
		return this.context.lost(cause) ? lost(true, List.of(), cause) : explain(null, cause);
	}

	private MigrationException lost(boolean transactional, List<Migration> behind, MessageFailure ex)
			throws LostConnection {
		if (this.context.session().isCancelled()) {
			return MigrationCancelledException.cut(this.migration.name(), ex.error());
		}
		if (!ex.connectionLost()) {
			// What the driver did not understand may have left a transaction open.
			this.context.session().abandon();
		}
		throw new LostConnection(this.migration, transactional, behind, ex.error());
	}

	private MigrationException explain(@Nullable ScriptRun run, MessageFailure ex) {
		this.context.rollback();
		StatementFailedException.Left left = (run != null) ? run.left() : StatementFailedException.Left.NOTHING;
		if (this.context.cancelled(ex)) {
			return MigrationCancelledException.stopped(this.migration, ex, this.appliedBefore, left);
		}
		boolean refused = ex.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO);
		return switch (ex.purpose()) {
			case FENCE -> LockUnavailableException.lost(this.migration.name(), ex.error());
			case ALONE, RECORD -> refused ? unrecorded(run, left, ex) : unwritten("record", ex);
			case TRUST -> refused ? distrusted(ex) : unwritten("record", ex);
			case OURS -> unwritten(
					ex.sqlState().equals(DatabaseAccessException.INVALID_VALUE) ? "make the session for" : "record",
					ex);
			case SCRIPT, LOCK, CONSTRAINTS, BEYOND, OUTSIDE, LOOK, AGAIN,
					SESSION ->
				ex.isRefusedCapture()
						? CaptureRefusedException.of(this.migration.name(), ex.error(), left, this.appliedBefore)
						: isPassedBy(run) ? LockUnavailableException.passedBy(this.migration.name(), left, ex.error())
								: ofScript(run, left, ex);
		};
	}

	/**
	 * Whether another client has a record of plain definitions, which did not look.
	 */
	private boolean isPassedBy(@Nullable ScriptRun run) {
		return run != null && run.plain()
				&& SuppressedRecord.isOfOthers(this.context.session(), this.context.history(), this.migration.name());
	}

	private DatabaseAccessException unwritten(String doing, MessageFailure ex) {
		return new DatabaseAccessException(doing + " migration " + this.migration.name(), ex.error());
	}

	private MigrationException ofScript(@Nullable ScriptRun run, StatementFailedException.Left left,
			MessageFailure ex) {
		if (ex.blocked()) {
			return blocked(run, ex);
		}
		TimeLimit limit = TimeLimit.behind(ex.error(), this.context.session(), this.migration);
		return new StatementFailedException(this.migration.name(), ex.describe(this.migration), this.appliedBefore,
				left, limit, ex.error());
	}

	private MigrationBlockedException blocked(@Nullable ScriptRun run, MessageFailure ex) {
		Prelock prelock = (run != null) ? run.prelock() : null;
		MessageFailure place = (prelock != null) ? prelock.place(ex) : ex;
		StatementFailure failure = place.describe(this.migration);
		Blockers blockers = new Blockers(this.context.session());
		String name = this.migration.name();
		String spent = spent(run, prelock);
		return switch (ex.sqlState()) {
			case "40P01" -> MigrationBlockedException.deadlocked(name, failure, spent,
					blockers.ofDeadlock(failure.detail()), ex.error());
			case "40001" -> MigrationBlockedException.overtaken(name, failure, spent, ex.error());
			default -> MigrationBlockedException.locked(name, place.location(this.migration), place.statement(), spent,
					blockers.of((prelock != null) ? prelock.wanted(ex) : ex.statement()), ex.error());
		};
	}

	/**
	 * How often and how long it was tried, if it may be tried more than once.
	 */
	private String spent(@Nullable ScriptRun run, @Nullable Prelock prelock) {
		if (run != null && !run.repeatable()) {
			return "";
		}
		int tries = this.context.settings().tableLockRetries() + 1;
		String each = this.context.settings().tableLockTimeout().toMillis() + " ms";
		String spent = (tries == 1) ? "1 attempt of " + each : tries + " attempts of " + each + " each";
		return " in " + ((prelock != null) ? prelock.spent(spent) : spent);
	}

	private MigrationException unrecorded(@Nullable ScriptRun run, StatementFailedException.Left left,
			MessageFailure ex) {
		boolean alone = ex.purpose() == Message.Purpose.ALONE;
		String record = (run != null) ? run.record() : null;
		int events = !alone ? SuppressedRecord.ANY
				: (record == null) ? SuppressedRecord.INSERT : SuppressedRecord.UPDATE;
		SuppressedRecord suppressed = new SuppressedRecord(this.context.session(), this.context.history(), events);
		if (alone && !suppressed.isOfTrigger(this.migration.name(), record)) {
			return LockUnavailableException.passedBy(this.migration.name(), left, ex.error());
		}
		return suppressed.failure("record migration " + this.migration.name(), left.describe(List.of()), ex.error());
	}

	/**
	 * Asks what is wrong with a history that was trusted until now.
	 */
	private MigrationException distrusted(MessageFailure ex) {
		try {
			this.context.migrator().query().look(this.context.session());
		}
		catch (UnsupportedDatabaseException explained) {
			return explained;
		}
		catch (SQLException unknown) {
			ex.addSuppressed(unknown);
		}
		return new DatabaseAccessException("record migration " + this.migration.name(),
				new SQLException("the history has been given a trigger meanwhile; start again", ex.sqlState(), ex));
	}

}
