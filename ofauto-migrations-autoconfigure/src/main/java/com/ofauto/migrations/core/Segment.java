package com.ofauto.migrations.core;

/**
 * A piece of a file that runs by itself: a transaction or a single statement.
 *
 * @param kind how it runs
 * @param first the number of its first statement in the file, from 0
 * @param end the number of the statement after its last
 * @param bytes where it ends in the file, in bytes from the beginning
 * @param begin the statement that begins its transaction
 */
record Segment(Kind kind, int first, int end, long bytes, String begin) {

	static final String BEGIN = "BEGIN";

	boolean contains(int statement) {
		return this.first <= statement && statement < this.end;
	}

	/**
	 * How many statements it has.
	 */
	int size() {
		return this.end - this.first;
	}

	boolean transaction() {
		return this.kind == Kind.TRANSACTION || this.kind == Kind.ROLLED_BACK;
	}

	/**
	 * How a segment runs.
	 */
	enum Kind {

		/** In a transaction that counts it too. */
		TRANSACTION,

		/** In a transaction that the file rolls back. */
		ROLLED_BACK,

		/** By itself; an interrupted attempt can be found in the catalog or repeated. */
		ALONE,

		/** By itself, and once only. */
		ALONE_ONCE

	}

}
