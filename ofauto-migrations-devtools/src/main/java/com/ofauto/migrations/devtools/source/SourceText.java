package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of a schema source.
 *
 * @param location its path, for messages
 * @param text its content
 */
record SourceText(String location, String text) {

	static final String PRISMA = ".prisma";

	static final String SQL = ".sql";

	static List<SourceText> readAll(List<Path> files) {
		return files.stream().map(SourceText::read).toList();
	}

	private static SourceText read(Path file) {
		try {
			return new SourceText(file.toString(), Files.readString(file));
		}
		catch (CharacterCodingException ex) {
			throw new SchemaSourceException(file + " is not UTF-8.", "Save the file as UTF-8.", ex);
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
	}

	/**
	 * Read a file, or the files of a directory in the order of their paths.
	 * @param depth the number of directory levels
	 */
	static List<Path> list(Path path, String end, int depth) {
		if (!Files.isDirectory(path)) {
			return path.toString().endsWith(end) ? List.of(path) : List.of();
		}
		try (Stream<Path> files = Files.walk(path, depth)) {
			return files.filter((file) -> file.toString().endsWith(end) && Files.isRegularFile(file)).sorted().toList();
		}
		catch (IOException ex) {
			throw unreadable(path, ex);
		}
	}

	static SchemaSourceException unreadable(Path path, IOException cause) {
		return new SchemaSourceException("Cannot read " + path + ": " + cause.getMessage() + ".",
				"Make it readable for the user that runs the command.", cause);
	}

}
