package com.ofauto.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties as an editor shows them.
 */
class ConfigurationMetadataTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	@Test
	void everyPropertyIsDescribedBySentences() throws IOException {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat((String) property.get("description")).as("%s", property.get("name"))
				.isNotBlank()
				.endsWith("."));
	}

	private static List<Map<String, Object>> properties() throws IOException {
		String json = new ClassPathResource(METADATA).getContentAsString(StandardCharsets.UTF_8);
		return JsonPath.read(json, "$.properties[?(@.name =~ /ofauto\\.migrations\\..*/)]");
	}

}
