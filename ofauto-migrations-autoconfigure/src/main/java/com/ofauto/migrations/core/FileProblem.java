package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

import com.ofauto.migrations.Internal;

/**
 * Why a file could not be read or written, in words. Java's own message is often the
 * file's name alone.
 *
 * @since 0.1.0
 */
@Internal
public final class FileProblem {

	private FileProblem() {
	}

	/**
	 * The reason.
	 * @param failure what was thrown where only unchecked exceptions can be
	 * @return the end of a sentence, without a full stop
	 */
	public static String reason(UncheckedIOException failure) {
		return reason(Objects.requireNonNull(failure.getCause()));
	}

	/**
	 * The reason why nothing can be written into a directory.
	 * @param failure what was thrown, of a file whose name no person knows
	 * @param directory the directory
	 * @return the end of a sentence, without a full stop
	 */
	public static String reason(IOException failure, Path directory) {
		String file = (failure instanceof FileSystemException system) ? system.getFile() : null;
		return (file != null) ? reason(failure).replace(file, directory.toString()) : reason(failure);
	}

	/**
	 * The reason.
	 * @param failure what was thrown
	 * @return the end of a sentence, without a full stop
	 */
	public static String reason(IOException failure) {
		if (failure instanceof NoSuchFileException missing) {
			return missing.getFile() + " does not exist";
		}
		if (failure instanceof AccessDeniedException denied) {
			return "access to " + denied.getFile() + " is denied";
		}
		if (failure instanceof NotDirectoryException file) {
			return file.getFile() + " is not a directory";
		}
		if (failure instanceof FileAlreadyExistsException there) {
			return there.getFile() + " already exists"
					+ (Files.isDirectory(Path.of(there.getFile())) ? "" : ", and is not a directory");
		}
		if (failure.getClass() == FileSystemException.class && ((FileSystemException) failure).getReason() != null) {
			return ((FileSystemException) failure).getFile() + ": " + ((FileSystemException) failure).getReason();
		}
		String reason = (failure instanceof FileSystemException system) ? system.getReason() : failure.getMessage();
		return failure.getClass().getSimpleName() + ((reason != null) ? " (" + reason + ")" : "");
	}

}
