package com.ofauto.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
			.containsExactly("Job", "Deployment", "CronJob", "Deployment", "Deployment");
		assertThat(objects).allSatisfy((object) -> {
			assertThat(object).containsKeys("apiVersion", "metadata", "spec");
			assertThat(map(object, "metadata")).containsKey("name");
			Map<String, Object> pod = pod(object);
			assertThat(list(pod, "containers")).isNotEmpty()
				.allSatisfy((container) -> assertThat(container).containsKeys("name", "image"));
		});
	}

	@Test
	void aDeploymentSelectsItsOwnPods() throws IOException {
		assertThat(objects()).filteredOn((object) -> "Deployment".equals(object.get("kind")))
			.hasSize(3)
			.allSatisfy((object) -> {
				Map<String, Object> spec = map(object, "spec");
				assertThat(map(map(spec, "selector"), "matchLabels"))
					.isEqualTo(map(map(map(spec, "template"), "metadata"), "labels"));
			});
	}

	@Test
	void livenessNeverAsksForMigrations() throws IOException {
		for (Map<String, Object> object : objects()) {
			for (Map<String, Object> container : list(pod(object), "containers")) {
				if (container.containsKey("livenessProbe")) {
					assertThat(map(map(container, "livenessProbe"), "httpGet")).containsEntry("path",
							"/actuator/health/liveness");
				}
			}
		}
	}

	/**
	 * The job begins when the window opens, by the same clock, and no pod deploys.
	 */
	@Test
	void theJobOfAWindowBeginsWithIt() throws IOException {
		Map<String, Object> job = objects().stream()
			.filter((object) -> "CronJob".equals(object.get("kind")))
			.findFirst()
			.orElseThrow();
		Map<String, String> environment = environment(list(pod(job), "containers").get(0));
		assertThat(environment).containsEntry("OFAUTO_MIGRATIONS_WINDOW_DAYS", "sat,sun")
			.containsEntry("OFAUTO_MIGRATIONS_WINDOW_HOURS", "02:00-05:00")
			.containsEntry("OFAUTO_MIGRATIONS_WINDOW_ZONE", String.valueOf(map(job, "spec").get("timeZone")));
		assertThat(map(job, "spec")).containsEntry("schedule", "0 2 * * 6,0")
			.containsEntry("concurrencyPolicy", "Forbid");
		assertThat(objects()).filteredOn((object) -> "Deployment".equals(object.get("kind")))
			.elements(1)
			.allSatisfy((object) -> assertThat(environment(list(pod(object), "containers").get(0)))
				.containsEntry("OFAUTO_MIGRATIONS_ON_STARTUP", "validate"));
	}

	private static Map<String, String> environment(Map<String, Object> container) {
		return list(container, "env").stream()
			.collect(Collectors.toMap((one) -> String.valueOf(one.get("name")),
					(one) -> String.valueOf(one.get("value"))));
	}

	private static Map<String, Object> pod(Map<String, Object> object) {
		Map<String, Object> spec = map(object, "spec");
		return map(map("CronJob".equals(object.get("kind")) ? map(map(spec, "jobTemplate"), "spec") : spec, "template"),
				"spec");
	}

	private static List<Map<String, Object>> objects() throws IOException {
		List<Map<String, Object>> objects = new ArrayList<>();
		for (String file : List.of("deploy-job.yaml", "deploy-window.yaml", "each-instance-deploys.yaml")) {
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
