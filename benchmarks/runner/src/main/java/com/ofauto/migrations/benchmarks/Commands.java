package com.ofauto.migrations.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs other programs.
 */
final class Commands {

	private static final Pattern REASON = Pattern
		.compile("(?:Caused by: |ERROR: |FATAL: |Error: )+(?:[\\w.$]+(?:Exception|Error): )?(?:ERROR: )?(.*)");

	private static final int REASON_LENGTH = 60;

	private Commands() {
	}

	/**
	 * Runs a command and waits for it.
	 * @param command the command
	 * @param log where its output goes
	 * @param limit how long it may take
	 * @return how many milliseconds it took
	 * @throws RunFailedException if it fails or takes longer
	 */
	static double run(List<String> command, Path log, Duration limit)
			throws IOException, InterruptedException, RunFailedException {
		Files.createDirectories(log.getParent());
		long started = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		process.getOutputStream().close();
		try {
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new RunFailedException("not done in " + limit.toSeconds() + " s");
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		double millis = (System.nanoTime() - started) / 1e6;
		if (process.exitValue() != 0) {
			throw new RunFailedException(reason(log, process.exitValue()));
		}
		return millis;
	}

	private static String reason(Path log, int exitValue) throws IOException {
		String reason = "exit code " + exitValue;
		try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.contains("OutOfMemoryError")) {
					return "out of memory";
				}
				Matcher matcher = REASON.matcher(line);
				if (matcher.find()) {
					reason = matcher.group(1);
				}
			}
		}
		return reason.substring(0, Math.min(REASON_LENGTH, reason.length())).replace('|', '/');
	}

}
