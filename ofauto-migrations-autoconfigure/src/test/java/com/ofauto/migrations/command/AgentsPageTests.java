package com.ofauto.migrations.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page {@code docs/agents.md}.
 */
class AgentsPageTests {

	private static final Pattern ROW = Pattern.compile("^\\| ([^|]+) \\| (`.+`) \\|$", Pattern.MULTILINE);

	private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]+)(?:=([^`]+))?`");

	private final String page = read(Path.of("../docs/agents.md"));

	@Test
	void itsScreenIsTheOneOfTheCommand() {
		String screen = this.page.substring(this.page.indexOf("$ migrate reset"), this.page.indexOf("exit code 3"));
		assertThat(read(Path.of("src/test/resources/command/agent.txt")))
			.contains(screen.replace("$ migrate", "$ java -jar app.jar migrate"));
	}

	@Test
	void eachVariableOfItsTableIsAMark() {
		long rows = ROW.matcher(this.page).results().peek((row) -> {
			for (MatchResult variable : VARIABLE.matcher(row.group(2)).results().toList()) {
				String value = (variable.group(2) != null) ? variable.group(2).replace("…", "7") : "1";
				assertThat(AgentMark.in(Map.of(variable.group(1), value), (file) -> false).orElseThrow().agent())
					.isEqualTo(row.group(1).equals("any other") ? "An agent" : row.group(1));
			}
		}).count();
		assertThat(rows).isEqualTo(17);
	}

	@Test
	void itsExitCodesAreThoseOfTheCommands() {
		for (ExitCode code : ExitCode.values()) {
			assertThat(this.page.replaceAll("(?s).*Exit codes: (.*?)\\..*", "$1")).contains(code.number() + " ");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
