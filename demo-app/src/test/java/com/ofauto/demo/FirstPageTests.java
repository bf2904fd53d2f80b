package com.ofauto.demo;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README's first command shows to somebody who opens the address that it prints.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "demo.postgres=embedded", "demo.postgres.keep=false" })
@ActiveProfiles("dev")
@Import(DevDatabaseConfiguration.class)
class FirstPageTests {

	@Test
	void theFirstPageHasTheStateTheMigrationsAndTheSeededRows(@LocalServerPort int port) {
		String page = get(port, "/");
		assertThat(page)
			.contains("Database ofauto is <strong>up to date</strong>: 21 migrations are applied (PostgreSQL ")
			.contains("<tr><td>Northlight</td><td>GROWTH</td><td>2</td><td>1</td><td>1</td></tr>")
			.containsSubsequence("<tr><td>20260505100000_skip_runs_of_disabled_automations</td><td>applied</td></tr>",
					"<tr><td>20260105090000_create_agencies</td><td>applied</td></tr>");
	}

	@Test
	void thePageOfTheMigrationsIsForThoseWhoMayLogIn(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		client.get().uri("/actuator/migrationsreport").exchange().expectStatus().isUnauthorized();
		client.get()
			.uri("/actuator/migrationsreport")
			.headers((headers) -> headers.setBasicAuth("dev", "dev"))
			.exchange()
			.expectBody(String.class)
			.value((page) -> assertThat(page).startsWith("<!DOCTYPE html>").contains("The database is up to date."));
	}

	@Test
	void theOverviewHasTheSeededRows(@LocalServerPort int port) {
		assertThat(get(port, "/api/overview")).contains("\"agencyName\":\"Meridian\"")
			.contains("\"agencyName\":\"Northlight\"");
	}

	private static String get(int port, String path) {
		String body = RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.build()
			.get()
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
