package com.ofauto.migrations.faults;

import java.util.List;

/**
 * One migration of a {@link Workload}, and how to see what it has done.
 *
 * @param name its name
 * @param script its file
 * @param atomic whether it runs in one transaction
 * @param steps how many rows it writes into the table {@code trace}, numbered from 1
 * @param effects what is true in the catalog once it has got so far, each a boolean
 * expression, in the order in which they become true
 */
record Work(String name, String script, boolean atomic, int steps, List<String> effects) {

	/**
	 * Keeps the statement's session for as long as somebody else holds the gate.
	 */
	static String gate(int number) {
		return "SELECT pg_advisory_xact_lock(4711, " + number + ");\n";
	}

	static String step(String name, int number) {
		return "INSERT INTO trace (migration, step) VALUES ('" + name + "', " + number + ");\n";
	}

	static String exists(String relation) {
		return "to_regclass('" + relation + "') IS NOT NULL";
	}

	static String validIndex(String index) {
		return "EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('" + index + "') AND indisvalid)";
	}

	/**
	 * A transaction of the file's own.
	 */
	static String batch(String name, int number) {
		return "BEGIN;\nUPDATE accounts SET done = done + 1 WHERE id %% 4 = %d;\n%sCOMMIT;\n".formatted(number - 1,
				step(name, number));
	}

	/**
	 * Whether something that another migration made is gone again.
	 */
	static String gone(String relation, String madeBy) {
		return "EXISTS (SELECT FROM trace WHERE migration = '" + madeBy + "') AND to_regclass('" + relation
				+ "') IS NULL";
	}

	static String detached(String partition, String madeBy) {
		return "EXISTS (SELECT FROM trace WHERE migration = '" + madeBy
				+ "') AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass('" + partition + "'))";
	}

}
