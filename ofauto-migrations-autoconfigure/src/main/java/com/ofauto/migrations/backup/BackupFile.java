package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A backup that is being written. It has another name until it is complete, and goes if
 * it does not become so. Whoever has created the file of that other name has the name.
 *
 * @param incomplete the file that is written
 * @param complete the name that it gets
 */
record BackupFile(Path incomplete, Path complete) implements AutoCloseable {

	static final String INCOMPLETE = ".incomplete";

	/**
	 * Takes a name that nobody else has, and creates the file.
	 */
	static BackupFile create(Path directory, BackupName name, Instant time, @Nullable String firstPending)
			throws IOException {
		for (int number = 1;; number++) {
			Path complete = directory.resolve(name.at(time, number, firstPending));
			Path incomplete = directory.resolve(complete.getFileName() + INCOMPLETE);
			try {
				Files.createFile(incomplete, onlyMine());
			}
			catch (FileAlreadyExistsException ex) {
				continue;
			}
			if (Files.notExists(complete)) {
				return new BackupFile(incomplete, complete);
			}
			Files.delete(incomplete);
		}
	}

	/**
	 * A dump has all rows, whoever may read them in the database.
	 */
	private static FileAttribute<?>[] onlyMine() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Gives it its name.
	 * @return its size in bytes
	 */
	long finish() throws IOException {
		long size = Files.size(this.incomplete);
		Files.move(this.incomplete, this.complete);
		try (FileChannel directory = FileChannel.open(this.complete.resolveSibling("."))) {
			directory.force(true);
		}
		catch (IOException ex) {
			// Not every system lets a directory be written out.
		}
		return size;
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.incomplete);
	}

}
