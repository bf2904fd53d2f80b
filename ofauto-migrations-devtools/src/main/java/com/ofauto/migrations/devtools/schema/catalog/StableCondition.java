package com.ofauto.migrations.devtools.schema.catalog;

/**
 * Prints a condition as PostgreSQL does after parsing its own output: a database that was
 * built from that output compares equal to the original.
 */
final class StableCondition {

	private StableCondition() {
	}

	/**
	 * Print a condition.
	 * @param print an expression or a definition as PostgreSQL prints it
	 */
	static String of(String print) {
		return BooleanChains.flatten(ArrayCasts.inward(print));
	}

}
