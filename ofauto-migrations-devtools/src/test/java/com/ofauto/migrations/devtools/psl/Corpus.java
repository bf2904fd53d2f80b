package com.ofauto.migrations.devtools.psl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The schemas in {@code src/test/resources/psl}: files and directories, each with the SQL
 * that Prisma's own engine writes for it, under a line that says which engine that was.
 */
public final class Corpus {

	private static final Path DIRECTORY = Path.of("src/test/resources/psl");

	private static final String ORIGIN = "-- Origin: Prisma schema engine ";

	private Corpus() {
	}

	public static List<String> names() {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".sql"))
				.map((name) -> name.replace(".sql", ""))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Path path(String name) {
		Path directory = DIRECTORY.resolve(name);
		return Files.isDirectory(directory) ? directory : DIRECTORY.resolve(name + ".prisma");
	}

	/**
	 * Returns the text of a schema; of a directory, that of all its files.
	 * @param name the schema
	 * @return the text
	 */
	public static String text(String name) {
		try (Stream<Path> files = Files.walk(path(name))) {
			return files.filter(Files::isRegularFile).sorted().map(Corpus::read).collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static PhysicalSchema physical(String name) {
		try {
			return PrismaSchema.read(path(name)).physical();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns what Prisma writes for a schema, without the line that says so.
	 * @param name the schema
	 * @return the script
	 */
	public static String prismaScript(String name) {
		return script(DIRECTORY.resolve(name + ".sql"));
	}

	/**
	 * Returns what a database needs before some schemas can be built in it, since they
	 * were made for comparing texts.
	 * @param name the schema
	 * @return a script; {@code null} if no database could be built
	 */
	public static @Nullable String prelude(String name) {
		return switch (name) {
			case "native-types", "native-types-more" -> "CREATE EXTENSION citext";
			case "indexes" -> "CREATE EXTENSION pg_trgm";
			case "extensions", "partial-indexes-by-object" -> null;
			default -> "";
		};
	}

	static String resource(String name) {
		return read(DIRECTORY.resolveSibling(name));
	}

	static String script(Path file) {
		String text = read(file);
		if (!text.startsWith(ORIGIN)) {
			throw new IllegalStateException(file + " does not say where it is from");
		}
		return text.substring(text.indexOf('\n') + 1);
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
