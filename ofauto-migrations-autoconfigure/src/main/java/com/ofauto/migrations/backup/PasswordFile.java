package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file with a password that the programs of PostgreSQL read, and nobody else: arguments
 * and variables of a process can be seen by others. It is removed when closed.
 *
 * @param path where it is
 */
record PasswordFile(Path path) implements AutoCloseable {

	private static final String PREFIX = "migrations-";

	private static final String ENDING = ".pgpass";

	private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+" + Pattern.quote(ENDING));

	/** A program reads the file when it connects, and not again. */
	private static final Duration READ = Duration.ofMinutes(1);

	/**
	 * Writes a password.
	 * @param password the password, or {@code null} if the programs have to find one
	 * @return the file, or {@code null} without a password
	 * @throws BackupRefusedException if such a file cannot have it
	 */
	static @Nullable PasswordFile of(@Nullable String password) {
		if (password == null || password.isEmpty()) {
			return null;
		}
		if (password.chars().anyMatch((character) -> character == '\n' || character == '\r' || character == 0)) {
			throw BackupRefusedException.password();
		}
		try {
			// Temporary files are their owner's alone from the beginning.
			Path path = Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", ENDING);
			removeOrphans(path.resolveSibling("."));
			PasswordFile file = new PasswordFile(path);
			try {
				Files.writeString(path, "*:*:*:*:" + password.replace("\\", "\\\\").replace(":", "\\:") + "\n");
				return file;
			}
			catch (IOException ex) {
				file.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw BackupRefusedException.noPasswordFile(ex);
		}
	}

	/**
	 * Removes the files of processes that were killed.
	 */
	private static void removeOrphans(Path directory) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + ENDING)) {
			for (Path file : files) {
				Matcher name = NAME.matcher(file.getFileName().toString());
				if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
						&& Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(READ))) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (IOException | DirectoryIteratorException | NumberFormatException ex) {
			// One of another user, or one that has gone meanwhile.
		}
	}

	@Override
	public void close() {
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			this.path.toFile().deleteOnExit();
		}
	}

}
