package com.ofauto.migrations.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The number and the duration of the waits for the lock.
 */
final class LockWaitTimer {

	private final AtomicLong count = new AtomicLong();

	private final AtomicLong nanos = new AtomicLong();

	void add(Duration waited) {
		this.count.incrementAndGet();
		this.nanos.addAndGet(waited.toNanos());
	}

	long count() {
		return this.count.get();
	}

	double nanos() {
		return this.nanos.get();
	}

}
