package com.ofauto.migrations.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The client programs of PostgreSQL that are installed here, and programs in their place.
 */
public final class ClientPrograms {

	private static final Pattern MAJOR = Pattern.compile("\\) (\\d+)");

	private ClientPrograms() {
	}

	/**
	 * Finds {@code pg_dump} where the packages of Debian and of Red Hat put it and in the
	 * path.
	 * @param majorVersion that of the server
	 * @return the program, if one can dump that server
	 */
	public static Optional<Path> dump(int majorVersion) {
		Stream<Path> places = Stream.of(Path.of("/usr/lib/postgresql"), Path.of("/usr"))
			.filter(Files::isDirectory)
			.flatMap((place) -> children(place).map((version) -> version.resolve("bin")));
		Stream<Path> path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map(Path::of);
		return Stream.concat(places, path)
			.map((directory) -> directory.resolve("pg_dump"))
			.filter(Files::isExecutable)
			.filter((program) -> major(program) >= majorVersion)
			.findFirst();
	}

	private static Stream<Path> children(Path directory) {
		try (Stream<Path> all = Files.list(directory)) {
			return all.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A wrapper may stand in the path without a program behind it.
	 */
	private static int major(Path program) {
		try {
			Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
			Matcher version = MAJOR
				.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			return version.find() ? Integer.parseInt(version.group(1)) : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * Writes a script as a program.
	 * @param directory where
	 * @param name its name
	 * @param script what a shell does in its place
	 * @return the program
	 */
	public static Path write(Path directory, String name, String script) {
		try {
			Path program = directory.resolve(name);
			Files.writeString(program, "#!/bin/sh\n" + script + "\n");
			return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
