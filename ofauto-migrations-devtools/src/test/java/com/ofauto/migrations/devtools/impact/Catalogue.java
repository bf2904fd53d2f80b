package com.ofauto.migrations.devtools.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

		boolean alone() {
			return !this.holds.isEmpty();
		}

	}

}
