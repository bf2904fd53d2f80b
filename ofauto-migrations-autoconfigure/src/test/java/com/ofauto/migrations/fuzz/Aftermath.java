package com.ofauto.migrations.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.fuzz.Piece.Verdict;

/**
 * Compares what a case has left in the catalog with what the history says.
 */
final class Aftermath {

	private final Bench bench;

	private final Map<String, Script> scripts;

	private final Set<String> older;

	Aftermath(Bench bench, Map<String, Script> scripts, Set<String> older) {
		this.bench = bench;
		this.scripts = scripts;
		this.older = older;
	}

	/**
	 * The names that the history has.
	 */
	static Set<String> names(Bench bench) {
		return readable(bench)
				? new HashSet<>(bench.texts("SELECT migration_name::text FROM public._prisma_migrations")) : Set.of();
	}

	private static boolean readable(Bench bench) {
		return bench
			.texts("SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public'"
					+ " AND table_name = '_prisma_migrations'")
			.contains("migration_name");
	}

	/**
	 * Compares.
	 * @return what is wrong, or nothing
	 */
	List<String> wrong() {
		List<String> wrong = new ArrayList<>();
		Set<String> tables = new HashSet<>(
				this.bench.texts("SELECT relname::text FROM pg_class WHERE relname LIKE 'fz\\_%'"));
		if (tables.contains(Piece.NEVER)) {
			wrong.add("what was rolled back is there");
		}
		Set<String> applied = names(" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
		Set<String> unfinished = names(" WHERE finished_at IS NULL AND rolled_back_at IS NULL");
		this.scripts.forEach((name, script) -> {
			if (!this.older.contains(name)) {
				compare(name, script, tables, applied.contains(name), unfinished.contains(name), wrong);
			}
		});
		return wrong;
	}

	private Set<String> names(String which) {
		return readable(this.bench)
				? new HashSet<>(this.bench.texts("SELECT migration_name::text FROM public._prisma_migrations" + which))
				: Set.of();
	}

	private static void compare(String name, Script script, Set<String> tables, boolean applied, boolean unfinished,
			List<String> wrong) {
		List<String> there = script.marks().stream().filter(tables::contains).toList();
		if (applied && script.verdict().compareTo(Verdict.FAILS) >= 0) {
			wrong.add(name + " is applied although it cannot be");
		}
		if (applied && script.exact() && !there.equals(script.marks())) {
			wrong.add(name + " is applied, but of " + script.marks() + " there are only " + there);
		}
		if (!applied && !unfinished && !there.isEmpty()) {
			wrong.add(name + " is not recorded, but there are " + there);
		}
		if (unfinished && script.exact() && !there.equals(script.marks().subList(0, there.size()))) {
			wrong.add(name + " has stopped somewhere, but of " + script.marks() + " there are " + there);
		}
	}

}
