package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * How the tries for the locks of one migration go on. At first nothing waits in a lock's
 * queue, where others would wait behind it, unless it is known that the wait is a short
 * one. After a third of the time each try waits for a moment. In the last one the
 * statements wait as they do in a migration whose impact is not known.
 */
final class LockPatience {

	/** How long a lock is waited for that cannot be asked for without waiting. */
	private static final Duration BLINK = Duration.ofMillis(20);

	private static final Duration MOMENT = Duration.ofMillis(100);

	private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

	private final Duration total;

	private final Duration last;

	private Duration spent = Duration.ZERO;

	private Duration nextNews = Duration.ZERO;

	private boolean waits;

	/**
	 * Creates a patience.
	 * @param timeout how long a try would wait without an impact
	 * @param retries how often it would be repeated
	 */
	LockPatience(Duration timeout, int retries) {
		this.total = timeout.multipliedBy(retries + 1L);
		this.last = atLeast(shorter(timeout, this.total.dividedBy(3)));
	}

	/**
	 * Whether nothing may wait in a queue that the runner can keep out of.
	 */
	boolean polls() {
		return !this.waits && this.spent.compareTo(this.total.dividedBy(3)) < 0;
	}

	/**
	 * Says of the next try whether a wait will be a short one.
	 */
	void wait(boolean briefly) {
		this.waits = briefly;
	}

	boolean isLast() {
		return this.spent.compareTo(this.total.minus(this.last)) >= 0;
	}

	/**
	 * How long the present try may wait for locks, all together.
	 */
	Duration limit() {
		if (polls()) {
			return shorter(BLINK, this.last);
		}
		return isLast() ? this.last : shorter(MOMENT, this.last);
	}

	/**
	 * How long it may wait for each of several tables.
	 */
	Duration limitOfEach(int tables) {
		return atLeast(limit().dividedBy(tables));
	}

	/**
	 * What comes after a try in vain.
	 * @param took how long it took
	 * @return the pause before the next one, or {@code null} if it was the last
	 */
	@Nullable Duration after(Duration took) {
		Duration pause = polls() ? between(40, 120) : between(150, 450);
		if (isLast()) {
			this.spent = this.spent.plus(took);
			return null;
		}
		this.spent = this.spent.plus(took).plus(pause);
		return pause;
	}

	/**
	 * Whether it is time to say that it goes on.
	 */
	boolean hasNews() {
		if (this.spent.compareTo(this.nextNews) < 0) {
			return false;
		}
		this.nextNews = this.spent.plus(BETWEEN_NEWS);
		return true;
	}

	Duration spent() {
		return this.spent;
	}

	private static Duration between(long least, long most) {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, most + 1));
	}

	/**
	 * The server takes nothing for no limit.
	 */
	private static Duration atLeast(Duration limit) {
		return (limit.toMillis() > 0) ? limit : Duration.ofMillis(1);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
