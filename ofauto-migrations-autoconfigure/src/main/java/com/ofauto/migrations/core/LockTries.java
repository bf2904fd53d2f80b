package com.ofauto.migrations.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Counts the tries of one transaction for its locks, and says how they go on.
 */
final class LockTries {

	private final LockPatience patience;

	private final WaitClock clock;

	private final int retries;

	private int tries;

	private int lateTries;

	private long begun;

	/**
	 * Creates a count.
	 * @param retries how often a try is repeated that cost more than a pause
	 */
	LockTries(LockPatience patience, WaitClock clock, int retries) {
		this.patience = patience;
		this.clock = clock;
		this.retries = retries;
	}

	void begin() {
		this.tries++;
		this.begun = this.clock.nanoTime();
	}

	/**
	 * What comes after a try that had done nothing yet.
	 */
	Retry afterEarly() {
		@Nullable Duration pause = this.patience.after(this.clock.since(this.begun));
		return (pause != null) ? new Retry(pause, this.patience.hasNews()) : Retry.NONE;
	}

	/**
	 * What comes after a try that had come to its long statements. It costs more than a
	 * pause, and is repeated as often as without an impact.
	 */
	Retry afterLate() {
		return Retry.after(++this.lateTries, this.retries);
	}

	/**
	 * How often and how long it was tried.
	 * @param late the same of a transaction that was kept by a statement behind a long
	 * one
	 */
	String spent(String late) {
		return (this.lateTries > 0) ? late
				: this.tries + " attempts within " + this.patience.spent().toMillis() / 100 / 10.0 + " s";
	}

}
