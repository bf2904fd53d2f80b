package com.ofauto.migrations.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outcomes of all cells as a page of the documentation.
 */
final class FaultMatrix {

	private static final String HEAD = """
			# Faults

			What becomes of a deploy that is struck by a fault, and of the start after it. The suite writes this page \
			(`mvn verify -Pfaults`
			leaves it in `target/fault-matrix.md`). In each cell a JVM deploys 26 migrations of all kinds through a proxy to a \
			PostgreSQL; at
			the point the fault strikes; history, catalog and a trace that each transaction leaves are compared; the next start
			deploys; and the result is compared with a database to which nothing happened.

			In every cell each migration is applied once, in order, and recorded if and only if its effect is there; no invalid \
			index, no
			lock and no session remains; and Prisma's reading of the history is the same as ours.
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
