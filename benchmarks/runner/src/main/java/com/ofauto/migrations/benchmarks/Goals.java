package com.ofauto.migrations.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wanted of this project's starter.
 */
final class Goals {

	private static final String OURS = "OFAuto";

	private static final double TIME = 1.15;

	private static final double ALLOCATION = 2;

	private static final double BIG_FILE_TIME = 1.3;

	private static final double FASTER = 4;

	private Goals() {
	}

	static List<Goal> ofCalls(Case testCase, Map<String, Result> results) {
		List<Goal> goals = new ArrayList<>();
		Result ours = results.get(OURS);
		Result floor = results.get("Floor");
		if (ours.wire() != null) {
			int roundTrips = roundTrips(testCase);
			goals.add(Goal.exactly("%s: %,d round trip%s".formatted(testCase, roundTrips, (roundTrips == 1) ? "" : "s"),
					roundTrips, ours.wire().roundTrips()));
		}
		goals.add(Goal.atMost("%s: at most %s times the floor's time, cold".formatted(testCase, TIME), TIME,
				ours.cold(Round::callMillis) / floor.cold(Round::callMillis)));
		goals.add(Goal.atMost("%s: at most %s times the floor's time, warm".formatted(testCase, TIME), TIME,
				ours.warm(Round::callMillis) / floor.warm(Round::callMillis)));
		goals.add(Goal.atMost("%s: at most %.0f times the floor's allocation".formatted(testCase, ALLOCATION),
				ALLOCATION, ours.cold(Round::callAllocated) / floor.cold(Round::callAllocated)));
		return goals;
	}

	/**
	 * A first deploy sends 32 migrations at once.
	 */
	private static int roundTrips(Case testCase) {
		if (testCase.isNoOp()) {
			return 1;
		}
		return (testCase.applied() == 0) ? (testCase.pending() + 31) / 32 + 5 : testCase.pending() + 3;
	}

	static List<Goal> ofLatency(Case testCase, Map<String, Result> results) {
		if (testCase.latencyMillis() != 1 || testCase.isNoOp()) {
			return List.of();
		}
		double ours = results.get(OURS).cold(Round::callMillis);
		List<Goal> goals = new ArrayList<>();
		for (String peer : List.of("Flyway", "Liquibase")) {
			goals.add(Goal.atLeast("%s: at least %.0f times faster than %s".formatted(testCase, FASTER, peer), FASTER,
					results.get(peer).cold(Round::callMillis) / ours));
		}
		return goals;
	}

	static Goal ofBigFile(String file, Result ours, Result psql) {
		String text = "%s: at most %s times psql's time, in %s".formatted(file, BIG_FILE_TIME,
				BigFileScenario.SMALL_HEAP);
		if (ours.failure() != null) {
			return new Goal(text, ours.failure(), false);
		}
		return Goal.atMost(text, BIG_FILE_TIME, ours.cold(Round::callMillis) / psql.cold(Round::callMillis));
	}

}
