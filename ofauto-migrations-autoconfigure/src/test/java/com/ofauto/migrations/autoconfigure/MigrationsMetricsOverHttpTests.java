package com.ofauto.migrations.autoconfigure;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsMetricsOverHttpTests extends FacesOverHttp {

	private double measure(String meter, String statistic) throws Exception {
		for (JsonNode measurement : get("/actuator/metrics/" + meter).json().path("measurements")) {
			if (measurement.path("statistic").asString().equals(statistic)) {
				return measurement.path("value").asDouble();
			}
		}
		throw new AssertionError(meter + " has no " + statistic);
	}

	@Test
	void theDeployAtStartUpIsCounted() throws Exception {
		assertThat(measure("ofauto.migrations.deploy", "COUNT")).isPositive();
	}

	@Test
	void gaugesShowWhatTheLastLookSaw() throws Exception {
		this.files.with("20260101000000_one", "CREATE TABLE one (id int);");
		get("/actuator/health/migrations");
		assertThat(measure("ofauto.migrations.pending", "VALUE")).isEqualTo(1);
		double migrated = this.migrator.deploy().applied().size();
		assertThat(measure("ofauto.migrations.pending", "VALUE")).isZero();
		assertThat(measure("ofauto.migrations.applied", "VALUE")).isEqualTo(migrated);
		assertThat(measure("ofauto.migrations.migration", "COUNT")).isPositive();
		assertThat(measure("ofauto.migrations.lock.wait", "COUNT")).isPositive();
	}

}
