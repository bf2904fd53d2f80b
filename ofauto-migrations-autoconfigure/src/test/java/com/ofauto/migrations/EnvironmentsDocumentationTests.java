package com.ofauto.migrations;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of docs/environments.md is the one in the code.
 */
class EnvironmentsDocumentationTests {

	@Test
	void theTableSaysWhatTheCodeAllows() {
		assertThat(section().lines().filter((line) -> line.startsWith("| ")))
			.containsExactlyElementsOf(Arrays.asList(table()));
	}

	private static String section() {
		String text = Markdown.read("docs/environments.md").text();
		int start = text.indexOf("## What each may do");
		return text.substring(start, text.indexOf("\n## ", start));
	}

	private static String[] table() {
		String head = "| | " + Arrays.stream(MigrationEnvironment.values())
			.map(MigrationEnvironment::word)
			.collect(Collectors.joining(" | ", "", " |"));
		return Stream
			.concat(Stream.of(head), Arrays.stream(Operation.values()).map(EnvironmentsDocumentationTests::row))
			.toArray(String[]::new);
	}

	private static String row(Operation operation) {
		return "| " + operation.word() + " | "
				+ Arrays.stream(MigrationEnvironment.values())
					.map((environment) -> word(operation, environment))
					.collect(Collectors.joining(" | ", "", " |"));
	}

	private static String word(Operation operation, MigrationEnvironment environment) {
		if (!operation.allowedIn(environment)) {
			return "no";
		}
		return operation.needsProperty() ? "asked for" : "yes";
	}

}
