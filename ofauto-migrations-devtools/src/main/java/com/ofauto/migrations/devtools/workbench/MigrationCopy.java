package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/**
 * Some of the migrations of a directory, in a directory of their own for as long as this
 * is open.
 *
 * @param directory where they are
 */
public record MigrationCopy(Path directory) implements AutoCloseable {

	/**
	 * Copies migrations with everything beside their scripts.
	 * @param original where all of them are
	 * @param names those to copy
	 * @return the copy
	 */
	public static MigrationCopy of(Path original, List<String> names) {
		try {
			MigrationCopy copy = new MigrationCopy(Files.createTempDirectory("ofauto-migrations"));
			names.forEach((name) -> copy.add(original, name));
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot copy migrations of " + original, ex);
		}
	}

	/**
	 * Copies one more.
	 * @param original where all of them are
	 * @param name its name
	 */
	public void add(Path original, String name) {
		try {
			FileSystemUtils.copyRecursively(original.resolve(name), this.directory.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot copy " + name + " of " + original, ex);
		}
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove " + this.directory, ex);
		}
	}

}
