package com.ofauto.migrations.devtools.schema.catalog;

/**
 * What PostgreSQL prints of a condition once it has parsed its own print, so that a
 * database that was built from a print is no other than the one that was printed.
 */
final class StableCondition {

	private StableCondition() {
	}

	/**
	 * Prints again.
	 * @param print an expression or a definition as PostgreSQL prints it
	 */
	static String of(String print) {
		return BooleanChains.flatten(ArrayCasts.inward(print));
	}

}
