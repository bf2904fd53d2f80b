package com.ofauto.migrations.benchmarks;

/**
 * How long queries waited.
 *
 * @param longest the longest wait in milliseconds
 * @param sum all of them
 */
record Stalls(double longest, double sum) {

	static final Stalls NONE = new Stalls(0, 0);

	Stalls and(Stalls other) {
		return new Stalls(Math.max(this.longest, other.longest), this.sum + other.sum);
	}

	Stalls beyond(Stalls other) {
		return new Stalls(Math.max(0, this.longest - other.longest), Math.max(0, this.sum - other.sum));
	}

}
