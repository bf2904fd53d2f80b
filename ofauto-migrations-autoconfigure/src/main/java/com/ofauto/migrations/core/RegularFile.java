package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file on disk, which may be missing. A pipe or a device may have no end.
 *
 * @param path where it is
 */
record RegularFile(Path path) implements MigrationFile.Opener {

	/**
	 * Whether it is there. {@link Files} asks with an exception inside, which has a stack
	 * trace and costs more than what most migrations are.
	 */
	static boolean exists(Path path) {
		return (path.getFileSystem() == FileSystems.getDefault()) ? path.toFile().exists() : Files.exists(path);
	}

	@Override
	public InputStream open() throws IOException {
		if (!exists(this.path)) {
			throw new MissingFileException(this.path.toString());
		}
		if (!Files.isRegularFile(this.path)) {
			throw new IOException("it is not a file");
		}
		return Files.newInputStream(this.path);
	}

	/**
	 * Says that a file is missing, to who has reckoned with it.
	 */
	private static final class MissingFileException extends NoSuchFileException {

		MissingFileException(String file) {
			super(file);
		}

		@Override
		public Throwable fillInStackTrace() {
			return this;
		}

	}

}
