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
					$user | "$user" is the schema of whoever is connected, and not one schema: write its name, or leave it out for that of the connection.
					pg_temp | "pg_temp" is a schema of PostgreSQL itself, and no place for a history: name one of your own.
					pg_catalog | "pg_catalog" is a schema of PostgreSQL itself, and no place for a history: name one of your own.
					information_schema | "information_schema" is a schema of PostgreSQL itself, and no place for a history: name one of your own.
					`` | "" is no schema: name one, or leave it out for that of the connection.
					` ` | " " is no schema: name one, or leave it out for that of the connection.
					ääääääääääääääääääääääääääääääää | PostgreSQL has names of 63 bytes at most and would cut "ääääääääääääääääääääääääääääääää": write the schema's name as the database has it.
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
