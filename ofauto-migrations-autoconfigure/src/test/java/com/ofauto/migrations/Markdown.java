package com.ofauto.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 */
record Markdown(Path file, String text) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\[[^\\]]+]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

	static Markdown read(String path) {
		return read(ROOT.resolve(path));
	}

	private static Markdown read(Path file) {
		try {
			return new Markdown(file, Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Markdown> all() throws IOException {
		try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream.concat(top, docs)
				.filter((file) -> file.toString().endsWith(".md"))
				.sorted()
				.map(Markdown::read)
				.toList();
		}
	}

	List<String> blocks(String language) {
		return BLOCK.matcher(this.text)
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2))
			.toList();
	}

	/**
	 * The links to other pages and to headings.
	 */
	List<String> links() {
		return LINK.matcher(withoutBlocks())
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.startsWith("http"))
			.toList();
	}

	boolean leadsSomewhere(String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? this.file : this.file.resolveSibling(parts[0]);
		return Files.exists(target) && (parts.length == 1 || read(target).anchors().contains(parts[1]));
	}

	private List<String> anchors() {
		return HEADING.matcher(withoutBlocks())
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	private String withoutBlocks() {
		return BLOCK.matcher(this.text).replaceAll(Matcher.quoteReplacement(""));
	}

	@Override
	public String toString() {
		return ROOT.relativize(this.file).toString();
	}

}
