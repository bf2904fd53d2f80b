package com.ofauto.migrations.faults;

import java.util.Map;
import java.util.TreeMap;

/**
 * How each surrounding ended, as a section of the documentation.
 */
final class SurroundingsTable {

	private static final String HEAD = """
			## Surroundings

			Here the fault is outside of the deploy: on the way to the server, in the server's role, other sessions, the disk,
			the clock or the directory. A missing line was not run: without PgBouncer, or without the right to mount a small
			disk. The default build tests twenty simultaneous starts, and a Prisma client that is blocked in its lock.

			| What happens | The deploy | What is left | The next start |
			|---|---|---|---|
			""";

	private final Map<Surrounding, Outcome> outcomes = new TreeMap<>();

	void add(Surrounding surrounding, Outcome outcome) {
		this.outcomes.put(surrounding, outcome);
	}

	String markdown() {
		StringBuilder section = new StringBuilder(HEAD);
		this.outcomes.forEach((surrounding, outcome) -> section.append("| %s | %s | %s | %s |\n"
			.formatted(surrounding.words(), outcome.deploy(), outcome.left(), outcome.next())));
		return section.toString();
	}

}
