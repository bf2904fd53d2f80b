package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A directory in which files are written before they are moved to their place as a whole.
 * A killed process leaves it behind, and a later one removes it.
 *
 * @param path a directory on the file system of the target
 */
record Staging(Path path) implements AutoCloseable {

	private static final String PREFIX = ".new-migration-";

	/** No process writes for so long. */
	private static final Duration LEFT_BEHIND = Duration.ofHours(1);

	/**
	 * Creates one beside a directory, so that the directory never has half a migration.
	 */
	static Staging beside(Path directory, Clock clock) throws IOException {
		Path place = place(directory.toRealPath());
		removeLeftBehind(place, clock.instant().minus(LEFT_BEHIND));
		return new Staging(Files.createTempDirectory(place, PREFIX));
	}

	/**
	 * The directory itself where it is all that is of its file system.
	 */
	private static Path place(Path directory) throws IOException {
		Path parent = directory.getParent();
		return (parent != null && Files.isWritable(parent)
				&& Files.getFileStore(parent).equals(Files.getFileStore(directory))) ? parent : directory;
	}

	private static void removeLeftBehind(Path place, Instant before) throws IOException {
		try (DirectoryStream<Path> all = Files.newDirectoryStream(place, PREFIX + "*")) {
			for (Path old : all) {
				if (Files.getLastModifiedTime(old).toInstant().isBefore(before)) {
					FileSystemUtils.deleteRecursively(old);
				}
			}
		}
	}

	/**
	 * Writes a file, unless it exists by now.
	 */
	void file(String text, Path target) throws IOException {
		Path file = Files.writeString(this.path.resolve("file"), text);
		if (Files.notExists(target)) {
			Files.move(file, target);
		}
	}

	/**
	 * Writes a directory.
	 * @throws java.nio.file.FileAlreadyExistsException if it is there
	 */
	void directory(Map<String, String> files, Path target) throws IOException {
		Path directory = Files.createDirectory(this.path.resolve("directory"));
		for (Map.Entry<String, String> file : files.entrySet()) {
			Files.writeString(directory.resolve(file.getKey()), file.getValue());
		}
		Files.move(directory, target);
	}

	/**
	 * Moves directories away, all of them or none; {@link #close} deletes them.
	 */
	void remove(List<Path> directories) throws IOException {
		List<Path> moved = new ArrayList<>();
		try {
			for (Path directory : directories) {
				Files.move(directory, this.path.resolve(directory.getFileName()));
				moved.add(directory);
			}
		}
		catch (IOException ex) {
			for (Path directory : moved) {
				Files.move(this.path.resolve(directory.getFileName()), directory);
			}
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.path);
	}

}
