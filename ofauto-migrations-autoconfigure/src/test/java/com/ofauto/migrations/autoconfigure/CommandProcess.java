package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A main class in a JVM of its own, and what came of it.
 *
 * @param exitCode how it ended
 * @param data its standard output
 * @param notes its standard error
 */
record CommandProcess(int exitCode, String data, String notes) {

	static CommandProcess run(Path directory, Class<?> main, String... arguments)
			throws IOException, InterruptedException {
		return run(directory, Map.of(), main, arguments);
	}

	static CommandProcess run(Path directory, Map<String, String> environment, Class<?> main, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						main.getName()));
		Stream.of(arguments).forEach(command::add);
		Path data = directory.resolve("stdout.txt");
		Path notes = directory.resolve("stderr.txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(data.toFile())
			.redirectError(notes.toFile());
		builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		builder.environment().put("SPRING_DOCKER_COMPOSE_ENABLED", "false");
		builder.environment().putAll(environment);
		int exitCode = builder.start().waitFor();
		return new CommandProcess(exitCode, Files.readString(data, StandardCharsets.UTF_8),
				Files.readString(notes, StandardCharsets.UTF_8));
	}

}
