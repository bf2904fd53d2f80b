package com.ofauto.migrations.devtools.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each dependency on this project can be copied from each page.
 */
class DependencyTests {

	private static final Pattern OURS = Pattern
		.compile("<groupId>com\\.ofauto</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*(<version>.*?</version>)?");

	@Test
	void eachDependencyIsAModuleWithItsVersion() throws IOException {
		String pom = Page.text(Path.of("../pom.xml"));
		assertThat(pages().flatMap((page) -> OURS.matcher(page).results()).toList()).hasSizeGreaterThan(4)
			.allSatisfy((dependency) -> {
				assertThat(pom).contains("<module>" + dependency.group(1) + "</module>");
				assertThat(dependency.group(2)).isEqualTo("<version>" + Page.version() + "</version>");
			});
	}

	private static Stream<String> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(Path.of("../docs"))) {
			List<Path> pages = docs.filter((page) -> page.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(Path.of("../README.md")), pages.stream()).map(Page::text);
		}
	}

}
