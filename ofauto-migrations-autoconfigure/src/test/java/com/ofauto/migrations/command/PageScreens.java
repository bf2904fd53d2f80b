package com.ofauto.migrations.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The screens of a page, and those that tests have seen.
 */
final class PageScreens {

	private static final Path GOLDEN = Path.of("src/test/resources/command");

	private PageScreens() {
	}

	static List<String> of(String page) {
		return Stream.of(read(Path.of("../docs").resolve(page)).split("```console\n"))
			.skip(1)
			.map((part) -> part.substring(0, part.indexOf("```")))
			.toList();
	}

	static String seen(String... golden) {
		return Stream.of(golden).map((file) -> read(GOLDEN.resolve(file))).reduce("", String::concat);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
