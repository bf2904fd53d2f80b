package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Undoes one migration after another under the lock, each with its record in one
 * transaction, or in segments that a later run goes on with.
 */
final class RollbackRun {

	private final RunContext context;

	private final Set<String> accepted;

	private final List<RollbackReport.UndoneMigration> undone;

	/**
	 * Creates a run.
	 * @param accepted the migrations whose losses a person has accepted
	 * @param undone what has been undone so far, to which it adds
	 */
	RollbackRun(RunContext context, Set<String> accepted, List<RollbackReport.UndoneMigration> undone) {
		this.context = context;
		this.accepted = accepted;
		this.undone = undone;
	}

	/**
	 * Undoes a migration.
	 * @throws MigrationException if it could not be undone
	 * @throws YieldLockException if the lock has to be released before it can go on
	 */
	void run(RollbackStep step) throws YieldLockException {
		WaitClock clock = this.context.migrator().clock();
		long start = clock.nanoTime();
		Migration script = step.script();
		ScriptOutline outline = ScriptOutliner.outline(script);
		RollbackTable table = new RollbackTable(this.context.history(), step.way().losses(),
				this.accepted.contains(step.name()), step.captures().isEmpty() ? null : step.id());
		RunContext own = new RunContext(this.context.session(), this.context.state(), table, this.context.migrator(),
				this.context.bounds(), Observation.NONE);
		ScriptRun run = runOf(own, step, script, outline);
		boolean done = false;
		while (!done) {
			try {
				new RunTries(own).run(run, script);
				done = true;
			}
			catch (MessageFailure ex) {
				if (!isUnshown(own, ex) || !table.learn(LossText.gone(ex.error()))) {
					throw failure(own, step, script, run, ex, clock.since(start));
				}
				own.rollback();
			}
		}
		RollbackReport.UndoneMigration migration = new RollbackReport.UndoneMigration(step.name(), clock.since(start),
				table.lost(), table.restored());
		this.undone.add(migration);
		this.context.listener().migrationUndone(migration);
	}

	/**
	 * Whether more would be gone than was counted, so that nothing was done.
	 */
	private static boolean isUnshown(RunContext own, MessageFailure failure) {
		return !own.lost(failure) && failure.purpose() == Message.Purpose.LOOK
				&& failure.sqlState().equals(UnshownLosses.GONE);
	}

	private static ScriptRun runOf(RunContext own, RollbackStep step, Migration script, ScriptOutline outline) {
		if (outline.segmented() || step.begun() != null) {
			return new SegmentedRun(own, script, outline, MigrationLocks.of(own, script, outline, false), Captures.NONE,
					step.begun());
		}
		return new TransactionRun(own, script,
				new ScriptOutline(outline.transactionality(), outline.segments(), false, false, null), false);
	}

	private MigrationException failure(RunContext own, RollbackStep step, Migration script, ScriptRun run,
			MessageFailure cause, Duration took) {
		List<String> before = this.undone.stream().map(RollbackReport.UndoneMigration::name).toList();
		if (own.lost(cause)) {
			return RollbackFailedException.lost(step.name(), before, cause.error());
		}
		own.rollback();
		if (cause.purpose() == Message.Purpose.LOOK && cause.sqlState().equals(LossCheck.LOST)) {
			return RollbackRefusedException.loses(Map.of(step.name(), LossText.found(cause.error())), before);
		}
		if (cause.purpose() == Message.Purpose.FENCE) {
			return LockUnavailableException.lost(step.name(), cause.error());
		}
		if (cause.purpose().concernsHistory()) {
			return new DatabaseAccessException("record the rollback of migration " + step.name(), cause.error());
		}
		MigrationException failure = RollbackFailedException.statement(step.name(), cause.describe(script), run.left(),
				before, TimeLimit.behind(cause.error(), own.session(), script), cause.error());
		if (!run.transactional()) {
			try {
				run.recordFailure(failure, cause, took);
			}
			catch (MessageFailure unrecorded) {
				failure.addSuppressed(unrecorded);
			}
		}
		return failure;
	}

}
