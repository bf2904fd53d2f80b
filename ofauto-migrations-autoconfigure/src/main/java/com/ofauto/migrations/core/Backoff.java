package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Computes the pauses between attempts: each is longer, up to some seconds, with a random
 * part that keeps several instances apart.
 */
final class Backoff {

	private static final long FIRST = 100;

	private static final long LONGEST = 5000;

	private Backoff() {
	}

	static Duration after(int attempt) {
		long most = Math.min(LONGEST, FIRST << Math.min(attempt, 10));
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
	}

}
