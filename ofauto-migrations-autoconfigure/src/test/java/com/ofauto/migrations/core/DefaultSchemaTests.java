package com.ofauto.migrations.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A default schema whose name means no schema of the application's is refused, whoever
 * names it.
 */
class DefaultSchemaTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					$user | "$user" stands for a different schema for each user: write the schema's name, or remove the property to use the connection's schema.
					pg_temp | "pg_temp" is a system schema of PostgreSQL and cannot hold the history: name a schema of your own.
					pg_catalog | "pg_catalog" is a system schema of PostgreSQL and cannot hold the history: name a schema of your own.
					information_schema | "information_schema" is a system schema of PostgreSQL and cannot hold the history: name a schema of your own.
					`` | "" is not a schema name: name a schema, or remove the property to use the connection's schema.
					` ` | " " is not a schema name: name a schema, or remove the property to use the connection's schema.
					ääääääääääääääääääääääääääääääää | PostgreSQL names have at most 63 bytes, and PostgreSQL would truncate "ääääääääääääääääääääääääääääääää": write the schema's name as it is in the database.
					""")
	void isRefused(String name, String sentence) {
		MigratorSettings settings = MigratorSettings.defaults();
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withDefaultSchema(name)).withMessage(sentence);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MigratorSettings.defaults()
				.withDefaultSchema(name)
				.withMigrationLockWait(Duration.ofSeconds(1))
				.withTableLockTimeout(Duration.ofSeconds(1))
				.withTableLockRetries(0))
			.withMessage(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "public", "$user2", "pg", "PG_temp",
			"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg" })
	void isTaken(String name) {
		assertThat(MigratorSettings.defaults().withDefaultSchema(name).defaultSchema()).isEqualTo(name);
	}

	@Test
	void isThatOfTheConnectionWhereNoneIsNamed() {
		assertThat(MigratorSettings.defaults().withDefaultSchema(null).defaultSchema()).isNull();
	}

}
