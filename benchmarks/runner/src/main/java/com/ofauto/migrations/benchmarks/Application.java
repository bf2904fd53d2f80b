package com.ofauto.migrations.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Spring Boot application with one tool on its class path, in a JVM of its own.
 *
 * @param label its name in the report
 * @param home the directory of its module
 * @param layout the layout of its migrations
 */
record Application(String label, Path home, Layout layout) implements Contender {

	private static final String MAIN = "com.ofauto.migrations.benchmarks.application.BenchmarkApplication";

	private static final String WRITE_IMPACT = "com.ofauto.migrations.benchmarks.application.ofauto.WriteImpact";

	/**
	 * Without a pool: it would open connections and check them, for each tool alike.
	 */
	static final String NO_POOL = "-Dspring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource";

	@Override
	public List<Round> run(Task task) throws IOException, InterruptedException, RunFailedException {
		return run(Path.of(System.getProperty("java.home"), "bin", "java"), task);
	}

	List<Round> run(Path java, Task task) throws IOException, InterruptedException, RunFailedException {
		Path readings = target().resolve("readings");
		Files.deleteIfExists(readings);
		List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+ExitOnOutOfMemoryError"));
		command.addAll(task.options());
		command.addAll(List.of("-cp", jar() + File.pathSeparator + Files.readString(target().resolve("classpath"))
				+ File.pathSeparator + task.files(), MAIN, readings.toString()));
		task.databases().forEach((database) -> command.add(PostgresServer.url(task.port(), database)));
		Commands.run(command, target().resolve("log"), task.limit());
		return Files.readAllLines(readings).stream().map(Round::parse).toList();
	}

	/**
	 * Writes what is known of the last migration beside it.
	 */
	void writeImpact(Path migrations, String table) throws IOException, InterruptedException, RunFailedException {
		Commands.run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				jar() + File.pathSeparator + Files.readString(target().resolve("classpath")), WRITE_IMPACT,
				migrations.toString(), table), target().resolve("impact.log"), Duration.ofMinutes(1));
	}

	private Path target() {
		return this.home.resolve("target");
	}

	private Path jar() {
		return target().resolve("benchmark-" + this.home.getFileName() + ".jar");
	}

	/**
	 * Returns the libraries of this application that another one does not have.
	 */
	List<Path> librariesBeyond(Application other) throws IOException {
		List<Path> libraries = new ArrayList<>(libraries());
		libraries.removeAll(other.libraries());
		return libraries;
	}

	private List<Path> libraries() throws IOException {
		return Arrays.stream(Files.readString(target().resolve("classpath")).trim().split(File.pathSeparator))
			.map(Path::of)
			.toList();
	}

}
