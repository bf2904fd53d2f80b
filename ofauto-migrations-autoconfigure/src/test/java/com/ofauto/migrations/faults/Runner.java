package com.ofauto.migrations.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.ofauto.migrations.core.DeployJvm;
import com.ofauto.migrations.core.DeployProcess;
import com.ofauto.migrations.core.PoolerMode;
import com.ofauto.migrations.support.TestDatabase;

/**
 * A {@link DeployProcess} in a JVM of its own, which a test may stop and kill.
 */
final class Runner implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private final List<String> lines = new ArrayList<>();

	private final Process process;

	private final String name;

	private boolean ended;

	private Runner(Process process, String name) {
		this.process = process;
		this.name = name;
		Thread reader = new Thread(this::read, "runner-output");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Starts a deploy.
	 * @param port the server's, or that of a proxy before it
	 * @param name the application's name, by which the server knows it
	 */
	static Runner start(TestDatabase database, int port, Path migrations, String name) {
		return start(database, port, migrations, name, PoolerMode.NONE);
	}

	/**
	 * Starts a deploy.
	 * @param port a pooler's
	 * @param pooler its mode
	 */
	static Runner start(TestDatabase database, int port, Path migrations, String name, PoolerMode pooler) {
		// A prepared statement of one server process is unknown to the next.
		return start(database,
				"jdbc:postgresql://localhost:" + port + "/" + database.name()
						+ ((pooler == PoolerMode.NONE) ? "?" : "?prepareThreshold=0"),
				migrations, name, pooler, DeployProcess.PATIENCE);
	}

	/**
	 * Starts a deploy.
	 * @param url where to, with a parameter
	 */
	static Runner start(TestDatabase database, String url, Path migrations, String name) {
		return start(database, url, migrations, name, PoolerMode.NONE, DeployProcess.PATIENCE);
	}

	/**
	 * Starts a deploy among others who use its tables.
	 * @param tableLockTimeout how long a try for a table's lock takes
	 */
	static Runner startAmongOthers(TestDatabase database, Path migrations, String name, Duration tableLockTimeout) {
		return start(database, "jdbc:postgresql://localhost:" + database.port() + "/" + database.name() + "?",
				migrations, name, PoolerMode.NONE, tableLockTimeout);
	}

	private static Runner start(TestDatabase database, String url, Path migrations, String name, PoolerMode pooler,
			Duration tableLockTimeout) {
		try {
			return new Runner(DeployJvm
				.command(DeployProcess.class, 64, url + "&ApplicationName=" + name, database.user(),
						database.password(), "file:" + migrations, pooler.name(), tableLockTimeout.toString())
				.start(), name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.name;
	}

	/**
	 * Ends the process as {@code kill -9} does.
	 */
	void kill() {
		this.process.destroyForcibly().onExit().join();
		await(() -> this.ended, "the end of its output");
	}

	/**
	 * Sends a signal, which may be one that {@link Process} does not know.
	 */
	void signal(String signal) {
		try {
			int code = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + this.process.pid()).start().waitFor();
			if (code != 0) {
				throw new AssertionError("kill -" + signal + " ended with " + code);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits until the process has ended by itself.
	 * @return its exit code
	 */
	int awaitEnd() {
		await(() -> this.ended, "its end");
		return this.process.onExit().join().exitValue();
	}

	/**
	 * Waits for a line.
	 */
	void awaitLine(Predicate<String> line) {
		await(() -> this.lines.stream().anyMatch(line), "a line");
	}

	/**
	 * Waits until it has said a number of lines or has ended.
	 * @return whether it still runs
	 */
	boolean awaitLines(int count) {
		await(() -> this.ended || this.lines.size() >= count, count + " lines");
		return this.process.isAlive();
	}

	synchronized List<String> lines() {
		return List.copyOf(this.lines);
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader()) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				add(line);
			}
		}
		catch (IOException ex) {
			add(ex.toString());
		}
		end();
	}

	private synchronized void add(String line) {
		this.lines.add(line);
		notifyAll();
	}

	private synchronized void end() {
		this.ended = true;
		notifyAll();
	}

	private synchronized void await(Condition condition, String what) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.holds()) {
			long left = (deadline - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError("Waited in vain for " + what + " of " + this.name + ": " + this.lines);
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	private interface Condition {

		boolean holds();

	}

}
