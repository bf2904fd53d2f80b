package com.ofauto.migrations.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ahead-of-time processing makes of the auto-configuration.
 */
class MigrationsRuntimeHintsTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "db/migrations/20260101000000_agencies/migration.sql", "db/migrations/migration_lock.toml" })
	void filesOfTheDefaultLocationAreKept(String file) {
		RuntimeHints hints = new RuntimeHints();
		new MigrationsRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
	}

}
