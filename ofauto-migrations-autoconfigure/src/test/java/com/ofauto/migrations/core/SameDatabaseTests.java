package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What was confirmed for one schema is not done in another.
 */
@ExtendWith(PostgresExtension.class)
class SameDatabaseTests {

	private static Migrator migrator(TestDatabase database, @Nullable String schema) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(SameDatabaseTests.class.getClassLoader(), List.of()),
				MigratorSettings.defaults().withDefaultSchema(schema), List.of());
	}

	@Test
	void anotherSchemaIsAnotherPlace(TestDatabase database) {
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(
					() -> SameDatabase.require(Operation.RESET, migrator(database, null), migrator(database, "orders")))
			.withMessageStartingWith(
					"The reset was confirmed for schema public of database %s on ".formatted(database.name()))
			.withMessageContaining("connects to schema orders of database " + database.name());
	}

	@Test
	void anotherDatabaseIsNamedWithoutASchema(TestDatabase database) {
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			assertThatExceptionOfType(GateRefusedException.class)
				.isThrownBy(
						() -> SameDatabase.require(Operation.RESET, migrator(database, null), migrator(other, null)))
				.withMessageStartingWith("The reset was confirmed for database %s on ".formatted(database.name()))
				.withMessageContaining("connects to database " + other.name());
		}
	}

	@Test
	void theSchemaOfTheSearchPathIsTheSameByItsName(TestDatabase database) {
		assertThatCode(
				() -> SameDatabase.require(Operation.RESET, migrator(database, null), migrator(database, "public")))
			.doesNotThrowAnyException();
	}

}
