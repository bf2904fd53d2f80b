package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.JsonForms;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application with a real server and a real database, whose files and history each
 * test sets up.
 */
@SpringBootTest(classes = WebApplicationWithFaces.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always",
				"management.endpoint.health.probes.enabled=true",
				"management.endpoint.health.group.readiness.include=readinessState,migrations",
				"management.endpoint.migrations.show-values=when-authorized",
				"management.endpoint.migrations.roles=DBA", "ofauto.migrations.environment=staging" })
abstract class FacesOverHttp {

	static final String MIGRATIONS = "/actuator/migrations";

	/** Of this JVM, beside which another one runs another of these classes. */
	private static final Path DIRECTORY = Path.of("target/faces-over-http/" + ProcessHandle.current().pid());

	private static final TestDatabase DATABASE = PostgresServer.shared().createDatabase();

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	Migrator migrator;

	final ScriptDirectory files = new ScriptDirectory(DIRECTORY);

	final TestDatabase database = DATABASE;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) throws IOException {
		new ScriptDirectory(Files.createDirectories(DIRECTORY)).withoutAny();
		properties.add("spring.datasource.url", DATABASE::url);
		properties.add("spring.datasource.username", DATABASE::user);
		properties.add("spring.datasource.password", DATABASE::password);
		properties.add("ofauto.migrations.locations", () -> "file:" + DIRECTORY);
	}

	@BeforeEach
	void startFromNothing() {
		this.files.withoutAny();
		this.database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
	}

	@AfterAll
	static void leaveNothing() {
		new ScriptDirectory(DIRECTORY).withoutAny();
	}

	Answer get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	Answer get(String path, String role) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)).header("X-Role", role));
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private Answer send(HttpRequest.Builder request) throws Exception {
		HttpResponse<String> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		String path = response.uri().getPath();
		if (path.startsWith(MIGRATIONS) && response.statusCode() != 404) {
			List<String> words = List.of("GET", path.equals(MIGRATIONS) ? path : MIGRATIONS + "/{database}/{name}");
			assertThat(JsonForms.read().faults(words, response.body())).as(path).isEmpty();
		}
		return new Answer(response.statusCode(), response.body());
	}

	record Answer(int status, String body) {

		JsonNode json() {
			return new JsonMapper().readTree(this.body);
		}

		JsonNode database() {
			return json().path("databases").path("default");
		}

	}

}
