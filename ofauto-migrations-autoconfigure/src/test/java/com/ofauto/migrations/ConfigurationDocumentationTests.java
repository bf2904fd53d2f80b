package com.ofauto.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of docs/configuration.md says of each property what an editor says of it.
 */
class ConfigurationDocumentationTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	@Test
	void theTableHasEachPropertyWithItsDefaultAndDescription() throws IOException {
		assertThat(rows()).containsExactlyElementsOf(properties().stream()
			.sorted(Comparator.comparing((property) -> (String) property.get("name")))
			.map(ConfigurationDocumentationTests::row)
			.toList());
	}

	private static List<String> rows() {
		return Markdown.read("docs/configuration.md")
			.text()
			.lines()
			.filter((line) -> line.startsWith("| `ofauto.migrations.") || line.startsWith("| `management."))
			.toList();
	}

	private static String row(Map<String, Object> property) {
		return "| `%s` | %s | %s |".formatted(property.get("name"), value(property.get("defaultValue")),
				property.get("description"));
	}

	private static String value(Object value) {
		if (value == null) {
			return "";
		}
		return (value instanceof List<?> values) ? value(values.get(0)) : "`" + value + "`";
	}

	private static List<Map<String, Object>> properties() throws IOException {
		String json = new ClassPathResource(METADATA).getContentAsString(StandardCharsets.UTF_8);
		return JsonPath.read(json, "$.properties[*]");
	}

}
