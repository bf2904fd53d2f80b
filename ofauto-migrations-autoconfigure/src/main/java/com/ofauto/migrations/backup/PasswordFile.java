package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file with a password that the programs of PostgreSQL read, and nobody else: arguments
 * and variables of a process can be seen by others. It is removed when closed.
 *
 * @param path where it is
 */
record PasswordFile(Path path) implements AutoCloseable {

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
			Path path = Files.createTempFile("migrations-", ".pgpass");
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
