package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/**
 * A temporary directory with copies of some migrations. It is deleted when this is
 * closed.
 *
 * @param directory the temporary directory
 */
public record MigrationCopy(Path directory) implements AutoCloseable {

	/**
	 * Copy migrations with all their files.
	 * @param original the directory of all migrations
	 * @param names the migrations to copy
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
	 * Copy one more migration.
	 * @param original the directory of all migrations
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
