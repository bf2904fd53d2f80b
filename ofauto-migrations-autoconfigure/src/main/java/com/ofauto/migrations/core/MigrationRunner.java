package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.script.Backfill;
import org.jspecify.annotations.Nullable;

/**
 * Runs one migration after another under the lock.
 */
final class MigrationRunner {

	private final RunContext context;

	private final List<AppliedMigration> applied;

	private final Map<String, BatchRun> batched;

	private final boolean used;

	private final boolean touched;

	private boolean sessionReady;

	/**
	 * Creates a runner.
	 * @param applied what has been applied so far, to which it adds
	 * @param batched the migrations that travel with others
	 * @param used whether others may use what the database has
	 * @param touched whether the migrations touch what was there before
	 */
	MigrationRunner(RunContext context, List<AppliedMigration> applied, Map<String, BatchRun> batched, boolean used,
			boolean touched) {
		this.context = context;
		this.applied = applied;
		this.batched = batched;
		this.used = used;
		this.touched = touched;
	}

	/**
	 * Runs a migration until it is recorded.
	 * @param unfinished the record of the run that it goes on with, if there is one
	 * @throws MigrationException if it failed
	 * @throws LostConnection if nobody knows whether it was committed
	 */
	void run(Migration migration, ScriptOutline outline, @Nullable MigrationRecord unfinished)
			throws LostConnection, YieldLockException {
		this.context.listener().migrationStarted(migration.name());
		WaitClock clock = this.context.migrator().clock();
		long start = clock.nanoTime();
		ScriptRun run;
		try {
			run = runOf(migration, outline, unfinished);
		}
		catch (MessageFailure ex) {
			throw failed(migration, new RunFailure(this.context, migration, this.applied).of(ex));
		}
		this.context.observation().begins(migration, this.context.session().connection());
		try {
			new RunTries(this.context).run(run, migration);
		}
		catch (MessageFailure ex) {
			throw failed(migration,
					new RunFailure(this.context, migration, this.applied).of(run, ex, run.took(clock.since(start))));
		}
		catch (MigrationException ex) {
			throw failed(migration, cancelled(migration, run, ex));
		}
		this.context.history().captures().tell(migration.name(), true, this.context.listener());
		this.sessionReady = true;
		AppliedMigration done = new AppliedMigration(migration.name(), run.took(clock.since(start)),
				run.transactional(), unfinished != null);
		this.applied.add(done);
		this.context.listener().migrationApplied(done);
	}

	private ScriptRun runOf(Migration migration, ScriptOutline outline, @Nullable MigrationRecord unfinished)
			throws MessageFailure {
		BatchRun batched = this.batched.get(migration.name());
		if (batched != null) {
			return batched;
		}
		Backfill backfill = outline.backfill();
		if (backfill != null && (unfinished != null || inBatches(backfill))) {
			return new BackfillRun(this.context, migration, backfill, unfinished);
		}
		MigrationLocks locks = MigrationLocks.of(this.context, migration, outline, this.used);
		Captures captures = Captures.of(this.context, migration, outline, this.touched);
		if (outline.segmented() || unfinished != null) {
			return new SegmentedRun(this.context, migration, outline, locks, captures, unfinished);
		}
		ScriptOutline own = captures.isEmpty() ? outline : outline.withoutShortcuts();
		return new TransactionRun(this.context, migration, own, this.sessionReady, locks.of(0), captures);
	}

	/**
	 * Whether a backfill runs in batches: where others use its table. In development and
	 * in a scratch database it is an ordinary statement, and in the first deploy too,
	 * unless its table is one of another schema.
	 */
	private boolean inBatches(Backfill backfill) throws MessageFailure {
		return this.context.observation().none() && !this.context.migrator().gate().developing()
				&& this.context.bounds().confinement() == Confinement.NONE
				&& (this.used || BackfillKey.isElsewhere(this.context, backfill));
	}

	/**
	 * Records a migration that the database has by what it replaces, which is marked so
	 * in the same transaction.
	 * @throws MigrationException if it failed
	 */
	void record(Migration migration, List<String> replaced) throws LostConnection {
		HistoryTable history = this.context.history();
		List<String> statements = new ArrayList<>(List.of(history.declaredApplied(RunContext.newId(), migration)));
		replaced.forEach((name) -> statements.add(history.marks().retire(name, new Retirement(migration.name()))));
		try {
			this.context.bookkeeping(statements);
		}
		catch (MessageFailure ex) {
			throw failed(migration, new RunFailure(this.context, migration, this.applied).of(ex));
		}
		this.context.listener().migrationRecorded(migration.name(), replaced);
	}

	/**
	 * A cancellation says what the migration has left.
	 */
	private MigrationException cancelled(Migration migration, ScriptRun run, MigrationException ex) {
		boolean said = ex instanceof MigrationCancelledException known && known.migration().isPresent();
		return (!said && this.context.migrator().work().explain(ex) instanceof MigrationCancelledException)
				? MigrationCancelledException.between(migration.name(),
						this.applied.stream().map(AppliedMigration::name).toList(), run.left(), ex)
				: ex;
	}

	private MigrationException failed(Migration migration, MigrationException failure) {
		this.context.history().captures().tell(migration.name(), false, this.context.listener());
		this.context.listener().migrationFailed(migration.name(), failure);
		return failure;
	}

}
