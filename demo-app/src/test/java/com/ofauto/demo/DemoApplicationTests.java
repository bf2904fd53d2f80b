package com.ofauto.demo;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API over HTTP on the schema that the migrations built at start.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "demo.postgres=embedded", "demo.postgres.keep=false", "spring.security.user.name=admin",
				"spring.security.user.password=secret" })
@Import(DevDatabaseConfiguration.class)
class DemoApplicationTests {

	private RestTestClient http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void anAgencyRunsAnAutomationOfItsClientsCampaign() {
		String agency = create("/api/agencies", Map.of("name", "Northlight", "slug", "northlight", "plan", "GROWTH"));
		String client = create("/api/agencies/" + agency + "/clients",
				Map.of("name", "Mira Holm", "email", "mira@example.org"));
		String campaign = create("/api/campaigns", Map.of("clientId", client, "name", "Spring welcome", "budgetCents",
				25_000, "startsAt", "2026-03-01T00:00:00Z", "endsAt", "2026-04-01T00:00:00Z"));
		String automation = create("/api/automations", Map.of("campaignId", campaign, "name", "Welcome message",
				"trigger", "NEW_SUBSCRIBER", "action", "SEND_MESSAGE"));

		this.http.post()
			.uri("/api/automations/{id}/runs", automation)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("QUEUED");

		this.http.get()
			.uri("/api/agencies/{id}", agency)
			.exchange()
			.expectBody()
			.jsonPath("$.agency.plan")
			.isEqualTo("GROWTH")
			.jsonPath("$.clients[0].displayName")
			.isEqualTo("Mira Holm");
		this.http.get()
			.uri("/api/campaigns?agency={id}", agency)
			.exchange()
			.expectBody()
			.jsonPath("$[0].id")
			.isEqualTo(campaign)
			.jsonPath("$[0].budgetCents")
			.isEqualTo(25_000);
		this.http.get()
			.uri("/api/overview")
			.exchange()
			.expectBody()
			.jsonPath("$[?(@.agencyId == '" + agency + "')].enabledAutomations")
			.isEqualTo(1)
			.jsonPath("$[?(@.agencyId == '" + agency + "')].lastRunAt")
			.isNotEmpty();
	}

	@Test
	void whatDoesNotExistIsAProblemWithStatus404() {
		UUID unknown = UUID.randomUUID();

		expectProblem(get("/api/agencies/" + unknown), HttpStatus.NOT_FOUND, "There is no agency " + unknown);
		expectProblem(post("/api/automations/" + unknown + "/runs", Map.of()), HttpStatus.NOT_FOUND,
				"There is no automation " + unknown);
		expectProblem(post("/api/campaigns", Map.of("clientId", unknown, "name", "Nobody's", "budgetCents", 1)),
				HttpStatus.NOT_FOUND, "There is no client " + unknown);
	}

	@Test
	void invalidInputIsAProblemThatNamesTheField() {
		expectProblem(post("/api/agencies", Map.of("name", " ", "slug", "blank")), HttpStatus.BAD_REQUEST,
				"name must have 1 to 120 characters");
		expectProblem(post("/api/agencies", Map.of("name", "Spaced", "slug", "Not a slug")), HttpStatus.BAD_REQUEST,
				"slug must be like two-words");
		expectProblem(
				post("/api/campaigns",
						Map.of("clientId", UUID.randomUUID(), "name", "Backwards", "budgetCents", 1, "startsAt",
								"2026-04-01T00:00:00Z", "endsAt", "2026-03-01T00:00:00Z")),
				HttpStatus.BAD_REQUEST, "endsAt must be after startsAt");
		expectProblem(get("/api/campaigns?agency=none"), HttpStatus.BAD_REQUEST, "agency");
	}

	@Test
	void aSlugIsTakenOnce() {
		create("/api/agencies", Map.of("name", "Harbour", "slug", "harbour"));

		expectProblem(post("/api/agencies", Map.of("name", "Harbour Two", "slug", "harbour")), HttpStatus.CONFLICT,
				"It exists already");
	}

	@Test
	void theInstanceIsReadyWhenItsSchemaIs() {
		this.http.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.components")
			.doesNotExist();
	}

	@Test
	void theMigrationsEndpointIsForAdministrators() {
		this.http.get().uri("/actuator/migrations").exchange().expectStatus().isUnauthorized();
		this.http.get()
			.uri("/actuator/migrations")
			.headers((headers) -> headers.setBasicAuth("admin", "secret"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private String create(String path, Map<String, ?> body) {
		Created created = post(path, body).expectStatus()
			.isCreated()
			.expectBody(Created.class)
			.returnResult()
			.getResponseBody();
		assertThat(created).isNotNull();
		return created.id();
	}

	private RestTestClient.ResponseSpec get(String path) {
		return this.http.get().uri(path).exchange();
	}

	private RestTestClient.ResponseSpec post(String path, Map<String, ?> body) {
		return this.http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private static void expectProblem(RestTestClient.ResponseSpec response, HttpStatus status, String detail) {
		response.expectStatus().isEqualTo(status);
		response.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
		String body = response.expectBody(String.class).returnResult().getResponseBody();
		assertThat(body).contains(detail);
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	private record Created(String id) {
	}

}
