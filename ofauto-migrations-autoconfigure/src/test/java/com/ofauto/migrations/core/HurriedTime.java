package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time in which pauses are over at once, so that patience ends after as many tries as in
 * real time.
 */
class HurriedTime implements WaitClock {

	private final AtomicLong now = new AtomicLong();

	@Override
	public void pause(Duration duration) {
		this.now.addAndGet(duration.toNanos());
	}

	@Override
	public long nanoTime() {
		return this.now.get();
	}

}
