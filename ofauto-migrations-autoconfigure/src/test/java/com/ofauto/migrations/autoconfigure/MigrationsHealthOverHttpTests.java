package com.ofauto.migrations.autoconfigure;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsHealthOverHttpTests extends FacesOverHttp {

	@Test
	void isUpWhenUpToDate() throws Exception {
		this.files.with("20260101000000_one", "CREATE TABLE one (id int);");
		this.migrator.deploy();
		Answer answer = get("/actuator/health/migrations");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("details").path("state").asString()).isEqualTo("up-to-date");
		assertThat(answer.json().path("details").path("applied").asInt()).isEqualTo(1);
	}

	@Test
	void canJoinReadinessAndIsKeptOutOfLiveness() throws Exception {
		this.files.with("20260101000000_one", "CREATE TABLE one (id int);");
		Answer readiness = get("/actuator/health/readiness");
		assertThat(readiness.status()).isEqualTo(503);
		JsonNode pending = readiness.json().path("components").path("migrations").path("details").path("pending");
		assertThat(pending.path("count").asInt()).isEqualTo(1);
		assertThat(pending.path("names").path(0).asString()).isEqualTo("20260101000000_one");
		Answer liveness = get("/actuator/health/liveness");
		assertThat(liveness.status()).isEqualTo(200);
		assertThat(liveness.body()).doesNotContain("migrations");
	}

}
