package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How many cases of some tables were proven on one PostgreSQL, and what was wrong with
 * the others.
 */
final class CaseReport {

	private final Map<String, int[]> counts = new TreeMap<>();

	private final Map<SchemaCase, String> failures = new LinkedHashMap<>();

	private final String name;

	/**
	 * @param name the major version of PostgreSQL, and which tables
	 */
	CaseReport(String name) {
		this.name = name;
	}

	/**
	 * What proves a case.
	 */
	@FunctionalInterface
	interface Proof {

		void run() throws Exception;

	}

	void run(SchemaCase schemaCase, Proof proof) throws Exception {
		int[] count = this.counts.computeIfAbsent(schemaCase.file(), (file) -> new int[2]);
		count[0]++;
		try {
			proof.run();
			count[1]++;
		}
		catch (Exception | AssertionError ex) {
			this.failures.put(schemaCase, String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	void write(String judges) throws IOException {
		Files.writeString(Path.of("target", "cases-" + this.name + ".md"), text(judges));
	}

	private String text(String judges) {
		StringJoiner text = new StringJoiner("\n", "", "\n");
		text.add("# Cases on PostgreSQL " + this.name)
			.add("")
			.add(judges)
			.add("")
			.add("| table | cases | passed |")
			.add("|---|--:|--:|");
		this.counts.forEach((file, count) -> text.add("| %s | %d | %d |".formatted(file, count[0], count[1])));
		text.add("| all | %d | %d |".formatted(sum(0), sum(1)));
		this.failures.forEach((schemaCase, message) -> text.add("\n## " + schemaCase + "\n```\n" + message + "\n```"));
		return text.toString();
	}

	private int sum(int index) {
		return this.counts.values().stream().mapToInt((count) -> count[index]).sum();
	}

}
