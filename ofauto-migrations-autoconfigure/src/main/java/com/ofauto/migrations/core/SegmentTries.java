package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * The tries of the segment that a run has come to. The next segment has as many again.
 */
final class SegmentTries {

	private final MigrationLocks locks;

	private int segment = -1;

	private int failed;

	private @Nullable Prelock prelock;

	SegmentTries(MigrationLocks locks) {
		this.locks = locks;
	}

	/**
	 * Begins a try.
	 * @param number the number of the segment
	 * @param repeatable whether the segment can be tried again at no cost
	 * @param limitIsTheirs whether the file has set how long its statements wait
	 * @return the locks that it takes before its statements, or {@code null} if it takes
	 * none
	 * @throws MessageFailure if they are not to be had
	 */
	@Nullable Prelock begin(int number, boolean repeatable, boolean limitIsTheirs) throws MessageFailure {
		if (number != this.segment) {
			this.segment = number;
			this.failed = 0;
			this.prelock = repeatable ? this.locks.of(number) : null;
		}
		if (this.prelock != null) {
			this.prelock.begin(limitIsTheirs);
		}
		return this.prelock;
	}

	@Nullable Prelock prelock() {
		return this.prelock;
	}

	boolean adapts(MessageFailure failure) {
		return this.prelock != null && this.prelock.adapts(failure);
	}

	/**
	 * What comes after a try that did not get its locks.
	 * @param retries how often it may be repeated without an impact
	 */
	Retry after(MessageFailure failure, int retries) {
		if (this.prelock != null) {
			return this.prelock.after(failure);
		}
		return Retry.after(++this.failed, retries);
	}

}
