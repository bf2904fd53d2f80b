package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.TestDatabase;

/**
 * An application in a JVM of its own that deploys, so that a test can kill it. Its output
 * is read line by line, and the reading is the waiting.
 */
final class RunnerProcess implements AutoCloseable {

	private final List<String> lines = new ArrayList<>();

	private final Process process;

	private final BufferedReader output;

	private RunnerProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	/**
	 * Starts a JVM that runs {@link DeployProcess}.
	 * @param applicationName the name by which the database knows it
	 */
	static RunnerProcess start(TestDatabase database, Path migrations, String applicationName) {
		return start(DeployProcess.class, database, migrations, applicationName);
	}

	/**
	 * Starts a JVM that runs {@link DeployProcess} with a heap of its own size.
	 * @param megabytes the largest heap
	 */
	static RunnerProcess startWithHeap(int megabytes, TestDatabase database, Path migrations) {
		return start(DeployProcess.class, database, migrations, "heap", megabytes);
	}

	/**
	 * Starts a JVM.
	 * @param main takes a URL, a user, a password, the location of the migrations and the
	 * mode of a pooler
	 * @param applicationName the name by which the database knows it
	 */
	static RunnerProcess start(Class<?> main, TestDatabase database, Path migrations, String applicationName) {
		return start(main, database, migrations, applicationName, 64);
	}

	/**
	 * Starts a JVM that comes to the database through a proxy.
	 */
	static RunnerProcess startBehind(CountingProxy proxy, Class<?> main, TestDatabase database, Path migrations,
			String applicationName) {
		return start(main, proxy.url(), database, migrations, applicationName, 64);
	}

	private static RunnerProcess start(Class<?> main, TestDatabase database, Path migrations, String applicationName,
			int megabytes) {
		return start(main, database.url(), database, migrations, applicationName, megabytes);
	}

	private static RunnerProcess start(Class<?> main, String address, TestDatabase database, Path migrations,
			String applicationName, int megabytes) {
		String url = address + (address.contains("?") ? "&" : "?") + "ApplicationName=" + applicationName;
		try {
			return new RunnerProcess(DeployJvm
				.command(main, megabytes, url, database.user(), database.password(), "file:" + migrations,
						PoolerMode.NONE.name())
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until the process says a line.
	 * @return the line
	 */
	String awaitLine(String start) {
		for (String line = read(); line != null; line = read()) {
			if (line.startsWith(start)) {
				return line;
			}
		}
		throw new AssertionError("The process ended without a line '" + start + "': " + this.lines);
	}

	/**
	 * Waits until the process has ended by itself.
	 * @return its exit code
	 */
	int awaitExit() {
		while (read() != null) {
			// The end of its output is its end.
		}
		return waitFor();
	}

	/**
	 * Ends the process as {@code kill -9} does.
	 */
	void kill() {
		this.process.destroyForcibly();
		waitFor();
	}

	List<String> lines() {
		return List.copyOf(this.lines);
	}

	@Override
	public void close() {
		kill();
	}

	private String read() {
		try {
			String line = this.output.readLine();
			if (line != null) {
				this.lines.add(line);
			}
			return line;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int waitFor() {
		try {
			return this.process.waitFor();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
