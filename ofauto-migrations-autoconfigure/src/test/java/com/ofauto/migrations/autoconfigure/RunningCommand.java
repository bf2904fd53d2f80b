package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.support.ApplicationJvm;

/**
 * A main class in a JVM of its own, while it runs.
 */
final class RunningCommand implements AutoCloseable {

	private static final ApplicationJvm JVM = ApplicationJvm.after(CommandLineApplication.class,
			"--spring.datasource.url=jdbc:postgresql://localhost:1/none",
			"--ofauto.migrations.locations=file:migrations", "migrate", "status");

	private final Process process;

	private final Path data;

	private final Path notes;

	private RunningCommand(Process process, Path data, Path notes) {
		this.process = process;
		this.data = data;
		this.notes = notes;
	}

	static RunningCommand start(Path directory, Map<String, String> environment, Class<?> main, String... arguments)
			throws IOException {
		Path data = directory.resolve("stdout.txt");
		Path notes = directory.resolve("stderr.txt");
		ProcessBuilder builder = JVM.command(main, List.of(arguments))
			.redirectOutput(data.toFile())
			.redirectError(notes.toFile());
		builder.environment().putAll(environment);
		return new RunningCommand(builder.start(), data, notes);
	}

	/**
	 * Sends a signal, such as {@code INT}, which is what Ctrl-C sends.
	 */
	RunningCommand signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start().waitFor();
		return this;
	}

	/**
	 * Waits until it has ended by itself.
	 */
	CommandProcess await() throws IOException, InterruptedException {
		int exitCode = this.process.waitFor();
		return new CommandProcess(exitCode, Files.readString(this.data, StandardCharsets.UTF_8),
				Files.readString(this.notes, StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
