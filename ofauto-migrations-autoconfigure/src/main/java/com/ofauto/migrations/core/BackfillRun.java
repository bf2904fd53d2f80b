package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Runs a backfill: its record first, then one batch after another, each a transaction
 * with its rows and the cursor behind them. A run that is broken off anywhere goes on at
 * the cursor, so that each row is updated once. At the end no row may be left that the
 * condition finds; if writers have made some meanwhile, another round takes those.
 */
final class BackfillRun implements ScriptRun {

	private static final int MOST_ROUNDS = 10;

	private static final String AGAIN = "ofauto.again";

	private final RunContext context;

	private final Migration migration;

	private final Backfill backfill;

	private final String id;

	private final BackfillPace pace;

	private final ReplicationLag lag;

	private @Nullable BackfillProgress progress;

	private int failed;

	BackfillRun(RunContext context, Migration migration, Backfill backfill, @Nullable MigrationRecord unfinished) {
		this.context = context;
		this.migration = migration;
		this.backfill = backfill;
		this.pace = new BackfillPace(backfill.directive());
		this.lag = new ReplicationLag(context, migration, backfill.directive().lag());
		this.progress = (unfinished != null) ? BackfillProgress.parse(unfinished.logs()) : null;
		this.id = (unfinished != null && unfinished.id() != null) ? unfinished.id() : RunContext.newId();
	}

	@Override
	public void run() throws MessageFailure {
		this.context.prepareSession();
		BackfillKey key = BackfillKey.look(this.context, this.backfill);
		BackfillLook look = new BackfillLook(this.context, this.backfill, key);
		BackfillProgress now = (this.progress != null) ? this.progress : begin(key);
		while (true) {
			boolean whole = now.cursor() == null;
			long before = now.updated();
			now = round(key, look, now);
			long left = look.left();
			if (left == 0) {
				break;
			}
			if (whole && now.round() > 1 && now.updated() == before) {
				throw BackfillKey.refused(this.backfill, BackfillProgress.rows(left) + " still "
						+ ((left == 1) ? "fits" : "fit") + " the condition, and another round has updated no row;"
						+ " see whether a trigger or a row security policy keeps the UPDATE from rows that the WHERE"
						+ " finds, and leave those out in the WHERE");
			}
			if (now.round() >= MOST_ROUNDS) {
				throw BackfillKey.refused(this.backfill,
						BackfillProgress.rows(left) + " still " + ((left == 1) ? "fits" : "fit") + " the condition"
								+ " after " + MOST_ROUNDS
								+ " rounds: other sessions write such rows as fast as they are updated;"
								+ " deploy the release that writes the value first");
			}
			now = now.nextRound();
		}
		this.context.prepareSession();
		write(this.context.history().finished(this.id, this.migration, 1));
	}

	private BackfillProgress begin(BackfillKey key) throws MessageFailure {
		BackfillProgress first = BackfillProgress.begin(this.backfill.directive().key(), key.about(),
				this.migration.scriptDigest());
		write(this.context.history().started(this.id, this.migration, first.line()));
		this.progress = first;
		return first;
	}

	private void write(String sql) throws MessageFailure {
		this.context.bookkeepingAlone(this.context.history().alone(this.id, this.migration), sql);
	}

	private BackfillProgress round(BackfillKey key, BackfillLook look, BackfillProgress from) throws MessageFailure {
		WaitClock clock = this.context.migrator().clock();
		BackfillProgress now = from;
		for (BackfillLook.Bound bound = look.next(now, this.pace.rows()); bound != null; bound = look.next(now,
				this.pace.rows())) {
			long start = clock.nanoTime();
			now = batch(key, now, bound);
			this.progress = now;
			this.failed = 0;
			this.pace.took(clock.since(start));
			this.context.listener().backfillProgressed(this.migration.name(), now);
			if (!this.pace.pause().isZero()) {
				clock.pause(this.pace.pause());
			}
			this.lag.await();
		}
		return now;
	}

