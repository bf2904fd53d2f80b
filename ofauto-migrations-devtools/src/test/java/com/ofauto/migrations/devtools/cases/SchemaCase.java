package com.ofauto.migrations.devtools.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.diff.step.Rename;

/**
 * One case of a table of cases.
 *
 * @param file the name of its table
 * @param action what happens to the object that it is about
 * @param title what is special about it
 * @param headers what is expected, by the name of the expectation
 * @param sections SQL by the name of the section
 */
public record SchemaCase(String file, Action action, String title, Map<String, List<String>> headers,
		Map<String, String> sections) {

	/**
	 * What a case does to an object.
	 */
	public enum Action {

		CREATE, ALTER, DROP, RENAME

	}

	public String kind() {
		return this.headers.get("kind").get(0);
	}

	public boolean has(String header) {
		return this.headers.containsKey(header);
	}

	/**
	 * The values of a header that is a list with commas.
	 */
	List<String> words(String header) {
		return this.headers.getOrDefault(header, List.of())
			.stream()
			.flatMap((line) -> Arrays.stream(line.split(",")))
			.map(String::strip)
			.toList();
	}

	String text(String header) {
		return String.join(", ", this.headers.getOrDefault(header, List.of()));
	}

	List<Rename> renames(String header) {
		return this.headers.getOrDefault(header, List.of()).stream().map(RenameLine::parse).toList();
	}

	public int fromVersion() {
		return Integer.parseInt(this.headers.getOrDefault("from-version", List.of("14")).get(0));
	}

	public String sql(String section) {
		return this.sections.getOrDefault(section, "");
	}

	@Override
	public String toString() {
		return this.file + ": " + this.action.name().toLowerCase() + ": " + this.title;
	}

}
