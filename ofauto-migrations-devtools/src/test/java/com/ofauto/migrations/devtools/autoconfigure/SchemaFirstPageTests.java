package com.ofauto.migrations.devtools.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on schema-first work says what is there: its properties, its dependency and
 * its commands.
 */
class SchemaFirstPageTests {

	private static final Path PAGE = Path.of("../docs/schema-first.md");

	private static String page() throws IOException {
		return Files.readString(PAGE);
	}

	private static List<String> all(String pattern) throws IOException {
		return Pattern.compile(pattern, Pattern.DOTALL)
			.matcher(page())
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	@Test
	void eachPropertyHasARow() throws IOException {
		String metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getContentAsString(StandardCharsets.UTF_8);
		List<String> properties = Pattern
			.compile("\"name\": \"(ofauto\\.migrations\\.[^\"]+)\",[^}]*?\"description\": \"([^\"]+)\"")
			.matcher(metadata)
			.results()
			.map((property) -> "`" + property.group(1) + "` | " + property.group(2))
			.toList();
		assertThat(all("\\| (`ofauto\\.migrations\\.[a-z-]+` \\| [^\\n]+) \\|\\n")).hasSize(7)
			.containsExactlyInAnyOrderElementsOf(properties);
	}

	@Test
	void theYamlBlocksBind() throws IOException {
		assertThat(all("```yaml\n(.*?)```")).isNotEmpty().allSatisfy((yaml) -> {
			Binder binder = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("page",
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))));
			assertThat(binder
				.bind("ofauto.migrations", Bindable.of(DevtoolsProperties.class),
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

	@Test
	void theScreenInTheReadmeIsOneOfTheTranscript() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		String chapter = readme.substring(readme.indexOf("## Change the schema, get the migration"));
		MatchResult screen = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL)
			.matcher(chapter)
			.results()
			.findFirst()
			.orElseThrow();
		assertThat(Files.readString(Path.of("../docs/schema-first-transcript.md"))).contains(screen.group());
	}

}
