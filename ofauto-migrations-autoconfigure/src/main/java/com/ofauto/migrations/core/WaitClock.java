package com.ofauto.migrations.core;

import java.time.Duration;

/**
 * Time, so that a test can own it.
 */
interface WaitClock {

	/**
	 * Lets time pass; the thread's interruption is kept and ends the pause.
	 */
	void pause(Duration duration);

	/**
	 * A clock for durations, in nanoseconds.
	 */
	long nanoTime();

	/**
	 * How long a look waits for each answer of a server.
	 */
	default Duration readLimit() {
		return Duration.ofSeconds(10);
	}

	/**
	 * How long the first look of what acts waits for each answer. It may be a start that
	 * fails for it, on a server that has much to do.
	 */
	default Duration firstReadLimit() {
		return readLimit().multipliedBy(3);
	}

	default Duration since(long start) {
		return Duration.ofNanos(nanoTime() - start);
	}

	WaitClock REAL = new WaitClock() {

		@Override
		public void pause(Duration duration) {
			try {
				Thread.sleep(duration.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public long nanoTime() {
			return System.nanoTime();
		}

	};

}