	private BackfillProgress batch(BackfillKey key, BackfillProgress before, BackfillLook.Bound bound)
			throws MessageFailure {
		String range = key.range(before.cursor(), bound.key());
		BackfillProgress next = before.passed(bound.rows(), bound.key());
		ScriptSender sender = new ScriptSender(this.context, this.migration, this.context.transaction(Segment.BEGIN),
				this.context.guard(this.id, this.migration));
		int update = sender.send(this.backfill.update().on(range));
		Message message = sender.checked();
		int count = message.size();
		message.own(Message.Purpose.LOOK, count(range)).own(Message.Purpose.AGAIN, none());
		try {
			next = next.updated(requireThere(sender.changed(update, count)));
			HistoryTable history = this.context.history();
			this.context.commit(sender.message(), this.context.state().localRole(),
					this.context.trusted()
						.own(Message.Purpose.ALONE, history.alone(this.id, this.migration))
						.own(Message.Purpose.ALONE, history.updated(this.id, RecordLogs.set(Sql.literal(next.line()))
								+ ", checksum = " + Sql.literal(this.migration.checksum()))));
			sender.flush();
			return next;
		}
		catch (MessageFailure ex) {
			throw explain(ex);
		}
	}

	/**
	 * Makes sure that each row is still where its batch has found it. One that a trigger
	 * puts behind the cursor would be found once more.
	 * @return how many rows the batch has updated
	 */
	private long requireThere(ScriptSender.Changed changed) throws MessageFailure {
		long gone = changed.rows() - changed.found();
		if (gone > 0) {
			String key = this.backfill.directive().key();
			throw BackfillKey.refused(this.backfill, "after the UPDATE of a batch " + BackfillProgress.rows(gone)
					+ " of " + changed.rows() + ((gone == 1) ? " is" : " are") + " not under the " + key
					+ " of the batch any more: a trigger or a foreign key changes " + key
					+ " or deletes rows, so that a row could be updated twice; take a key that stays, or disable the"
					+ " trigger while the backfill runs");
		}
		return changed.rows();
	}

	private MessageFailure explain(MessageFailure failure) {
		ScriptStatement statement = this.backfill.update().statement();
		boolean again = failure.purpose() == Message.Purpose.AGAIN
				&& failure.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO);
		if (!again) {
			boolean ofScript = failure.purpose() == Message.Purpose.SCRIPT || failure.purpose().concernsScript();
			return ofScript ? failure.showing(statement) : BackfillLook.explain(this.context, this.backfill, failure);
		}
		return failure.ofScript(statement,
				"the WHERE still finds rows that the UPDATE has written, so that another round would update them again;"
						+ " let SET make the condition false, or leave the rows out for which it stays true",
				BackfillKey.SQL_STATE);
	}

	/**
	 * Counts the rows that this transaction has written, and those of them that the
	 * condition still finds: another round would update them again.
	 */
	private String count(String range) {
		return "SELECT pg_catalog.count(*), pg_catalog.set_config('" + AGAIN + "', (pg_catalog.count(*) FILTER (WHERE "
				+ this.backfill.update().condition() + "\n))::pg_catalog.text, true) FROM "
				+ this.backfill.update().from() + " WHERE " + range + " AND " + this.backfill.update().alias()
				+ ".xmin OPERATOR(pg_catalog.=) (pg_catalog.txid_current()"
				+ " OPERATOR(pg_catalog.%) 4294967296::pg_catalog.int8)::pg_catalog.text::pg_catalog.xid";
	}

	private static String none() {
		return "SELECT 1 OPERATOR(pg_catalog./) (pg_catalog.current_setting('" + AGAIN
				+ "') OPERATOR(pg_catalog.=) '0')::pg_catalog.int4";
	}

	@Override
	public boolean repeatable() {
		return true;
	}

	@Override
	public Retry after(MessageFailure failure, int attempt, int retries) {
		this.pace.slower();
		return Retry.after(++this.failed, retries);
	}

	@Override
	public boolean transactional() {
		return false;
	}

	@Override
	public StatementFailedException.Left left() {
		BackfillProgress now = this.progress;
		return StatementFailedException.Left.of((now != null && now.updated() > 0) ? now : null);
	}

	@Override
	public @Nullable String record() {
		return (this.progress != null) ? this.id : null;
	}

	private static String left(BackfillProgress now, String error) {
		return (now.updated() > 0) ? RecordLogs.set(Sql.literal(now.line() + "\n" + error))
				: "rolled_back_at = pg_catalog.clock_timestamp(), " + RecordLogs.setRolledBack(error);
	}

	/**
	 * The record stays unfinished as soon as a row has been updated.
	 */
	@Override
	public void recordFailure(MigrationException failure, MessageFailure cause, Duration took) throws MessageFailure {
		String error = cause.describe(this.migration).describe();
		this.context.rollback();
		this.context.prepareSession();
		HistoryTable history = this.context.history();
		BackfillProgress now = this.progress;
		this.context.bookkeeping(List
			.of((now == null) ? history.rolledBack(this.id, this.migration, error, took.toMillis() + " milliseconds")
					: history.updated(this.id, left(now, error))));
	}

}
