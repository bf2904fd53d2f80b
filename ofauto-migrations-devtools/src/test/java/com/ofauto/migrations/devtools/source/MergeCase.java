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
 * one of the datasource, {@code !!…} a preview feature.
 */
record MergeCase(String name, String history, String schema, String desired) {

	private static final Path DIRECTORY = Path.of("src/test/resources/prisma-merge");

	private static final Pattern PARTS = Pattern.compile("=== history\n(.*)=== schema\n(.*?)(?:=== desired\n(.*))?",
			Pattern.DOTALL);

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
			String desired = (parts.group(3) != null) ? parts.group(3) : parts.group(1);
			return new MergeCase(file.getFileName().toString().replace(".txt", ""), parts.group(1), parts.group(2),
					desired);
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
