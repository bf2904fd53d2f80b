package com.ofauto.migrations.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The screens of the page about rollbacks are those that {@link RollbackScreenTests} has
 * seen; that of {@code migrate undo} has a test in the development tools.
 */
class RollbackPageTests {

	private static final Path GOLDEN = Path.of("src/test/resources/command");

	@Test
	void eachScreenOfThePageIsOneThatATestHasSeen() throws IOException {
		String seen = Stream.of("rollback.txt", "rollback-loses.txt", "rollback-half.txt", "rollback-refused.txt")
			.map(RollbackPageTests::read)
			.reduce("", String::concat);
		List<String> screens = screens(Files.readString(Path.of("../docs/rollback.md")));
		assertThat(screens).hasSize(5)
			.filteredOn((screen) -> !screen.contains("migrate undo"))
			.allSatisfy((screen) -> assertThat(seen).contains(screen));
	}

	private static List<String> screens(String page) {
		return Stream.of(page.split("```console\n"))
			.skip(1)
			.map((part) -> part.substring(0, part.indexOf("```")))
			.toList();
	}

	private static String read(String golden) {
		try {
			return Files.readString(GOLDEN.resolve(golden));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
