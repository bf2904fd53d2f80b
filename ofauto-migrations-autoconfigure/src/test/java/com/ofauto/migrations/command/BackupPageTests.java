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
 * The screens of the page about backups are those that {@link BackupScreenTests} has
 * seen.
 */
class BackupPageTests {

	private static final Path GOLDEN = Path.of("src/test/resources/command");

	@Test
	void eachScreenOfThePageIsOneThatATestHasSeen() throws IOException {
		String seen = Stream.of("backup.txt", "backup-refused.txt", "backup-command.txt", "restore.txt")
			.map(BackupPageTests::read)
			.reduce("", String::concat);
		List<String> screens = screens(Files.readString(Path.of("../docs/backup.md")));
		assertThat(screens).hasSize(7).allSatisfy((screen) -> assertThat(seen).contains(screen));
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
