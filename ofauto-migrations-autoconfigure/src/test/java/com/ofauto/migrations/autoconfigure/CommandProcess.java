package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a command has ended, and what it has printed; started here, in a JVM of its own.
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
		try (RunningCommand command = RunningCommand.start(directory, environment, main, arguments)) {
			return command.await();
		}
	}

}
