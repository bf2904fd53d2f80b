package com.ofauto.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manifests of the documentation have the shape that Kubernetes asks for.
 */
class KubernetesManifestTests {

	private static final Path MANIFESTS = Markdown.ROOT.resolve("docs/kubernetes");

	@Test
	void eachDocumentIsAnObjectWithPodsOfNamedContainers() throws IOException {
		List<Map<String, Object>> objects = objects();
		assertThat(objects).extracting((object) -> object.get("kind"))
			.containsExactly("Job", "Deployment", "Deployment");
		assertThat(objects).allSatisfy((object) -> {
			assertThat(object).containsKeys("apiVersion", "metadata", "spec");
			assertThat(map(object, "metadata")).containsKey("name");
			Map<String, Object> pod = map(map(map(object, "spec"), "template"), "spec");
			assertThat(list(pod, "containers")).isNotEmpty()
				.allSatisfy((container) -> assertThat(container).containsKeys("name", "image"));
		});
	}

	@Test
	void aDeploymentSelectsItsOwnPods() throws IOException {
		assertThat(objects()).filteredOn((object) -> "Deployment".equals(object.get("kind")))
			.hasSize(2)
			.allSatisfy((object) -> {
				Map<String, Object> spec = map(object, "spec");
				assertThat(map(map(spec, "selector"), "matchLabels"))
					.isEqualTo(map(map(map(spec, "template"), "metadata"), "labels"));
			});
	}

	@Test
	void livenessNeverAsksForMigrations() throws IOException {
		for (Map<String, Object> object : objects()) {
			for (Map<String, Object> container : list(map(map(map(object, "spec"), "template"), "spec"),
					"containers")) {
				if (container.containsKey("livenessProbe")) {
					assertThat(map(map(container, "livenessProbe"), "httpGet")).containsEntry("path",
							"/actuator/health/liveness");
				}
			}
		}
	}

	private static List<Map<String, Object>> objects() throws IOException {
		List<Map<String, Object>> objects = new ArrayList<>();
		for (String file : List.of("deploy-job.yaml", "each-instance-deploys.yaml")) {
			new Yaml().loadAll(Files.readString(MANIFESTS.resolve(file)))
				.forEach((object) -> objects.add(cast(object)));
		}
		return objects;
	}

	private static Map<String, Object> map(Map<String, Object> object, String key) {
		assertThat(object).containsKey(key);
		return cast(object.get(key));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
		return (List<Map<String, Object>>) object.get(key);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(Object object) {
		return (Map<String, Object>) object;
	}

}
