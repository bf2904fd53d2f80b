package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A standby answers each question and gives the lock to whoever asks.
 */
class StandbyTests {

	private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	@TempDir
	Path data;

	@Test
	void isRefusedIfThereIsSomethingToApply() throws IOException {
		MigrationsOnDisk migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int);");
		try (EmbeddedPostgres primary = server().start()) {
			migrations.migrator(primary.getPostgresDatabase()).deploy();
		}
		Files.createFile(this.data.resolve("standby.signal"));
		try (EmbeddedPostgres standby = server().start()) {
			Migrator migrator = migrations.migrator(standby.getPostgresDatabase());
			assertThat(migrator.deploy().applied()).isEmpty();
			migrations.with("20260102000000_next", "ALTER TABLE clients ADD name text;");
			assertThat(migrator.tools().check(migrator.plan())).isEmpty();
			assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(migrator::deploy)
				.withMessage("The server is a standby (pg_is_in_recovery() is true), which cannot be migrated.\n"
						+ "Set ofauto.migrations.url to the primary.");
			assertThat(migrations.log().lines()).doesNotContain("started 20260102000000_next");
		}
	}

	private EmbeddedPostgres.Builder server() {
		return EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setPGStartupWait(STARTUP_WAIT);
	}

}
