package com.ofauto.migrations.health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsHealthIndicatorTests {

	private static final String FIRST = "20260101000000_first";

	private static final String SECOND = "20260102000000_second";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	@BeforeEach
	void writeTwoMigrations() {
		this.scripts = new ScriptDirectory(this.directory).with(FIRST, "CREATE TABLE first (id int);")
			.with(SECOND, "CREATE TABLE second (id int);");
	}

	private static Health health(Migrator migrator) {
		return new MigrationsHealthIndicator(migrator, Status.DOWN).health();
	}

	private static MigratorSettings rejecting(FindingPolicy edited, FindingPolicy missing) {
		return MigratorSettings.defaults()
			.withEdited(edited)
			.withMissing(missing)
			.withMigrationLockWait(Duration.ofSeconds(10))
			.withTableLockTimeout(Duration.ofSeconds(1))
			.withTableLockRetries(1);
	}

	@Test
	void upToDateIsUpForOneRoundTrip(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = this.scripts.migrator(proxy.dataSource());
			migrator.deploy();
			proxy.reset();
			Health health = health(migrator);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("state", "up-to-date").containsEntry("applied", 2).hasSize(2);
			assertThat(proxy.roundTrips()).isEqualTo(1);
		}
	}

	@Test
	void looksWhileSomebodyElseHoldsTheLock(TestDatabase database) throws Exception {
		Migrator migrator = this.scripts.migrator(database.dataSource());
		migrator.deploy();
		try (var holder = database.dataSource().getConnection(); var statement = holder.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			assertThat(health(migrator).getStatus()).isEqualTo(Status.UP);
			database
				.execute("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '" + SECOND + "'");
			Health running = health(migrator);
			assertThat(running.getStatus()).isEqualTo(Status.DOWN);
			assertThat(running.getDetails()).containsEntry("state", "running");
		}
	}

	@Test
	void pendingIsDownWithTheFirstNamesAndWritesNothing(TestDatabase database) {
		IntStream.range(0, 20).forEach((number) -> this.scripts.with("3_" + (char) ('a' + number), "SELECT 1;"));
		Health health = health(this.scripts.migrator(database.dataSource()));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		MigrationsHealthIndicator.Named pending = (MigrationsHealthIndicator.Named) health.getDetails().get("pending");
		assertThat(pending.count()).isEqualTo(22);
		assertThat(pending.names()).hasSize(10).startsWith(FIRST, SECOND);
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')")).isNull();
	}

	@Test
	void notUpToDateCanBeOutOfService(TestDatabase database) {
		Health health = new MigrationsHealthIndicator(this.scripts.migrator(database.dataSource()),
				Status.OUT_OF_SERVICE)
			.health();
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void failedIsDownWithoutTheErrorOfTheHistory(TestDatabase database) {
		Migrator migrator = this.scripts.migrator(database.dataSource());
		migrator.deploy();
		database.execute("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'secret' WHERE migration_name = '"
				+ SECOND + "'");
		Health health = health(migrator);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("state", "failed").containsKey("failed");
		assertThat(health.toString()).contains(SECOND).doesNotContain("secret");
	}

	@Test
	void editedIsUpWithADetailUnlessItIsRejected(TestDatabase database) {
		this.scripts.migrator(database.dataSource()).deploy();
		this.scripts.with(SECOND, "CREATE TABLE second (id bigint);");
		Health reported = health(this.scripts.migrator(database.dataSource()));
		assertThat(reported.getStatus()).isEqualTo(Status.UP);
		assertThat(reported.getDetails()).containsKey("edited");
		Health rejected = health(
				this.scripts.migrator(database.dataSource(), rejecting(FindingPolicy.REJECT, FindingPolicy.REPORT)));
		assertThat(rejected.getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void missingIsUpWithADetailUnlessItIsRejected(TestDatabase database) {
		this.scripts.migrator(database.dataSource()).deploy();
		this.scripts.without(FIRST);
		Health reported = health(this.scripts.migrator(database.dataSource()));
		assertThat(reported.getStatus()).isEqualTo(Status.UP);
		assertThat(reported.getDetails()).containsKey("missing");
		Health rejected = health(
				this.scripts.migrator(database.dataSource(), rejecting(FindingPolicy.REPORT, FindingPolicy.REJECT)));
		assertThat(rejected.getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void aheadIsUpEvenWhereAllIsRejectedSoThatAReleaseCanBeRolledBack(TestDatabase database) {
		this.scripts.migrator(database.dataSource()).deploy();
		this.scripts.without(SECOND);
		Health health = health(
				this.scripts.migrator(database.dataSource(), rejecting(FindingPolicy.REJECT, FindingPolicy.REJECT)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("state", "ahead").containsKey("ahead");
	}

	@Test
	void aDatabaseOutOfReachIsDownWithTheRemedy(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setDatabaseName("nowhere");
		Health health = new MigrationsHealthIndicator(this.scripts.migrator(dataSource), Status.OUT_OF_SERVICE)
			.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("remedy", "Create the database, or correct the URL.");
	}

}
