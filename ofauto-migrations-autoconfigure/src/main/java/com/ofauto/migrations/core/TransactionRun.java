package com.ofauto.migrations.core;

import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transactional migration: script and record are one transaction, and for a script
 * of one chunk one round trip.
 */
final class TransactionRun implements ScriptRun {

	private final RunContext context;

	private final Migration migration;

	private final ScriptOutline outline;

	private final boolean sessionReady;

	private final @Nullable Prelock prelock;

	private final Captures captures;

	private final String id = RunContext.newId();

	/** Whether its message is that of plain definitions. */
	private boolean plain;

	/**
	 * Creates a run.
	 * @param sessionReady whether the session is what a migration has to find
	 */
	TransactionRun(RunContext context, Migration migration, ScriptOutline outline, boolean sessionReady) {
		this(context, migration, outline, sessionReady, null, Captures.NONE);
	}

	/**
	 * Creates a run that takes locks and captures rows before its statements.
	 * @param prelock the locks, or {@code null} if they are not known
	 * @param captures what it captures
	 */
	TransactionRun(RunContext context, Migration migration, ScriptOutline outline, boolean sessionReady,
			@Nullable Prelock prelock, Captures captures) {
		this.context = context;
		this.migration = migration;
		this.outline = outline;
		this.sessionReady = sessionReady;
		this.prelock = prelock;
		this.captures = captures;
	}

	@Override
	public void run() throws MessageFailure {
		if (this.prelock != null) {
			this.prelock.begin(false);
		}
		Backfill backfill = this.outline.backfill();
		if (backfill != null) {
			this.context.prepareSession();
			BackfillKey.look(this.context, backfill);
		}
		this.plain = this.outline.plain() && this.context.keptByDefinitions();
		HistoryTable history = this.context.history();
		ScriptSender sender = fill(
				this.plain ? history.appliedPlainly(this.id, this.migration) : history.applied(this.id, this.migration),
				null);
		sender.flush();
		sender.ended(true);
	}

	/**
	 * Writes the message of a migration that is small enough for one.
	 * @param previous what comes before it in the same message, if anything does
	 */
	ScriptSender compose(@Nullable TransactionRun previous) throws MessageFailure {
		this.plain = this.outline.plain() && this.context.keptByDefinitions();
		HistoryTable history = this.context.history();
		String before = (previous != null) ? previous.id : null;
		return fill(this.plain ? history.appliedPlainlyInBatch(this.id, this.migration, before)
				: history.appliedInBatch(this.id, this.migration, before), previous);
	}

	private ScriptSender fill(String record, @Nullable TransactionRun previous) throws MessageFailure {
		List<Segment> segments = this.outline.segments();
		ScriptSender sender = new ScriptSender(this.context, this.migration, begin(segments), guard(previous),
				this.prelock);
		try (ScriptSource script = ScriptSource.open(this.migration)) {
			int number = 0;
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				if (!segments.isEmpty() && segments.get(0).contains(number++)) {
					sender.send(statement, script);
				}
			}
			script.requireUnchanged(StatementFailedException.Left.NOTHING);
		}
		this.context.commit(sender.checked(), this.plain ? List.of() : this.context.cleanSession(),
				Message.of(Message.Purpose.ALONE, record));
		return sender;
	}

	/**
	 * Plain definitions leave it to the record that nobody else has one: what they do
	 * ends with the transaction. Behind another one in the same message the lock is still
	 * ours.
	 */
	private Message guard(@Nullable TransactionRun previous) {
		if (!this.plain) {
			return this.context.guard(this.id, this.migration)
				.own(Message.Purpose.LOOK, this.captures.before(0, this.id));
		}
		Message guard = (previous != null) ? new Message(512) : RunContext.fence();
		return guard.own(Message.Purpose.TRUST, this.context.history().keepWithoutEventTriggers());
	}

	@Override
	public boolean plain() {
		return this.plain;
	}

	void hear(SQLWarning notice) {
		this.context.notices(this.migration).accept(notice, 0);
	}

	private Message begin(List<Segment> segments) {
		Message script = this.context.transaction(segments.isEmpty() ? Segment.BEGIN : segments.get(0).begin());
		if (this.sessionReady) {
			return script;
		}
		// A transaction of its own: the script's may begin with SET TRANSACTION, which no
		// query may precede.
		return new Message().own(Message.Purpose.OURS, "BEGIN")
			.own(this.context.cleanSession())
			.own(Message.Purpose.OURS, "COMMIT")
			.followedBy(script);
	}

	@Override
	public boolean repeatable() {
		return true;
	}

	@Override
	public boolean adapts(MessageFailure failure) {
		return this.prelock != null && this.prelock.adapts(failure);
	}

	@Override
	public Retry after(MessageFailure failure, int attempt, int retries) {
		return (this.prelock != null) ? this.prelock.after(failure) : ScriptRun.super.after(failure, attempt, retries);
	}

	@Override
	public @Nullable Prelock prelock() {
		return this.prelock;
	}

	@Override
	public boolean transactional() {
		return true;
	}

	@Override
	public StatementFailedException.Left left() {
		return StatementFailedException.Left.NOTHING;
	}

	@Override
	public @Nullable String record() {
		return null;
	}

	/**
	 * Only what the script itself failed with is worth a record: the rest is about the
	 * database, and says nothing of the file.
	 */
	@Override
	public void recordFailure(MigrationException failure, MessageFailure cause, Duration took) throws MessageFailure {
		if (failure instanceof StatementFailedException || failure instanceof MigrationCancelledException) {
			this.context.bookkeeping(List.of(this.context.history()
				.rolledBack(this.id, this.migration, cause.describe(this.migration).describe(),
						took.toMillis() + " milliseconds")));
		}
	}

}
