package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One rule: what the migrations build, what the schema says, and what comes of both;
 * where that is not said, nothing is changed. A first line {@code !…} of the schema is
 * one of the datasource, {@code !!…} a preview feature. What needs a newer PostgreSQL
 * says so first.
 */
record MergeCase(String name, int fromVersion, String history, String schema, String desired) {

	private static final Path DIRECTORY = Path.of("src/test/resources/prisma-merge");

	private static final Pattern PARTS = Pattern.compile(
			"(?:=== from-version (\\d+)\n)?=== history\n(.*)=== schema\n(.*?)(?:=== desired\n(.*))?", Pattern.DOTALL);

	private static final Pattern FIRST_LINE = Pattern.compile("(!!?)(.*)\n");

	static List<MergeCase> all() throws IOException {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.sorted().map(MergeCase::read).toList();
		}
	}

	private static MergeCase read(Path file) {
		try {
			Matcher parts = PARTS.matcher(Files.readString(file));
			if (!parts.matches()) {
				throw new IllegalArgumentException(file + " has not its parts");
			}
			int fromVersion = (parts.group(1) != null) ? Integer.parseInt(parts.group(1)) : 0;
			String desired = (parts.group(4) != null) ? parts.group(4) : parts.group(2);
			return new MergeCase(file.getFileName().toString().replace(".txt", ""), fromVersion, parts.group(2),
					parts.group(3), desired);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String prisma() {
		Matcher line = FIRST_LINE.matcher(this.schema);
		boolean special = line.lookingAt();
		String datasource = (special && line.group(1).equals("!")) ? "\n" + line.group(2) : "";
		String features = (special && line.group(1).equals("!!"))
				? "generator g {\nprovider = \"x\"\npreviewFeatures = [\"" + line.group(2) + "\"]\n}\n" : "";
		return features + "datasource db {\nprovider = \"postgresql\"" + datasource + "\n}\n"
				+ this.schema.substring(special ? line.end() : 0);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
