package com.ofauto.migrations.benchmarks;

import java.util.stream.Stream;

/**
 * How long queries waited.
 *
 * @param longest the longest wait in milliseconds
 * @param sum all of them
 */
record Stalls(double longest, double sum) {

	static final Stalls NONE = new Stalls(0, 0);

	static Stalls of(Stream<Stalls> stalls) {
		return stalls.reduce(NONE, Stalls::and);
	}

	private Stalls and(Stalls other) {
		return new Stalls(Math.max(this.longest, other.longest), this.sum + other.sum);
	}

}
