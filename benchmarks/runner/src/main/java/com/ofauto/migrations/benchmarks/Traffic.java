package com.ofauto.migrations.benchmarks;

/**
 * What reads a table while a migration wants to lock it.
 */
enum Traffic {

	/**
	 * Short queries, and one transaction that has read and stays open for six seconds.
	 */
	BLOCKER("six readers and a transaction of six seconds", "SELECT count(*) FROM accounts WHERE id = 1", 0, 20),

	/**
	 * Queries that take their time, so that there is no moment without one.
	 */
	OVERLAP("six readers that always overlap, 50 ms each", "SELECT pg_sleep(0.05) FROM accounts WHERE id = 1", 50, 0);

	static final int READERS = 6;

	static final int BLOCKED_MILLIS = 6000;

	private final String title;

	private final String query;

	private final int takesMillis;

	private final int pauseMillis;

	Traffic(String title, String query, int takesMillis, int pauseMillis) {
		this.title = title;
		this.query = query;
		this.takesMillis = takesMillis;
		this.pauseMillis = pauseMillis;
	}

	String title() {
		return this.title;
	}

	String query() {
		return this.query;
	}

	/**
	 * Returns how long a query takes by itself.
	 */
	int takesMillis() {
		return this.takesMillis;
	}

	int pauseMillis() {
		return this.pauseMillis;
	}

}
