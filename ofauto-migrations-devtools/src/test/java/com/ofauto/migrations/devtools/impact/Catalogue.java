package com.ofauto.migrations.devtools.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigrationStatement;

/**
 * The statements of {@code catalogue.sql}, each with its set-up.
 *
 * @param cases the cases in order
 */
record Catalogue(List<Case> cases) {

	static Catalogue read() throws IOException {
		Map<String, String> setUps = new LinkedHashMap<>();
		Map<String, String> rows = new LinkedHashMap<>();
		List<Case> cases = new ArrayList<>();
		String text = Files.readString(Path.of("src/test/resources/impact/catalogue.sql"), StandardCharsets.UTF_8);
		for (String part : text.split("(?m)^-- (?=[#%=] )")) {
			String head = part.lines().findFirst().orElse("").substring(part.isEmpty() ? 0 : 2).strip();
			String sql = part.substring(Math.max(0, part.indexOf('\n'))).strip();
			switch (part.isEmpty() ? ' ' : part.charAt(0)) {
				case '#' -> setUps.put(head, sql);
				case '%' -> rows.put(head, sql);
				case '=' -> cases.add(of(head.split("\\s*\\|\\s*"), sql, setUps, rows));
				default -> {
				}
			}
		}
		return new Catalogue(cases);
	}

	/**
	 * The cases with the same set-up. Those after which it has to be made again come
	 * last.
	 * @param version the version of PostgreSQL that has them
	 */
	Collection<List<Case>> groups(int version) {
		return this.cases.stream()
			.filter((one) -> one.from() <= version)
			.sorted(Comparator.comparing(Case::leavesTraces))
			.collect(Collectors.groupingBy(Case::setUp, LinkedHashMap::new, Collectors.toList()))
			.values();
	}

	private static Case of(String[] head, String sql, Map<String, String> setUps, Map<String, String> rows) {
		StringBuilder setUp = new StringBuilder();
		StringBuilder fill = new StringBuilder();
		for (String name : head[1].split(",\\s*")) {
			setUp.append(setUps.get(name)).append('\n');
			fill.append(rows.get(name)).append('\n');
		}
		List<String> holds = (head.length > 2 && !head[2].isEmpty()) ? List.of(head[2].split("\\s*;\\s*")) : List.of();
		return new Case(head[0], setUp.toString(), fill.toString(), holds,
				(head.length > 3) ? Integer.parseInt(head[3]) : 0, sql);
	}

	/**
	 * One case.
	 *
	 * @param name what it is about
	 * @param setUp makes what it needs
	 * @param fill puts rows into that
	 * @param holds what sessions do that hold the statement still, if it runs by itself
	 * @param from the first version of PostgreSQL that has it
	 * @param sql the statements
	 */
	record Case(String name, String setUp, String fill, List<String> holds, int from, String sql) {

		private static final Pattern LASTING = Pattern.compile("(?m)^(BEGIN|INSERT|UPDATE|DELETE|MERGE)\\b");

		boolean alone() {
			return !this.holds.isEmpty();
		}

		/**
		 * Whether the tables are not as they were when its transaction has been rolled
		 * back: it commits, or leaves dead rows.
		 */
		boolean leavesTraces() {
			return alone() || LASTING.matcher(this.sql).find();
		}

		/**
		 * The statements, without those that begin and end transactions.
		 */
		List<String> named() {
			return statements().stream().filter((text) -> !text.equals("BEGIN;") && !text.equals("COMMIT;")).toList();
		}

		List<String> statements() {
			return MigrationDirectory.of(List.of(new MigrationScript("1", "1", this.sql)))
				.read()
				.get(0)
				.statements()
				.stream()
				.map(MigrationStatement::text)
				.toList();
		}

	}

}
