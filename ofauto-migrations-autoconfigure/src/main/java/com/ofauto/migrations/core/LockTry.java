package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementWords;

/**
 * One try of a transaction for its locks: the statement that it has come to, and the
 * limit of waiting that is in force there. The next try is another one.
 */
final class LockTry {

	private final List<LockPlan.Step> steps;

	private final LockWay way;

	private final Contention contention;

	private final LockPatience patience;

	private final Duration timeout;

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
		return number >= 0 && isGuarded(number);
	}

	private boolean isGuarded(int statement) {
		return statement < this.steps.size() && this.steps.get(statement).guarded();
	}

	private record Place(int line, int column) {

		boolean isBehind(MessageFailure failure) {
			return failure.isBefore(this.line, this.column);
		}

	}

}
