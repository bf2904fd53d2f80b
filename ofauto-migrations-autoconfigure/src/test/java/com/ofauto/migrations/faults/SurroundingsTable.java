package com.ofauto.migrations.faults;

import java.util.Map;
import java.util.TreeMap;

/**
 * How each surrounding ended, as a section of the documentation.
 */
final class SurroundingsTable {

	private static final String HEAD = """
			## Surroundings

			Here it is not the deploy that is struck, but what it depends on: the way to the server, the server's role, other
			sessions, the disk, the clock, the directory. A line that is missing was not run: without PgBouncer, or without the
			right to mount a small disk. Twenty starters at once, and a Prisma client that is blocked in its lock, are tests of
			the default build.

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
