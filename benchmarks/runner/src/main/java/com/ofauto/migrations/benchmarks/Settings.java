package com.ofauto.migrations.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param home the directory of the benchmarks
 * @param smoke whether everything is run once and small, to see that it runs
 * @param writeDocs whether the report goes into the documentation
 * @param scenarios which scenarios are run, all if empty
 * @param fileMegabytes how big the big files are
 * @param java25 a Java launcher that knows AOT caches, if there is one
 */
record Settings(Path home, boolean smoke, boolean writeDocs, Set<String> scenarios, int fileMegabytes,
		@Nullable Path java25) {

	static Settings fromSystemProperties() {
		boolean smoke = Boolean.getBoolean("benchmarks.smoke");
		String scenarios = System.getProperty("benchmarks.scenarios", "");
		return new Settings(Path.of(System.getProperty("benchmarks.home", "benchmarks")).toAbsolutePath().normalize(),
				smoke, Boolean.getBoolean("benchmarks.write-docs"),
				scenarios.isBlank() ? Set.of() : Set.of(scenarios.split(",")),
				smoke ? 1 : Integer.getInteger("benchmarks.file-size", 200), findJava25());
	}

	private static @Nullable Path findJava25() {
		String home = System.getProperty("benchmarks.java25", "");
		if (home.isBlank()) {
			home = System.getenv().getOrDefault("JAVA25_HOME", "");
		}
		if (home.isBlank() && Runtime.version().feature() >= 25) {
			home = System.getProperty("java.home");
		}
		Path java = Path.of(home, "bin", "java");
		return (!home.isBlank() && Files.isExecutable(java)) ? java : null;
	}

	boolean runs(String scenario) {
		return this.scenarios.isEmpty() || this.scenarios.contains(scenario);
	}

	Path target() {
		return this.home.resolve("target");
	}

}
