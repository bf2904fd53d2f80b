package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is compiled in as known is what the metadata of all modules together has.
 */
class KnownPropertiesTests {

	@Test
	void theKnownPropertiesAreThoseOfAllModules() throws IOException {
		List<String> names = new ArrayList<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			String json = new UrlResource(metadata).getContentAsString(StandardCharsets.UTF_8);
			List<String> all = JsonPath.read(json, "$.properties[*].name");
			all.stream()
				.filter((name) -> name.startsWith(KnownProperties.PREFIX))
				.map((name) -> name.substring(KnownProperties.PREFIX.length()))
				.forEach(names::add);
		}
		assertThat(KnownProperties.inMetadata())
			.as("KnownProperties in ofauto-migrations-autoconfigure lists each property of each module")
			.containsExactlyInAnyOrderElementsOf(names);
	}

}
