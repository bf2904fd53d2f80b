package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * Takes the locks of a transaction whose impact is known before the statements that need
 * them, so that nobody waits behind it while it waits itself. The locks travel in the
 * message of the script. Where one cannot be had, the whole transaction is over, and is
 * tried again after a pause. Before a statement that runs outside of a transaction they
 * are only tried: if they can be had, it will have them soon.
 */
final class Prelock {

	private final RunContext context;

	private final Migration migration;

	private final Segment segment;

	/** What takes the place of the steps after a deadlock behind a long statement. */
	private final Supplier<List<LockPlan.Step>> together;

	private final Duration timeout;

	private final LockPatience patience;

	private final LockTries tries;

	private final Overlap overlap;

	private List<LockPlan.Step> steps;

	private LockWay way = LockWay.FIRST;

	private Contention contention = Contention.NONE;

	private LockTry current;

	/**
	 * Creates the locks of a segment.
	 * @param steps what comes before its statements, at least one
	 * @param together plans the same with all locks before the first one, or none if that
	 * cannot be
	 */
	Prelock(RunContext context, Migration migration, Segment segment, List<LockPlan.Step> steps,
			Supplier<List<LockPlan.Step>> together) {
		this.context = context;
		this.migration = migration;
		this.segment = segment;
		this.steps = steps;
		this.together = together;
		this.timeout = context.settings().tableLockTimeout();
		this.patience = new LockPatience(this.timeout, context.settings().tableLockRetries());
		this.tries = new LockTries(this.patience, context.migrator().clock(), context.settings().tableLockRetries());
		this.overlap = new Overlap(context.session());
		this.current = nextTry(false);
	}

	/**
	 * Begins a try. While a lock is not to be had without waiting, the server is asked
	 * for the locks alone: the script need not travel, nor stand in the server's log. So
	 * it is always before a statement that runs outside of a transaction.
	 * @param limitIsTheirs whether the file has set how long its statements wait
	 * @throws MessageFailure if they are still not to be had
	 */
	void begin(boolean limitIsTheirs) throws MessageFailure {
		this.tries.begin();
		this.current = nextTry(limitIsTheirs);
		boolean refused = this.contention.blocked() != null || !this.segment.transaction();
		if (refused && this.patience.polls() && this.way.asks()) {
			Message probe = this.context.transaction(Segment.BEGIN);
			nextTry(false).takeFirst(probe);
			probe.own(Message.Purpose.OURS, "ROLLBACK").send(this.context.session().simpleQuery());
		}
	}

	private LockTry nextTry(boolean limitIsTheirs) {
		return new LockTry(this.steps, this.way, this.contention, this.patience, this.timeout, limitIsTheirs);
	}

	/**
	 * Puts what belongs before a statement into the message.
	 * @param open whether anything of ours may come before it
	 */
	void before(ScriptStatement statement, Message message, boolean open) {
		this.current.before(statement, message, open);
	}

	/**
	 * How long a statement outside of a transaction may wait for its lock.
	 */
	Duration limit(ScriptStatement statement) {
		return this.current.limit(statement);
	}

	/**
	 * Whether a failure is one of the locks' own, which the migration can do without.
	 * Then they are asked for in another way.
	 */
	boolean adapts(MessageFailure failure) {
		if (failure.purpose() != Message.Purpose.LOCK || failure.blocked() || this.context.cancelled(failure)) {
			return false;
		}
		this.way = this.way.after(failure, this.contention.blocked() != null);
		return true;
	}

	/**
	 * What comes after a try in vain.
	 */
	Retry after(MessageFailure failure) {
		if (!this.current.isEarly(failure) || this.current.isLeftToTheFile()) {
			List<LockPlan.Step> all = failure.deadlock() ? this.together.get() : List.of();
			this.steps = all.isEmpty() ? this.steps : all;
			return this.tries.afterLate();
		}
		if (this.current.isLast()) {
			return this.tries.afterEarly();
		}
		this.contention = this.contention.after(failure, this.steps);
		Retry next = this.tries.afterEarly();
		TableLock blocked = this.contention.blocked();
		this.patience.wait(blocked != null && this.overlap.at(blocked));
		return next;
	}

	/**
	 * How often and how long it was tried.
	 * @param late the same of one that was kept by a statement behind a long one
	 */
	String spent(String late) {
		return this.tries.spent(late);
	}

	/**
	 * The failure at the statement that needs the lock.
	 */
	MessageFailure place(MessageFailure failure) {
		TableLock lock = (failure.purpose() == Message.Purpose.LOCK) ? this.contention.blocked() : null;
		return (lock != null) ? failure.at(statement(lock.statement()), List.of()) : failure;
	}

	private @Nullable ScriptStatement statement(int number) {
		AtomicInteger left = new AtomicInteger(this.segment.first() + number);
		return ScriptSource.first(this.migration, (statement) -> left.getAndDecrement() == 0);
	}

	/**
	 * Statements that name what could not be locked.
	 */
	String wanted(MessageFailure failure) {
		TableLock lock = this.contention.blocked();
		return (lock != null && failure.purpose() == Message.Purpose.LOCK) ? lock.now()
				: (lock != null && this.current.isLast()) ? lock.now() + "; " + failure.statement()
						: failure.statement();
	}

}
