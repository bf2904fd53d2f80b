package com.ofauto.migrations.devtools.judge;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second judge, where it is installed: {@code pg_dump} of the server's own version.
 */
public final class DumpProgram {

	private final String program;

	private DumpProgram(Path program) {
		this.program = program.toString();
	}

	/**
	 * Finds the program, where the packages of Debian and of Red Hat put it and in the
	 * path.
	 * @param majorVersion that of the server
	 * @return the program, if it is there and of this version
	 */
	public static Optional<DumpProgram> of(int majorVersion) {
		Stream<Path> places = Stream.of(Path.of("/usr/lib/postgresql/" + majorVersion + "/bin"),
				Path.of("/usr/pgsql-" + majorVersion + "/bin"));
		Stream<Path> path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map(Path::of);
		return Stream.concat(places, path)
			.map((directory) -> directory.resolve("pg_dump"))
			.filter(Files::isExecutable)
			.map(DumpProgram::new)
			.filter((program) -> program.runs(majorVersion))
			.findFirst();
	}

	/**
	 * A wrapper may stand in the path without a program behind it.
	 */
	private boolean runs(int majorVersion) {
		try {
			return version().startsWith("pg_dump (PostgreSQL) " + majorVersion);
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * The program's version in its own words.
	 * @return its name and version
	 */
	public String version() {
		return run("--version").strip();
	}

	/**
	 * Dumps the schema of a database.
	 * @param address the database as pg_dump takes it: a URL
	 * @return the dump
	 */
	public Dump read(String address) {
		return Dump.of(run("--schema-only", "--dbname=" + address));
	}

	private String run(String... arguments) {
		try {
			Process process = new ProcessBuilder(
					Stream.concat(Stream.of(this.program), Arrays.stream(arguments)).toList())
				.redirectErrorStream(true)
				.start();
			process.getOutputStream().close();
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("%s %s: %s".formatted(this.program, List.of(arguments), text));
			}
			return text;
		}
		catch (IOException ex) {
			throw new IllegalStateException(this.program + " does not run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
