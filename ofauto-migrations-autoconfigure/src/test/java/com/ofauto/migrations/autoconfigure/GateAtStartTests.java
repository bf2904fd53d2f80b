package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;

import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A setting that the environment does not allow stops the start before anything is done.
 */
@ExtendWith(PostgresExtension.class)
class GateAtStartTests {

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	@ParameterizedTest
	@ValueSource(strings = { "ofauto.migrations.reset.enabled=true", "ofauto.migrations.seed.enabled=true" })
	void aSettingForDevelopersStopsTheStartInProduction(String setting, @TempDir Path directory,
			TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(MigrationFiles.agencies(directory).property(), "spring.profiles.active=prod",
					"ofauto.migrations.environment=development", setting)
			.run((context) -> {
				assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(GateRefusedException.class)
					.hasMessageContaining(setting + ", but the environment is production");
				assertThat(database.queryForLong(TABLES)).isZero();
			});
	}

	@Test
	void itStopsALazyStartToo(@TempDir Path directory, TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(MigrationFiles.agencies(directory).property(), "ofauto.migrations.reset.enabled=true",
					"spring.main.lazy-initialization=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("no environment is named, so the rules of production apply"));
	}

	@Test
	void developmentStartsWithIt(@TempDir Path directory, TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(MigrationFiles.agencies(directory).property(), "spring.profiles.active=laptop",
					"ofauto.migrations.profiles.development=laptop,desk", "ofauto.migrations.reset.enabled=true",
					"ofauto.migrations.seed.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
