package com.ofauto.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that runs already on the data directory: that of another instance
 * of the demo, or one whose application was killed.
 */
record Postmaster(Path data, ProcessHandle process, int port) {

	/**
	 * Finds the server that the data directory's {@code postmaster.pid} names. A file
	 * that names something else is left from a crash of the machine, and removed: the
	 * server would not start.
	 */
	static @Nullable Postmaster find(Path data, Path binaries) throws IOException {
		Path pidFile = data.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return null;
		}
		List<String> lines = Files.readAllLines(pidFile);
		ProcessHandle process = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
		if (process == null || !process.info().command().orElse("").startsWith(binaries.toString())) {
			Files.delete(pidFile);
			return null;
		}
		return new Postmaster(data, process, Integer.parseInt(lines.get(3).strip()));
	}

	/**
	 * Whether a living application holds the lock that the embedded server's owner takes.
	 */
	boolean belongsToRunningApplication() throws IOException {
		try (FileChannel channel = FileChannel.open(this.data.resolve("epg-lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
			return lock == null;
		}
		catch (OverlappingFileLockException ex) {
			return true;
		}
	}

	/**
	 * Stops the server without waiting for its clients: SIGINT, which
	 * {@link ProcessHandle} cannot send.
	 */
	void stop() throws IOException {
		new ProcessBuilder("sh", "-c", "kill -INT " + this.process.pid()).start();
		try {
			this.process.onExit().get(30, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The PostgreSQL left by an earlier run, process " + this.process.pid()
					+ ", does not stop: end it by hand", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while PostgreSQL stops", ex);
		}
	}

}
