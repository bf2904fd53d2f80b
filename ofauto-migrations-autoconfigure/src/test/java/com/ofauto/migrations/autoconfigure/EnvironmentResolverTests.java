package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentResolverTests {

	@ParameterizedTest
	@CsvSource({ "dev, DEVELOPMENT", "development, DEVELOPMENT", "local, DEVELOPMENT", "test, TEST", "ci, CI",
			"staging, STAGING", "stage, STAGING", "prod, PRODUCTION", "production, PRODUCTION", "live, PRODUCTION",
			"Prod, PRODUCTION" })
	void aProfileNamesTheEnvironment(String profile, MigrationEnvironment environment) {
		assertThat(EnvironmentResolver.resolve(null, profile)).isEqualTo(new ResolvedEnvironment(environment, true));
	}

	@Test
	void theStrictestProfileWins() {
		assertThat(EnvironmentResolver.resolve(null, "dev", "prod", "test").environment())
			.isEqualTo(MigrationEnvironment.PRODUCTION);
	}

	@Test
	void thePropertyCannotSoftenAProfile() {
		assertThat(EnvironmentResolver.resolve(MigrationEnvironment.DEVELOPMENT, "staging").environment())
			.isEqualTo(MigrationEnvironment.STAGING);
	}

	@Test
	void aProfileCannotSoftenTheProperty() {
		assertThat(EnvironmentResolver.resolve(MigrationEnvironment.STAGING, "dev").environment())
			.isEqualTo(MigrationEnvironment.STAGING);
	}

	@Test
	void whoSaysNothingRunsByTheRulesOfProduction() {
		assertThat(EnvironmentResolver.resolve(null, "eu-west", "blue"))
			.isEqualTo(new ResolvedEnvironment(MigrationEnvironment.PRODUCTION, false));
	}

}
