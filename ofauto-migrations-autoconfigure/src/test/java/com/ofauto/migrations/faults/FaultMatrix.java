package com.ofauto.migrations.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outcomes of all cells as a page of the documentation.
 */
final class FaultMatrix {

	private static final String HEAD = """
			# Faults

			The outcome of a deploy with a fault, and of the start after it. The fault suite writes this page:
			`mvn verify -Pfaults` leaves it in `target/fault-matrix.md`.

			For each line, a JVM deploys 28 migrations of all kinds through a proxy to a PostgreSQL of its own, and the fault
			happens at the given point. The first migration is there already, so that the others take their locks as on a
			database that is in use, except where the fault comes before. Then history, catalog and a trace of each transaction
			are compared, the application starts again, and the result is compared with a database without a fault. In all cases
			every migration is applied once, in order, and is recorded if and only if its effect is there. No invalid index, lock
			or session remains. Prisma reads the history in the same way.

			"For a while" means some seconds. If a session hangs or the application is overtaken, the next start works at the
			same time, and the table shows what both leave.
			""";

	private final Map<Cell, Outcome> outcomes = new ConcurrentHashMap<>();

	void add(Cell cell, Outcome outcome) {
		this.outcomes.put(cell, outcome);
	}

	String markdown() {
		StringBuilder page = new StringBuilder(HEAD);
		for (FaultPoint point : FaultPoint.values()) {
			page.append("\n## ").append(heading(point)).append("\n\n");
			page.append("| Fault | The deploy | What is left | The next start |\n|---|---|---|---|\n");
			for (Fault fault : Fault.values()) {
				Outcome outcome = this.outcomes.get(new Cell(point, fault));
				if (outcome != null) {
					page.append("| %s | %s | %s | %s |\n".formatted(fault.words(), outcome.deploy(), outcome.left(),
							outcome.next()));
				}
			}
		}
		return page.toString();
	}

	static String heading(FaultPoint point) {
		String words = point.words();
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
