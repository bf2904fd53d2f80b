package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Deploys through PgBouncer, in whose transaction mode the lock means nothing.
 */
@ExtendWith(PostgresExtension.class)
class PoolerTests {

	private static final String NAME = "20260102000000_step";

	private static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
			+ " AND relkind = 'r' ORDER BY relname";

	@TempDir
	Path directory;

	@TempDir
	Path configuration;

	private MigrationsOnDisk migrations;

	private PgBouncer pooler;

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory)
			.with("20260101000000_counter", "CREATE TABLE counter (step int);")
			.with(NAME, "INSERT INTO counter VALUES (2);");
	}

	@AfterEach
	void stopThePooler() {
		if (this.pooler != null) {
			this.pooler.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction", "session" })
	void isRefusedUnlessTheOperatorHasSaidWhatItIs(String mode, TestDatabase database) throws IOException {
		this.pooler = PgBouncer.before(database, mode, this.configuration);
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> this.migrations.migrator(this.pooler.dataSource()).deploy())
			.withMessage("The connection goes through a pooler (the server process is not the one that the driver"
					+ " was told), and behind a pooler in transaction mode the migration lock has no effect.\n"
					+ "Set ofauto.migrations.url to the server itself. If the pooler is in session mode, set"
					+ " ofauto.migrations.pooler=session.");
		assertThat(database.queryForStrings(TABLES)).isEmpty();
	}

	@Test
	void isAcceptedInSessionModeByTheOperatorsWord(TestDatabase database) throws IOException {
		this.pooler = PgBouncer.before(database, "session", this.configuration);
		assertThat(migrator().deploy().applied()).hasSize(2);
		assertThat(migrator().deploy().applied()).isEmpty();
		assertThat(database.queryForStrings("SELECT step FROM counter")).containsExactly("2");
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void aWrongWordIsCaughtWhenAnotherServerProcessAnswers(TestDatabase database) throws IOException {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with("20260103000000_next", "INSERT INTO counter VALUES (3);");
		this.pooler = PgBouncer.before(database, "transaction", this.configuration);
		try (Bystander client = Bystander.on(this.pooler.dataSource())) {
			MigrationListener takeTheServerProcess = new MigrationListener() {

				@Override
				public void lockAcquired(Duration waited) {
					client.begin("SELECT 1");
				}

			};
			assertThatExceptionOfType(LockUnavailableException.class)
				.isThrownBy(() -> migrator(takeTheServerProcess).deploy())
				.withMessage("The migration lock was lost while migration 20260103000000_next ran, and its"
						+ " transaction was rolled back: the file releases advisory locks (DISCARD ALL,"
						+ " pg_advisory_unlock_all), or a connection pooler changed the server process.\n"
						+ "Remove that statement from the file, or set ofauto.migrations.url to the server itself,"
						+ " bypassing the pooler, and start again.");
			client.commit();
		}
		assertThat(database.queryForStrings("SELECT step FROM counter")).containsExactly("2");
	}

	@Test
	void aWrongWordIsCaughtWhenTwoDeploysShareAServerProcess(TestDatabase database) throws IOException {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with("20260103000000_next", "INSERT INTO counter VALUES (3);");
		this.pooler = PgBouncer.before(database, "transaction", this.configuration);
		MigrationListener deployToo = new MigrationListener() {

			@Override
			public void lockAcquired(Duration waited) {
				assertThatExceptionOfType(LockUnavailableException.class).isThrownBy(() -> migrator().deploy())
					.withMessage("The server process behind this connection already holds the migration lock for"
							+ " another client: the connection goes through a pooler in transaction mode, where"
							+ " the migration lock has no effect.\n"
							+ "Set ofauto.migrations.url to the server itself, bypassing the pooler, and start"
							+ " again.");
			}

		};
		assertThat(migrator(deployToo).deploy().applied()).hasSize(1);
		assertThat(database.queryForStrings("SELECT step, count(*) FROM counter GROUP BY 1 ORDER BY 1"))
			.containsExactly("2|1", "3|1");
	}

	private Migrator migrator(MigrationListener... listeners) {
		MigratorSettings settings = MigratorSettings.defaults()
			.withMigrationLockWait(Duration.ofSeconds(30))
			.withTableLockTimeout(Duration.ofSeconds(10))
			.withTableLockRetries(2)
			.withPooler(PoolerMode.SESSION);
		return new Migrator(this.pooler.dataSource(), this.migrations.directory(), settings, List.of(listeners));
	}

}
