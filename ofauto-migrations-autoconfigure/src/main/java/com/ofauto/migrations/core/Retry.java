package com.ofauto.migrations.core;

import java.time.Duration;

/**
 * What comes after a try that did not get its locks.
 *
 * @param pause the time until the next one
 * @param told whether the listeners hear of it
 */
record Retry(Duration pause, boolean told) {

	/** The failure stands. */
	static final Retry NONE = new Retry(Duration.ZERO, true);

	/**
	 * What comes after so many tries that have cost more than a pause.
	 */
	static Retry after(int attempt) {
		return new Retry(Backoff.after(attempt), true);
	}

	/**
	 * The same, unless that were too many.
	 * @param retries how often it may be tried again
	 */
	static Retry after(int attempt, int retries) {
		return (attempt > retries) ? NONE : after(attempt);
	}

}
