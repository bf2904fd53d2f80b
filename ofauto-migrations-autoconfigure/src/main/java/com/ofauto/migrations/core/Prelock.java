package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Takes the locks of a transactional migration whose impact is known before the
 * statements that need them, so that nobody waits behind it while it waits itself. The
 * locks travel in the message of the script. Where one cannot be had, the whole
 * transaction is over, and is tried again after a pause.
 */
final class Prelock {

	private final RunContext context;

	private final Migration migration;

	/** The number of the first statement of the transaction in the file. */
	private final int first;

	private final List<LockPlan.Step> steps;

	private final Duration timeout;

	private final LockPatience patience;

	private final LockTries tries;

	private final Overlap overlap;

	private LockWay way = LockWay.FIRST;

	private Contention contention = Contention.NONE;

	private LockTry current;

	private Prelock(RunContext context, Migration migration, int first, List<LockPlan.Step> steps) {
		this.context = context;
		this.migration = migration;
		this.first = first;
		this.steps = steps;
		this.timeout = context.settings().tableLockTimeout();
		this.patience = new LockPatience(this.timeout, context.settings().tableLockRetries());
		this.tries = new LockTries(this.patience, context.migrator().clock(), context.settings().tableLockRetries());
		this.overlap = new Overlap(context.session());
		this.current = nextTry();
	}

	/**
	 * The locks of a migration.
	 * @return {@code null} if its impact is not known, or there is nothing to lock
	 */
	static @Nullable Prelock of(RunContext context, Migration migration, ScriptOutline outline) {
		if (outline.segmented() || outline.segments().size() != 1 || context.bounds().confinement() != Confinement.NONE
				|| context.settings().tableLockTimeout().isZero()
				|| !(migration.impact() instanceof KnownImpact.Known known)) {
			return null;
		}
		Segment script = outline.segments().get(0);
		List<StatementImpact> statements = known.impact().statements();
		if (statements.size() != script.end() - script.first()) {
			return null;
		}
		List<LockPlan.Step> steps = LockPlan.of(statements, context.history().schema());
		return steps.isEmpty() ? null : new Prelock(context, migration, script.first(), steps);
	}

	/**
	 * Begins a try. While a lock is not to be had without waiting, the server is asked
	 * for the locks alone: the script need not travel, nor stand in the server's log.
	 * @throws MessageFailure if they are still not to be had
	 */
	void begin() throws MessageFailure {
		this.tries.begin();
		this.current = nextTry();
		if (this.contention.blocked() != null && this.patience.polls() && this.way.asks()) {
			Message probe = this.context.transaction(Segment.BEGIN);
			nextTry().takeFirst(probe);
			probe.own(Message.Purpose.OURS, "ROLLBACK").send(this.context.session().simpleQuery());
		}
	}

	private LockTry nextTry() {
		return new LockTry(this.steps, this.way, this.contention, this.patience, this.timeout);
	}

	/**
	 * Puts what belongs before a statement into the message.
	 * @param open whether anything of ours may come before it
	 */
	void before(ScriptStatement statement, Message message, boolean open) {
		this.current.before(statement, message, open);
	}

	/**
	 * Whether a failure is one of the locks' own, which the migration can do without.
	 * Then they are asked for in another way.
	 */
	boolean adapts(MessageFailure failure) {
		if (failure.purpose() != Message.Purpose.LOCK || failure.blocked() || this.context.cancelled(failure)) {
			return false;
		}
		this.way = this.way.after(failure.sqlState(), this.contention.blocked() != null);
		return true;
	}

	/**
	 * What comes after a try in vain.
	 */
	Retry after(MessageFailure failure) {
		if (!this.current.isEarly(failure)) {
			return this.tries.afterLate();
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
		TableLock lock = blockedAt(failure);
		return (lock != null) ? failure.at(statement(lock.statement()), List.of()) : failure;
	}

	private @Nullable ScriptStatement statement(int number) {
		AtomicInteger left = new AtomicInteger(this.first + number);
		return ScriptSource.first(this.migration, (statement) -> left.getAndDecrement() == 0);
	}

	/**
	 * A statement that names what could not be locked.
	 */
	String wanted(MessageFailure failure) {
		TableLock lock = blockedAt(failure);
		return (lock != null) ? lock.now() : failure.statement();
	}

	private @Nullable TableLock blockedAt(MessageFailure failure) {
		return (failure.purpose() == Message.Purpose.LOCK) ? this.contention.blocked() : null;
	}

}
