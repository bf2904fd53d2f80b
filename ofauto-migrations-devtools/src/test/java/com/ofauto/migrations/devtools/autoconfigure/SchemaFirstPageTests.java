package com.ofauto.migrations.devtools.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on schema-first work says what is there: its settings, its dependency and its
 * commands.
 */
class SchemaFirstPageTests {

	private static final Path PAGE = Path.of("../docs/schema-first.md");

	private static String page() throws IOException {
		return Files.readString(PAGE);
	}

	private static List<String> all(String pattern) throws IOException {
		return all(pattern, page());
	}

	private static List<String> all(String pattern, String text) {
		return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().map((match) -> match.group(1)).toList();
	}

	/**
	 * Those that the other module's test of all pages leaves out.
	 */
	private static List<String> schemaSourcesOfOtherPages() throws IOException {
		List<String> blocks = new ArrayList<>();
		try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("../README.md")), Files.walk(Path.of("../docs")))) {
			for (Path file : pages.filter((name) -> name.toString().endsWith(".md")).toList()) {
				all("```yaml\n(.*?)```", Files.readString(file)).stream()
					.filter((yaml) -> yaml.contains("schema-source:"))
					.forEach(blocks::add);
			}
		}
		return blocks;
	}

	@Test
	void theYamlBlocksBind() throws IOException {
		List<String> blocks = new ArrayList<>(all("```yaml\n(.*?)```"));
		blocks.addAll(schemaSourcesOfOtherPages());
		assertThat(blocks).hasSizeGreaterThan(3).allSatisfy((yaml) -> {
			Binder binder = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("page",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))));
			assertThat(binder
				.bind("ofauto.migrations", Bindable.of(WithDatabases.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
				.isBound()).isTrue();
		});
	}

	@Test
	void theDependencyIsThisModule() throws IOException {
		assertThat(all("<artifactId>(.*?)</artifactId>")).containsExactly("ofauto-migrations-devtools");
		assertThat(Files.readString(Path.of("pom.xml")))
			.contains("<artifactId>ofauto-migrations-devtools</artifactId>");
	}

	/**
	 * A dependency without its version, or a command without its profile, is refused.
	 */
	@Test
	void whatIsCopiedFromThePagesWorks() throws IOException {
		String version = Pattern.compile("<version>(.*?-SNAPSHOT)</version>")
			.matcher(Files.readString(Path.of("../pom.xml")))
			.results()
			.findFirst()
			.orElseThrow()
			.group(1);
		assertThat(all("<version>(.*?)</version>")).containsExactly(version);
		assertThat(all("ofauto-migrations-devtools:([^\"]*)\"")).containsExactly(version);
		String pages = page() + Files.readString(Path.of("../README.md"))
				+ Files.readString(Path.of("../docs/schema-first-transcript.md"));
		assertThat(pages.lines().filter((line) -> line.contains("migrate dev ") && line.startsWith("mvn"))).isNotEmpty()
			.allMatch((line) -> line.contains(" -Dspring-boot.run.profiles=dev "));
		assertThat(pages).doesNotContain("java -jar app.jar migrate dev");
	}

	/**
	 * What an entry of several databases can say is bound by the application's own code.
	 */
	static class WithDatabases extends DevtoolsProperties {

		private final Map<String, DevtoolsProperties> databases = new LinkedHashMap<>();

		public Map<String, DevtoolsProperties> getDatabases() {
			return this.databases;
		}

	}

}
