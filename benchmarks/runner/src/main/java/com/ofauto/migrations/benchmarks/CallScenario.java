package com.ofauto.migrations.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * Cases without latency: what goes over the wire, and the cost of the migration call.
 *
 * @param name its name
 * @param title its title in the report
 * @param explanation what the table shows
 * @param cases the cases
 * @param smokeCases the cases when it is only to be seen that it runs
 */
record CallScenario(String name, String title, String explanation, List<Case> cases,
		List<Case> smokeCases) implements Scenario {

	static CallScenario noOp() {
		return new CallScenario("no-op", "A start with nothing to do",
				"The times are those of the migration call as ratios to the floor's:"
						+ " cold in a new JVM, warm in later starts of the application in the same JVM.",
				List.of(Case.noOp(0, 0), Case.noOp(100, 0), Case.noOp(1000, 0), Case.noOp(10_000, 0)),
				List.of(Case.noOp(0, 0), Case.noOp(10, 0)));
	}

	static CallScenario deploy() {
		return new CallScenario("deploy", "A deploy",
				"On a database with one migration applied, and on an empty one. Each migration is one statement.",
				List.of(Case.firstDeploy(100), Case.firstDeploy(1000), Case.deploy(1, 0), Case.deploy(100, 0),
						Case.deploy(1000, 0)),
				List.of(Case.firstDeploy(10), Case.deploy(10, 0)));
	}

	@Override
	public void run(Lab lab, Report report) throws InterruptedException {
		Table table = new Table("", "Round trips", "Statements", "Sent", "Received", "Connections", "Allocated", "Cold",
				"", "Warm", "");
		for (Case testCase : lab.settings().smoke() ? this.smokeCases : this.cases) {
			Map<String, Result> results = lab.run(testCase);
			table.row("**" + testCase + "**", "", "", "", "", "", "", "", "", "", "");
			results.forEach((label, result) -> row(table, label, result, results.get("Floor")));
			Goals.ofCalls(testCase, results).forEach(report::goal);
		}
		report.section(this.title, this.explanation, table);
	}

	private static void row(Table table, String label, Result result, Result floor) {
		String failure = result.failure();
		WireCounts wire = result.wire();
		if (failure != null || wire == null) {
			table.row(label, String.valueOf(failure), "", "", "", "", "", "", "", "", "");
			return;
		}
		double cold = result.cold(Round::callMillis);
		double warm = result.warm(Round::callMillis);
		table.row(label, Table.number(wire.roundTrips()), Table.number(wire.statements()), Table.bytes(wire.sent()),
				Table.bytes(wire.received()), Table.number(wire.connections()),
				Table.bytes(result.cold(Round::callAllocated)), Table.millis(cold),
				Table.ratio(cold / floor.cold(Round::callMillis)), Table.millis(warm),
				Table.ratio(warm / floor.warm(Round::callMillis)));
	}

}
