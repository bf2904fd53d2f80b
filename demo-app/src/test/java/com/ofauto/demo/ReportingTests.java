package com.ofauto.demo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo with its second database.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "demo.postgres=embedded", "demo.postgres.keep=false" })
@ActiveProfiles({ "dev", "reporting" })
@Import(DevDatabaseConfiguration.class)
class ReportingTests {

	private RestTestClient http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.defaultHeaders((headers) -> headers.setBasicAuth("dev", "dev"))
			.build();
	}

	@Test
	void theFirstPageHasBothDatabases() {
		assertThat(get("/"))
			.contains("Database ofauto is <strong>up to date</strong>: 21 migrations are applied (PostgreSQL ",
					"Database reporting is <strong>up to date</strong>: 2 migrations are applied (PostgreSQL ")
			.contains("<tr><td>20260526090000_index_monthly_figures</td><td>applied</td></tr>");
	}

	@Test
	void theFiguresAreThoseOfTheSecondDatabase() {
		assertThat(get("/api/figures")).contains("{\"agency\":\"Northlight\",\"month\":\"2026-05-01\"");
		assertThat(get("/api/overview")).contains("\"agencyName\":\"Meridian\"");
	}

	@Test
	void eachFaceHasBothDatabases() {
		assertThat(get("/actuator/migrations")).contains("\"default\":{\"state\":\"up-to-date\"",
				"\"reporting\":{\"state\":\"up-to-date\"");
		assertThat(get("/actuator/migrations/reporting/20260526090000_index_monthly_figures"))
			.contains("\"transactional\":\"no\"");
		assertThat(get("/actuator/health")).contains("\"migrations\":{\"components\":{\"default\":{",
				"\"reporting\":{");
		assertThat(get("/actuator/metrics/ofauto.migrations.applied?tag=database:reporting")).contains("\"value\":2.0");
	}

	private String get(String path) {
		String body = this.http.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return body;
	}

}
