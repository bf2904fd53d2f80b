package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.ofauto.migrations.verdict.VerdictKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about verdicts has the screens that commands print, and each verdict.
 */
class VerdictPageTests {

	private static final Path PAGE = Path.of("../docs/verdicts.md");

	@Test
	void theDryRunIsWhatTheCommandPrints() throws IOException {
		String screen = Files.readString(Path.of("src/test/resources/command/verdict-dry-run.txt"));
		assertThat(Files.readString(PAGE)).contains("```console\n" + screen.substring(0, screen.indexOf("| Database")));
	}

	@Test
	void eachVerdictHasItsRowInOrder() throws IOException {
		assertThat(Files.readString(PAGE)).containsSubsequence(
				Arrays.stream(VerdictKind.values()).map((kind) -> "| `" + kind.word() + "` | ").toList());
	}

}
