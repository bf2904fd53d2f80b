package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementWords;

/**
 * One try of a transaction for its locks: the statement that it has come to, and the
 * limit of waiting that is in force there. The next try is another one. The last one
 * leaves the locks to the statements: it may be that the database does not need them, or
 * that the file waits for them itself.
 */
final class LockTry {

	/** Also in a call or a block. */
	private static final Pattern SETS_LIMIT = Pattern
		.compile("(?i)\\bset(?:_config\\s*\\(\\s*'|\\s+(?:local\\s+|session\\s+)?)lock_timeout");

	private final List<LockPlan.Step> steps;

	private final LockWay way;

	private final Contention contention;

	private final LockPatience patience;

	private final Duration timeout;

	private final boolean last;

	/** Where the statements stand that have a step. */
	private final List<Place> places = new ArrayList<>();

	private int seen;

	private int next;

	private Duration limit;

	private boolean limitIsTheirs;

	/**
	 * Creates a try.
	 * @param timeout the limit with which its transaction begins
	 * @param limitIsTheirs whether it is one that the file has set
	 */
	LockTry(List<LockPlan.Step> steps, LockWay way, Contention contention, LockPatience patience, Duration timeout,
			boolean limitIsTheirs) {
		this.steps = steps;
		this.way = way;
		this.contention = contention;
		this.patience = patience;
		this.timeout = timeout;
		this.last = patience.isLast();
		this.limit = timeout;
		this.limitIsTheirs = limitIsTheirs;
	}

	/**
	 * Puts what belongs before a statement into the message.
	 * @param open whether anything of ours may come before it
	 */
	void before(ScriptStatement statement, Message message, boolean open) {
		int number = see(statement);
		if (!open || !this.way.asks()) {
			return;
		}
		while (!this.last && this.next <= number && this.next < this.steps.size()) {
			take(this.steps.get(this.next++), message);
		}
		limit(isEarly(number) ? this.patience.limit() : this.timeout, message);
		noteLimit(statement);
	}

	private void noteLimit(ScriptStatement statement) {
		List<String> words = StatementWords.of(statement);
		this.limitIsTheirs |= words.contains("LOCK_TIMEOUT") || SETS_LIMIT.matcher(statement.text()).find();
		if (words.get(0).equals("ROLLBACK")) {
			// To a savepoint, and so is the limit.
			this.limit = Duration.ZERO;
		}
	}

	/**
	 * How long a statement may wait that runs outside of a transaction.
	 */
	Duration limit(ScriptStatement statement) {
		see(statement);
		return this.way.asks() ? this.patience.limit() : this.timeout;
	}

	private int see(ScriptStatement statement) {
		if (this.seen < this.steps.size()) {
			this.places.add(new Place(statement.line(), statement.column()));
		}
		return this.seen++;
	}

	/**
	 * Puts the locks of the first statement into the message.
	 */
	void takeFirst(Message message) {
		take(this.steps.get(0), message);
	}

	private void take(LockPlan.Step step, Message message) {
		TableLock blocked = this.contention.blocked();
		if (blocked != null && this.way.prepares() && step == this.steps.get(0)) {
			message.own(Message.Purpose.LOCK, this.way.formed(blocked.preparing()));
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
		if (waits && this.contention.concerns(step)) {
			limit(this.patience.limitOfEach(this.contention.tables().size()), message);
		}
		for (TableLock lock : step.locks()) {
			boolean queues = waits && this.contention.concerns(lock);
			message.own(Message.Purpose.LOCK, this.way.formed(queues ? lock.waiting() : lock.now()));
		}
	}

	private void limit(Duration wanted, Message message) {
		if (!this.limitIsTheirs && !wanted.equals(this.limit)) {
			this.limit = wanted;
			message.own(Message.Purpose.OURS, "SET LOCAL lock_timeout = " + wanted.toMillis());
		}
	}

	/**
	 * Whether it failed before it had done anything that takes its time.
	 */
	boolean isEarly(MessageFailure failure) {
		if (failure.purpose() != Message.Purpose.SCRIPT) {
			return failure.purpose() == Message.Purpose.LOCK;
		}
		int number = -1;
		while (number + 1 < this.places.size() && !this.places.get(number + 1).isBehind(failure)) {
			number++;
		}
		return number >= 0 && isEarly(number);
	}

	/**
	 * Whether nothing that takes its time comes before a statement that waits for locks.
	 */
	private boolean isEarly(int statement) {
		if (statement >= this.steps.size()) {
			return false;
		}
		LockPlan.Step step = this.steps.get(statement);
		return this.last ? step.early() : step.guarded();
	}

	/**
	 * Whether it leaves the locks to the statements.
	 */
	boolean isLast() {
		return this.last;
	}

	/**
	 * Whether it leaves the locks to a file that says how long it waits for them. That is
	 * repeated as without an impact.
	 */
	boolean isLeftToTheFile() {
		return this.last && this.limitIsTheirs;
	}

	private record Place(int line, int column) {

		boolean isBehind(MessageFailure failure) {
			return failure.isBefore(this.line, this.column);
		}

	}

}
