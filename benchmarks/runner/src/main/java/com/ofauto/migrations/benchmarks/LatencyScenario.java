package com.ofauto.migrations.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a longer wire costs each contender.
 */
record LatencyScenario() implements Scenario {

	private static final List<Case> CASES = List.of(Case.noOp(1000, 0), Case.firstDeploy(1000), Case.deploy(100, 0),
			Case.deploy(1000, 0));

	private static final List<Case> SMOKE_CASES = List.of(Case.deploy(10, 0));

	private static final List<Integer> LATENCIES = List.of(0, 1, 5);

	private static final List<Integer> SMOKE_LATENCIES = List.of(0, 1);

	@Override
	public String name() {
		return "latency";
	}

	@Override
	public void run(Lab lab, Report report) throws InterruptedException {
		boolean smoke = lab.settings().smoke();
		Table table = new Table("", "0 ms", "", "1 ms", "", "5 ms", "");
		for (Case base : smoke ? SMOKE_CASES : CASES) {
			Map<Integer, Map<String, Result>> byLatency = new LinkedHashMap<>();
			for (int latency : smoke ? SMOKE_LATENCIES : LATENCIES) {
				Case testCase = new Case(base.applied(), base.pending(), latency);
				byLatency.put(latency, lab.run(testCase));
				Goals.ofLatency(testCase, lab.run(testCase)).forEach(report::goal);
			}
			table.row("**" + base + "**", "", "", "", "", "", "");
			for (String label : lab.run(base).keySet()) {
				row(table, label, byLatency);
			}
		}
		report.section("The same over a longer wire", "The migration call in a new JVM, and its ratio to the floor's,"
				+ " with a latency added to each round trip.", table);
	}

	private static void row(Table table, String label, Map<Integer, Map<String, Result>> byLatency) {
		String[] cells = { label, "", "", "", "", "", "" };
		int column = 1;
		for (Map<String, Result> results : byLatency.values()) {
			Result result = results.get(label);
			double millis = result.cold(Round::callMillis);
			cells[column++] = (result.failure() != null) ? result.failure() : Table.millis(millis);
			cells[column++] = Table.ratio(millis / results.get("Floor").cold(Round::callMillis));
		}
		table.row(cells);
	}

}
