package com.ofauto.migrations.benchmarks;

/**
 * A part of the comparison.
 */
interface Scenario {

	/**
	 * Returns the word with which it is asked for.
	 */
	String name();

	/**
	 * Runs it and reports. What a contender cannot do is a result.
	 * @param lab where it is run
	 * @param report where it is written
	 */
	void run(Lab lab, Report report) throws Exception;

}
