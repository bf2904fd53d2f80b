package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.MigrationEnvironment;
import org.jspecify.annotations.Nullable;
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
		assertThat(resolve(null, profile)).isEqualTo(new ResolvedEnvironment(environment, true));
	}

	@Test
	void furtherProfilesNameAnEnvironment() {
		EnvironmentResolver resolver = new EnvironmentResolver(
				Map.of(MigrationEnvironment.PRODUCTION, List.of("eu-live", "local")));
		assertThat(resolver.resolve(null, "EU-Live").environment()).isEqualTo(MigrationEnvironment.PRODUCTION);
		assertThat(resolver.resolve(null, "local").environment()).isEqualTo(MigrationEnvironment.PRODUCTION);
		assertThat(resolver.resolve(null, "dev").environment()).isEqualTo(MigrationEnvironment.DEVELOPMENT);
	}

	@Test
	void noPropertyMakesAProductionProfileAnythingElse() {
		EnvironmentResolver resolver = new EnvironmentResolver(
				Map.of(MigrationEnvironment.DEVELOPMENT, List.of("prod"), MigrationEnvironment.PRODUCTION, List.of()));
		assertThat(resolver.resolve(MigrationEnvironment.DEVELOPMENT, "prod").environment())
			.isEqualTo(MigrationEnvironment.PRODUCTION);
	}

	@Test
	void theStrictestProfileWins() {
		assertThat(resolve(null, "dev", "prod", "test").environment()).isEqualTo(MigrationEnvironment.PRODUCTION);
	}

	@Test
	void thePropertyCannotSoftenAProfile() {
		assertThat(resolve(MigrationEnvironment.DEVELOPMENT, "staging").environment())
			.isEqualTo(MigrationEnvironment.STAGING);
	}

	@Test
	void aProfileCannotSoftenTheProperty() {
		assertThat(resolve(MigrationEnvironment.STAGING, "dev").environment()).isEqualTo(MigrationEnvironment.STAGING);
	}

	@Test
	void whoSaysNothingRunsByTheRulesOfProduction() {
		assertThat(resolve(null, "eu-west", "blue"))
			.isEqualTo(new ResolvedEnvironment(MigrationEnvironment.PRODUCTION, false));
	}

	private static ResolvedEnvironment resolve(@Nullable MigrationEnvironment property, String... profiles) {
		return new EnvironmentResolver(Map.of()).resolve(property, profiles);
	}

}
