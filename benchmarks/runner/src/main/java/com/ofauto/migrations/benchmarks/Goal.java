package com.ofauto.migrations.benchmarks;

/**
 * What this project wants to reach, and whether it does.
 *
 * @param text the goal
 * @param seen what was measured
 * @param met whether that is enough
 */
record Goal(String text, String seen, boolean met) {

	static Goal atMost(String text, double limit, double seen) {
		return new Goal(text, Table.ratio(seen), seen <= limit);
	}

	static Goal atLeast(String text, double limit, double seen) {
		return new Goal(text, Table.ratio(seen), seen >= limit);
	}

	static Goal exactly(String text, long wanted, long seen) {
		return new Goal(text, Table.number(seen), seen == wanted);
	}

}
