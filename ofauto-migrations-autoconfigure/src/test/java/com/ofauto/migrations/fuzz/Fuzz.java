package com.ofauto.migrations.fuzz;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Runs generated cases. A seed makes the same cases again, and each case depends on the
 * seed and its number only.
 */
final class Fuzz {

	private static final Log LOG = LogFactory.getLog(Fuzz.class);

	private static final String SEED = "ofauto.fuzz.seed";

	private static final String CASES = "ofauto.fuzz.cases";

	private static final String CASE = "ofauto.fuzz.case";

	/** Far more than any case takes: who needs it hangs. */
	private static final Duration HANGS = Duration.ofSeconds(60);

	private static final long STRIDE = 0x9E3779B97F4A7C15L;

	private final long seed = Long.getLong(SEED, System.nanoTime());

	private final int only = Integer.getInteger(CASE, -1);

	/**
	 * Runs as many cases as the system property says.
	 * @param usually how many if it says nothing
	 * @throws AssertionError if one is wrong, with what makes it again
	 */
	void run(int usually, Case body) {
		int cases = Integer.getInteger(CASES, usually);
		LOG.info(cases + " generated cases; replay them with -D" + SEED + "=" + this.seed);
		for (int number = 0; number < cases; number++) {
			if (this.only < 0 || this.only == number) {
				run(number, body, new Dice(this.seed + STRIDE * number));
			}
		}
	}

	private void run(int number, Case body, Dice dice) {
		StringBuilder story = new StringBuilder();
		try {
			assertTimeoutPreemptively(HANGS, () -> body.run(dice, story));
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("Replay with -D" + SEED + "=" + this.seed + " -D" + CASE + "=" + number + " -D"
					+ CASES + "=" + (number + 1) + "\n" + ex + "\n" + story, ex);
		}
	}

	/**
	 * Generates one case and looks what comes of it.
	 */
	@FunctionalInterface
	interface Case {

		/**
		 * Runs the case.
		 * @param dice makes its choices
		 * @param story is told what was generated and what happened
		 */
		void run(Dice dice, StringBuilder story) throws Exception;

	}

}
