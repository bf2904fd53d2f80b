package com.ofauto.migrations.devtools.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page as a reader sees it.
 *
 * @param name its path in the repository
 * @param text its text
 */
record Page(String name, String text) {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("^( *)```(\\w*)\\n(.*?)^ *```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern COORDINATES = Pattern
		.compile("<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>");

	static Page read(String name) {
		return new Page(name, text(ROOT.resolve(name)));
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The blocks of a language, those of lists without their indentation.
	 */
	List<String> blocks(String language) {
		return BLOCK.matcher(this.text)
			.results()
			.filter((block) -> block.group(2).equals(language))
			.map((block) -> block.group(3).replaceAll("(?m)^" + block.group(1), ""))
			.toList();
	}

	/**
	 * The only block that has a text.
	 */
	String block(String language, String part) {
		List<String> blocks = blocks(language).stream().filter((block) -> block.contains(part)).toList();
		assertThat(blocks).as("%s: blocks %s with %s", this.name, language, part).hasSize(1);
		return blocks.get(0);
	}

	/**
	 * The only line of a block that ends with a text or, if none does, that has it.
	 */
	String line(String language, String part) {
		List<String> lines = lines(language, (line) -> line.endsWith(part));
		if (lines.isEmpty()) {
			lines = lines(language, (line) -> line.contains(part));
		}
		assertThat(lines).as("%s: lines %s with %s", this.name, language, part).hasSize(1);
		return lines.get(0);
	}

	private List<String> lines(String language, Predicate<String> wanted) {
		return blocks(language).stream().flatMap(String::lines).filter(wanted).toList();
	}

	/**
	 * Each dependency can be copied: it is a module of this project, with its version.
	 */
	void requireDependencies(String... artifacts) {
		assertThat(this.blocks("xml")
			.stream()
			.flatMap((xml) -> COORDINATES.matcher(xml).results())
			.filter((dependency) -> dependency.group(1).equals("com.ofauto"))
			.map((dependency) -> dependency.group(2) + ":" + dependency.group(3))).as(this.name)
			.containsExactly(
					List.of(artifacts).stream().map((artifact) -> artifact + ":" + version()).toArray(String[]::new));
		String pom = text(ROOT.resolve("pom.xml"));
		assertThat(List.of(artifacts))
			.allSatisfy((artifact) -> assertThat(pom).contains("<module>" + artifact + "</module>"));
	}

	static String version() {
		return property("<artifactId>ofauto-migrations</artifactId>\\s*<version>(.*?)</version>");
	}

	static String property(String pattern) {
		return Pattern.compile(pattern)
			.matcher(text(ROOT.resolve("pom.xml")))
			.results()
			.findFirst()
			.orElseThrow()
			.group(1);
	}

}
