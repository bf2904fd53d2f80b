package com.ofauto.migrations.benchmarks;

/**
 * A query that took longer than by itself.
 *
 * @param pid the server process that ran it
 * @param begin when it began, in milliseconds
 * @param end when it ended
 * @param late by how much it was late, in milliseconds
 */
record LateQuery(int pid, double begin, double end, double late) {

	/**
	 * Whether it waited for the lock, and not for the machine alone.
	 */
	boolean waitedIn(LockWait wait) {
		return wait.pid() == this.pid && this.begin <= wait.begin() && wait.begin() <= this.end;
	}

	Stalls stall() {
		return new Stalls(this.late, this.late);
	}

}
