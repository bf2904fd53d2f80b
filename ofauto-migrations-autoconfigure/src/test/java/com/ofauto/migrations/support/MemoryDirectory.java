package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * A directory in memory, where the system has such a place with room. Each test has a
 * database of its own, which is three hundred files: on a disk they cost more than all
 * else that the tests do.
 */
final class MemoryDirectory {

	private static final Path PLACE = Path.of("/dev/shm");

	private static final String PREFIX = "ofauto-postgres-";

	private static final long ROOM = 4L << 30;

	private static final Duration STARTS_WITHIN = Duration.ofMinutes(10);

	private MemoryDirectory() {
	}

	/**
	 * Creates a directory.
	 * @return the directory, or nothing where there is no room in memory
	 */
	static Optional<Path> create() {
		try {
			if (!Files.isWritable(PLACE) || Files.getFileStore(PLACE).getUsableSpace() < ROOM) {
				return Optional.empty();
			}
			removeLeftOvers();
			return Optional.of(Files.createTempDirectory(PLACE, PREFIX));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a JVM that was killed has left would fill the memory.
	 */
	private static void removeLeftOvers() throws IOException {
		try (Stream<Path> files = Files.list(PLACE)) {
			files.filter((file) -> file.getFileName().toString().startsWith(PREFIX))
				.forEach(MemoryDirectory::removeLeftOver);
		}
	}

	private static void removeLeftOver(Path data) {
		try {
			if (isLeftOver(data)) {
				FileSystemUtils.deleteRecursively(data);
			}
		}
		catch (IOException ex) {
			// Its own server is about to remove it, or another JVM is.
		}
	}

	/**
	 * A server that is being made has the file of its process now and then, with the
	 * number negated, and for moments has none.
	 */
	private static boolean isLeftOver(Path data) throws IOException {
		if (!Files.exists(data)
				|| Files.getLastModifiedTime(data).toInstant().isAfter(Instant.now().minus(STARTS_WITHIN))) {
			return false;
		}
		Path pid = data.resolve("postmaster.pid");
		if (!Files.exists(pid)) {
			return true;
		}
		List<String> lines = Files.readAllLines(pid);
		return !lines.isEmpty() && ProcessHandle.of(Math.abs(Long.parseLong(lines.get(0).strip()))).isEmpty();
	}

}
