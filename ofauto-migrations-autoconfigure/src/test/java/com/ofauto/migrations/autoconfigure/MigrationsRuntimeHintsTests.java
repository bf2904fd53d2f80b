package com.ofauto.migrations.autoconfigure;

import java.lang.reflect.Method;

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
	@ValueSource(strings = { "db/migrations/20260101000000_agencies/migration.sql", "db/migrations/migration_lock.toml",
			"db/reporting/migrations/20260101000000_agencies/migration.sql", "db/reporting/seed/1.sql" })
	void filesOfTheDefaultLocationAreKept(String file) {
		RuntimeHints hints = new RuntimeHints();
		new MigrationsRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { MigrationsPolicyProperties.class, MigrationsDatabaseProperties.class,
			MigrationsResetProperties.class, MigrationsSeedProperties.class, MigrationsOnceProperties.class })
	void whatIsBoundForADatabaseIsKept(Class<?> type) throws Exception {
		RuntimeHints hints = new RuntimeHints();
		new MigrationsRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructor()))
			.accepts(hints);
		for (Method method : type.getDeclaredMethods()) {
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method)).as(method.toString())
				.accepts(hints);
		}
	}

}
