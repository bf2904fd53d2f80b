package com.ofauto.migrations.core;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs a query for many callers, and never twice at the same time. A caller that arrives
 * during a run waits, and shares the next result with all other waiting callers: no
 * result is older than its request, and two runs serve any number of callers.
 */
final class CoalescedRequest<T> {

	private final Supplier<T> question;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition answered = this.lock.newCondition();

	/** The thread that runs the query now. */
	private volatile @Nullable Thread asking;

	private Turn<T> next = new Turn<>();

	CoalescedRequest(Supplier<T> question) {
		this.question = question;
	}

	/**
	 * Asks, or waits until another caller has asked.
	 * @return the answer
	 */
	T ask() {
		Turn<T> turn = await();
		if (turn.answer == null) {
			try {
				turn.answer = answer();
			}
			finally {
				end();
			}
		}
		return turn.answer.get();
	}

	/**
	 * Whether this caller is inside the query, and would wait for itself.
	 */
	boolean isAskedHere() {
		return this.asking == Thread.currentThread();
	}

	/**
	 * Returns a turn that has ended, or one that this caller has to take.
	 */
	private Turn<T> await() {
		this.lock.lock();
		try {
			Turn<T> turn = this.next;
			while (this.asking != null && turn.answer == null) {
				this.answered.awaitUninterruptibly();
			}
			if (turn.answer == null) {
				this.asking = Thread.currentThread();
				this.next = new Turn<>();
			}
			return turn;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.lock.lock();
		try {
			this.asking = null;
			this.answered.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Supplier<T> answer() {
		try {
			T answer = this.question.get();
			return () -> answer;
		}
		catch (RuntimeException ex) {
			return () -> {
				throw ex;
			};
		}
		catch (Error ex) {
			return () -> {
				throw ex;
			};
		}
		catch (Throwable ex) {
			// An undeclared checked exception.
			return () -> {
				throw new UndeclaredThrowableException(ex);
			};
		}
	}

	private static final class Turn<T> {

		private volatile @Nullable Supplier<T> answer;

	}

}
