package com.ofauto.migrations.faults;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * How a cell of the matrix ended, in words that are the same each time.
 *
 * @param deploy what became of the deploy that was struck
 * @param left what it left
 * @param next what the next start did
 */
record Outcome(String deploy, String left, String next) {

	static String deploy(Runner runner, boolean killed) {
		if (killed) {
			return "died";
		}
		List<String> lines = runner.lines();
		String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
		if (last.startsWith("failed ")) {
			return "stopped with `" + last.substring("failed ".length(), last.indexOf(':')) + "`";
		}
		long locked = lines.stream().filter("locked"::equals).count();
		return (locked > 1) ? "asked the history on a new connection and continued" : "continued";
	}

	static String left(TestDatabase database, @Nullable String migration) {
		PrismaReading prisma = PrismaReading.of(database);
		if (migration == null) {
			return prisma.applied().isEmpty() ? "nothing applied"
					: prisma.applied().contains(Workload.LAST) ? "all applied" : "a part applied";
		}
		if (prisma.applied().contains(migration)) {
			return "applied";
		}
		if (!prisma.failed().contains(migration)) {
			return "nothing of it";
		}
		return "unfinished, " + database.queryForString(
				"SELECT coalesce('rows updated: ' || substring(logs FROM 'backfill, round \\d+, (\\d+) rows updated'),"
						+ " 'segments done: ' || applied_steps_count) FROM _prisma_migrations WHERE migration_name = '"
						+ migration + "' AND finished_at IS NULL AND rolled_back_at IS NULL");
	}

	static String next(Runner next, @Nullable String migration) {
		List<String> lines = next.lines();
		String repaired = lines.stream()
			.filter((line) -> line.startsWith("repaired "))
			.map((line) -> line.substring(line.indexOf(": ") + 2).replaceAll(", which an interrupted attempt.*", ""))
			.map((what) -> ", " + what)
			.collect(Collectors.joining());
		String waited = lines.stream().anyMatch((line) -> line.startsWith("waiting for pid"))
				? "waited and named the holder, " : "";
		if (migration != null && lines.contains("applied " + migration)) {
			return waited + "applied it" + repaired;
		}
		if (migration != null && lines.contains("resumed " + migration)) {
			return waited + "resumed it" + repaired;
		}
		boolean worked = lines.stream().anyMatch((line) -> line.startsWith("applied "));
		return waited + (worked ? (migration != null) ? "continued after it" : "applied what was missing"
				: "found nothing to apply");
	}

}
