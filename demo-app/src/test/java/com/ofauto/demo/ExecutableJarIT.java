package com.ofauto.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as it is deployed: the executable jar in production, on the JVM and
 * with the code that was generated ahead of time.
 */
class ExecutableJarIT {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void migratesAndAnswersInProduction(boolean aheadOfTime) throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.start(new DemoPostgresProperties(0, false, "17.0"))) {
			Process application = start(database.connectionDetails(), aheadOfTime);
			try (BufferedReader output = application.inputReader()) {
				RestTestClient http = RestTestClient.bindToServer()
					.baseUrl("http://localhost:" + awaitPort(output))
					.defaultHeaders((headers) -> headers.setBasicAuth("operator", "secret"))
					.build();
				http.get()
					.uri("/actuator/migrations")
					.exchange()
					.expectStatus()
					.isOk()
					.expectBody()
					.jsonPath("$.databases.default.state")
					.isEqualTo("up-to-date")
					.jsonPath("$.databases.default.environment")
					.isEqualTo("production")
					.jsonPath("$.databases.default.counts.applied")
					.isEqualTo(migrationsOnDisk());
				http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
			}
			finally {
				application.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void hasNothingThatGeneratesMigrations() throws IOException {
		try (JarFile jar = new JarFile(System.getProperty("demo.jar"))) {
			assertThat(jar.stream().map(JarEntry::getName))
				.anyMatch((name) -> name.contains("ofauto-migrations-autoconfigure"))
				.noneMatch((name) -> name.contains("devtools"));
		}
	}

	private static Process start(JdbcConnectionDetails database, boolean aheadOfTime) throws IOException {
		ProcessBuilder builder = ShortJvm
			.command("-Dspring.aot.enabled=" + aheadOfTime, "-jar", System.getProperty("demo.jar"), "--server.port=0",
					"--spring.profiles.active=prod")
			.redirectErrorStream(true);
		builder.environment().put("SPRING_DATASOURCE_URL", database.getJdbcUrl());
		builder.environment().put("SPRING_DATASOURCE_USERNAME", database.getUsername());
		builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.getPassword());
		builder.environment().put("SPRING_SECURITY_USER_NAME", "operator");
		builder.environment().put("SPRING_SECURITY_USER_PASSWORD", "secret");
		return builder.start();
	}

	private static String awaitPort(BufferedReader output) throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			lines.add(line);
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				return started.group(1);
			}
		}
		throw new AssertionError(String.join("\n", lines));
	}

	private static int migrationsOnDisk() throws IOException {
		try (var directories = Files.list(Path.of("src/main/resources/db/migrations"))) {
			int count = (int) directories.filter(Files::isDirectory).count();
			assertThat(count).isPositive();
			return count;
		}
	}

}
