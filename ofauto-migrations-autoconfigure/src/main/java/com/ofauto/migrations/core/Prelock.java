package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementWords;
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

	private final Overlap overlap;

	/** The tables that have kept a try from its locks. */
	private final Set<String> contended = new LinkedHashSet<>();

	/** Where the statements stand that have a step. */
	private final List<ScriptLocation> places = new ArrayList<>();

	private @Nullable TableLock blocked;

	private Form form = Form.PLAIN;

	private boolean prepares = true;

	private int tries;

	private int lateTries;

	private int seen;

	private int next;

	private long triedAt;

	private Duration limit;

	private boolean limitIsTheirs;

	private Prelock(RunContext context, Migration migration, int first, List<LockPlan.Step> steps) {
		this.context = context;
		this.migration = migration;
		this.first = first;
		this.steps = steps;
		this.timeout = context.settings().tableLockTimeout();
		this.limit = this.timeout;
		this.overlap = new Overlap(context.session());
		this.patience = new LockPatience(this.timeout, context.settings().tableLockRetries());
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
		this.tries++;
		this.triedAt = this.context.migrator().clock().nanoTime();
		startOver();
		if (this.blocked != null && this.patience.polls() && this.form != Form.NONE) {
			Message probe = this.context.transaction(Segment.BEGIN);
			take(this.steps.get(0), probe);
			probe.own(Message.Purpose.OURS, "ROLLBACK").send(this.context.session().simpleQuery());
			startOver();
		}
	}

	private void startOver() {
		this.seen = 0;
		this.next = 0;
		this.places.clear();
		this.limit = this.timeout;
		this.limitIsTheirs = false;
	}

	/**
	 * Puts what belongs before a statement into the message.
	 * @param open whether anything of ours may come before it
	 */
	void before(ScriptStatement statement, Message message, boolean open) {
		int number = this.seen++;
		if (number < this.steps.size()) {
			this.places.add(new ScriptLocation(this.migration.location(), statement.line(), statement.column()));
		}
		if (!open || this.form == Form.NONE) {
			return;
		}
		while (this.next <= number && this.next < this.steps.size()) {
			take(this.steps.get(this.next++), message);
		}
		limit(isGuarded(number) ? this.patience.limit() : this.timeout, message);
		List<String> words = StatementWords.of(statement);
		this.limitIsTheirs |= words.contains("LOCK_TIMEOUT");
		if (words.get(0).equals("ROLLBACK")) {
			// To a savepoint, and so is the limit.
			this.limit = Duration.ZERO;
		}
	}

	private void take(LockPlan.Step step, Message message) {
		if (this.blocked != null && this.prepares && step == this.steps.get(0)) {
			message.own(Message.Purpose.LOCK, formed(this.blocked.preparing()));
		}
		if (step.locks().isEmpty()) {
			return;
		}
		if (!step.early()) {
			// What came before has taken its time, and is not undone.
			message.own(Message.Purpose.LOCK, LockBlock.polling(step.locks(), this.timeout));
			return;
		}
		boolean waits = !this.patience.polls();
		if (waits && step.locks().stream().anyMatch(this::isContended)) {
			limit(this.patience.isLast() ? this.patience.limit()
					: longer(this.patience.limit().dividedBy(this.contended.size()), Duration.ofMillis(1)), message);
		}
		for (TableLock lock : step.locks()) {
			boolean queues = waits && isContended(lock);
			message.own(Message.Purpose.LOCK, formed(queues ? lock.waiting() : lock.now()));
		}
	}

	private boolean isContended(TableLock lock) {
		return this.contended.contains(lock.table());
	}

	private void limit(Duration wanted, Message message) {
		if (!this.limitIsTheirs && !wanted.equals(this.limit)) {
			this.limit = wanted;
			message.own(Message.Purpose.OURS, "SET LOCAL lock_timeout = " + wanted.toMillis());
		}
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private String formed(String lock) {
		return (this.form == Form.PLAIN) ? lock : LockBlock.careful(lock);
	}

	/**
	 * Whether a failure is one of the locks' own, which the migration can do without.
	 * Then they are asked for in another way.
	 */
	boolean adapts(MessageFailure failure) {
		if (failure.purpose() != Message.Purpose.LOCK || failure.blocked() || this.context.cancelled(failure)) {
			return false;
		}
		if (this.prepares && this.blocked != null && failure.sqlState().equals(SimpleQuery.CANCELLED)) {
			// A statement_timeout that is shorter.
			this.prepares = false;
		}
		else {
			this.form = (this.form == Form.PLAIN) ? Form.CAREFUL : Form.NONE;
		}
		return true;
	}

	/**
	 * What comes after a try in vain. A try that had come to its long statements costs
	 * more than a pause: it is repeated as often as without an impact.
	 */
	Retry after(MessageFailure failure) {
		if (!isEarly(failure)) {
			this.lateTries++;
			return (this.lateTries > this.context.settings().tableLockRetries()) ? Retry.NONE
					: Retry.after(this.lateTries);
		}
		this.blocked = null;
		this.steps.stream()
			.flatMap((step) -> step.locks().stream())
			.filter((lock) -> failure.purpose() == Message.Purpose.LOCK && lock.isTakenBy(failure.statement()))
			.findFirst()
			.ifPresent((lock) -> {
				this.blocked = lock;
				this.contended.add(lock.table());
			});
		Duration pause = this.patience.after(this.context.migrator().clock().since(this.triedAt));
		this.patience.wait(this.blocked != null && this.overlap.at(this.blocked));
		return (pause != null) ? new Retry(pause, this.patience.hasNews()) : Retry.NONE;
	}

	private boolean isEarly(MessageFailure failure) {
		if (failure.purpose() != Message.Purpose.SCRIPT) {
			return failure.purpose() == Message.Purpose.LOCK;
		}
		ScriptLocation at = failure.location(this.migration);
		int number = -1;
		for (ScriptLocation place : this.places) {
			if (place.line() > at.line() || place.line() == at.line() && place.column() > at.column()) {
				break;
			}
			number++;
		}
		return number >= 0 && isGuarded(number);
	}

	private boolean isGuarded(int statement) {
		return statement < this.steps.size() && this.steps.get(statement).guarded();
	}

	/**
	 * How often and how long it was tried.
	 * @param late the same of one that was kept by a statement behind a long one
	 */
	String spent(String late) {
		return (this.lateTries > 0) ? late
				: this.tries + " attempts within " + this.patience.spent().toMillis() / 100 / 10.0 + " s";
	}

	/**
	 * The failure at the statement that needs the lock.
	 */
	MessageFailure place(MessageFailure failure) {
		TableLock lock = (failure.purpose() == Message.Purpose.LOCK) ? this.blocked : null;
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
		TableLock lock = (failure.purpose() == Message.Purpose.LOCK) ? this.blocked : null;
		return (lock != null) ? lock.now() : failure.statement();
	}

	/**
	 * How the locks are asked for.
	 */
	private enum Form {

		PLAIN,

		/** A lock that cannot be taken, for want of a right or a table, is left out. */
		CAREFUL,

		NONE

	}

}
