package com.ofauto.migrations.devtools.page;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the page says of each property of each module what an editor says of it.
 */
class ConfigurationPageTests {

	private static final Page PAGE = Page.read("docs/configuration.md");

	private static final String OURS = "com.ofauto.migrations.";

	private static final String PREFIX = "ofauto.migrations.";

	@Test
	void theTableHasEachPropertyWithItsDefaultAndDescription() throws IOException {
		List<Map<String, Object>> properties = new ArrayList<>();
		for (List<Map<String, Object>> module : modules()) {
			properties.addAll(module);
		}
		assertThat(PAGE.text()
			.lines()
			.filter((line) -> line.startsWith("| `" + PREFIX) || line.startsWith("| `management.")))
			.hasSizeGreaterThan(40)
			.containsExactlyElementsOf(properties.stream()
				.sorted(Comparator.comparing((property) -> String.valueOf(property.get("name"))))
				.map(ConfigurationPageTests::row)
				.toList());
	}

	@Test
	void thePropertiesOfTheDevelopmentToolsAreNamed() throws IOException {
		List<String> tools = modules().stream()
			.filter((module) -> module.stream()
				.anyMatch((property) -> property.get("name").equals(PREFIX + "schema-source")))
			.flatMap(List::stream)
			.map((property) -> String.valueOf(property.get("name")).substring(PREFIX.length()))
			.sorted()
			.toList();
		String sentence = PAGE.text().substring(0, PAGE.text().indexOf("belong to\n`ofauto-migrations-devtools`"));
		assertThat(Pattern.compile("`([a-z-]+)`")
			.matcher(sentence.substring(sentence.lastIndexOf("\n\n")))
			.results()
			.map((name) -> name.group(1))).containsExactlyElementsOf(tools);
	}

	private static String row(Map<String, Object> property) {
		return "| `%s` | %s | %s |".formatted(property.get("name"), value(property.get("defaultValue")),
				property.get("description"));
	}

	private static String value(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		return (value instanceof List<?> values) ? value(values.get(0)) : "`" + value + "`";
	}

	/**
	 * The properties of each module on the class path that are ours.
	 */
	private static List<List<Map<String, Object>>> modules() throws IOException {
		List<List<Map<String, Object>>> modules = new ArrayList<>();
		for (URL metadata : Collections.list(ConfigurationPageTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			String json = new UrlResource(metadata).getContentAsString(StandardCharsets.UTF_8);
			List<Map<String, Object>> all = JsonPath.read(json, "$.properties[*]");
			if (all.stream().anyMatch((property) -> String.valueOf(property.get("sourceType")).startsWith(OURS))) {
				modules.add(all);
			}
		}
		return modules;
	}

}
