package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Histories that neither Prisma nor this library has written.
 */
@ExtendWith(PostgresExtension.class)
class OddHistoryTests {

	private static final String TABLE = """
			CREATE TABLE _prisma_migrations (extra int, id text, checksum text, finished_at timestamptz,
				migration_name text, logs text, rolled_back_at timestamptz, started_at timestamptz,
				applied_steps_count int)""";

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "NULL, 'x', migration_name", "'1_a', NULL, checksum" })
	void aRowThatLacksWhatItMustHaveIsAFailure(String name, String checksum, String column, TestDatabase database) {
		database.execute(TABLE);
		database.execute("INSERT INTO _prisma_migrations (id, migration_name, checksum) VALUES ('1', " + name(name)
				+ ", " + name(checksum) + ")");
		Migrator migrator = new MigrationsOnDisk(this.directory).with("1_a", "SELECT 1;")
			.migrator(database.dataSource());
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.withMessage("Could not read the history of migrations: a row of _prisma_migrations has no " + column
					+ "\nFix the cause above, and start again.")
			.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("22004"));
	}

	private static String name(String value) {
		return value.equals("NULL") ? value : "'" + value + "'";
	}

	@Test
	void columnsOfOthersAreLeftAlone(TestDatabase database) {
		database.execute(TABLE);
		Migrator migrator = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a ();")
			.migrator(database.dataSource());
		assertThat(migrator.deploy().applied()).hasSize(1);
		assertThat(migrator.deploy().applied()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-01 10:00:00.000001+00, 2026-01-01 10:00:00.000002+00", "-infinity, 2026-01-01 10:00:00+00",
			"2026-01-01 10:00:00+00, infinity", "2026-01-01 10:00:00+00, NULL",
			"9999-01-01 10:00:00+00, 294000-01-01 10:00:00+00", "-infinity, 0044-03-15 10:00:00+00 BC" })
	void ofTwoRecordsTheLaterOneCounts(String earlier, String later, TestDatabase database) {
		database.execute(TABLE);
		Migrator migrator = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a ();")
			.migrator(database.dataSource());
		record(database, "one", later);
		record(database, "other", earlier);
		assertThat(edited(migrator).record().checksum()).isEqualTo("one");
		database.execute("DELETE FROM _prisma_migrations");
		record(database, "one", earlier);
		record(database, "other", later);
		assertThat(edited(migrator).record().checksum()).isEqualTo("other");
	}

	private static void record(TestDatabase database, String checksum, String startedAt) {
		database.execute("INSERT INTO _prisma_migrations (id, migration_name, checksum, finished_at, started_at)"
				+ " VALUES (gen_random_uuid(), '1_a', '" + checksum + "', now(), NULLIF('" + startedAt
				+ "', 'NULL')::timestamptz)");
	}

	private static MigrationStatus.Edited edited(Migrator migrator) {
		return (MigrationStatus.Edited) migrator.plan().migrations().get(0).status();
	}

}
