package com.ofauto.migrations.benchmarks;

/**
 * A reader's wait for the lock of a table, as the server shows it.
 *
 * @param pid the server process of the reader
 * @param begin when it began to wait, in milliseconds
 * @param millis how long it waited
 */
record LockWait(int pid, double begin, double millis) {

	LockWait longer(LockWait other) {
		return (other.millis > this.millis) ? other : this;
	}

	Stalls stall() {
		return new Stalls(this.millis, this.millis);
	}

}
