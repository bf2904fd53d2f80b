package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * What the JVMs of the tests of a module make once for all of them: the first one makes
 * it, and the others wait for it.
 */
final class JvmLock {

	static final Path TARGET = Path.of("target").toAbsolutePath();

	private static final Duration IN_USE = Duration.ofMinutes(30);

	private JvmLock() {
	}

	static synchronized <T> T alone(Callable<T> work) {
		try {
			Files.createDirectories(TARGET);
			try (FileChannel file = FileChannel.open(TARGET.resolve("jvm.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				// Until the file is closed.
				file.lock();
				return work.call();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Removes what was made of classes that have changed. A JVM with those may run still.
	 */
	static void removeOld() throws IOException {
		Instant limit = Instant.now().minus(IN_USE);
		try (Stream<Path> files = Files.list(TARGET)) {
			List<Path> old = files.filter((file) -> file.getFileName().toString().startsWith("jvm-")).toList();
			for (Path directory : old) {
				if (Files.getLastModifiedTime(directory).toInstant().isBefore(limit)) {
					FileSystemUtils.deleteRecursively(directory);
				}
			}
		}
	}

}
