package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.lock;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start leaves to {@code migrate deploy}, and what it does not.
 */
@ExtendWith(PostgresExtension.class)
class BackfillAtStartTests {

	private static final String FILL = "20260102000000_fill";

	private static final String CITIES = "20260103000000_cities";

	private static final String NOT_NULL = "20260104000000_not_null";

	private static final String LAST = "20260105000000_last";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private ImpactFiles impacts;

	@BeforeEach
	void writeABackfill(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY, x int); CREATE TABLE cities (id int);");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n FROM generate_series(1, 100) n");
		this.migrations.with(FILL, "UPDATE clients SET x = 1 WHERE x IS NULL /* ofauto: backfill id batch=30 */;");
		this.impacts = new ImpactFiles(this.migrations).with(FILL, rows(lock("clients", LockMode.ROW_EXCLUSIVE)));
	}

	@Test
	void aStartLeavesABackfillAndTakesNoLockForIt(TestDatabase database) {
		try (Bystander holder = Bystander.on(database)) {
			holder.execute("SELECT pg_advisory_lock(72707369)");
			DeployReport report = start(database);
			assertThat(report.applied()).isEmpty();
			assertThat(report.putOff()).containsExactly(new PutOff(FILL, FILL, "is a backfill"));
		}
		assertThat(filled(database)).isZero();
	}

	@Test
	void aDeployRunsIt(TestDatabase database) {
		start(database);
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(report.applied()).extracting(AppliedMigration::name).containsExactly(FILL);
		assertThat(report.putOff()).isEmpty();
		assertThat(filled(database)).isEqualTo(100);
		assertThat(start(database).putOff()).isEmpty();
	}

	@Test
	void aStartRunsItIfTheSettingsSaySo(TestDatabase database) {
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings().withBackfillOnStartup(true))
			.deployAtStart();
		assertThat(filled(database)).isEqualTo(100);
	}

	@Test
	void aStartInDevelopmentRunsIt(TestDatabase database) {
		this.migrations.migrator(database.dataSource(), new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of()))
			.deployAtStart();
		assertThat(filled(database)).isEqualTo(100);
	}

	@Test
	void whatHasNothingInCommonGoesAheadAndTheBackfillIsNotLate(TestDatabase database) {
		cities();
		assertThat(names(start(database))).containsExactly(CITIES);
		Migrator strict = this.migrations.migrator(database.dataSource(),
				MigrationsOnDisk.settings().withLate(FindingPolicy.REJECT));
		assertThat(strict.plan().counts().late()).isZero();
		assertThat(names(strict.deploy())).containsExactly(FILL);
	}

	@Test
	void whatTouchesItsTableWaitsAndSoDoesAllBehindIt(TestDatabase database) {
		cities();
		notNull();
		this.migrations.with(LAST, "CREATE TABLE last ();");
		this.impacts.with(LAST, brief());
		DeployReport report = start(database);
		assertThat(names(report)).containsExactly(CITIES);
		assertThat(report.putOff()).containsExactly(new PutOff(FILL, FILL, "is a backfill"),
				new PutOff(NOT_NULL, FILL, "waits for " + FILL + ", since both touch clients"),
				new PutOff(LAST, FILL, "comes after " + NOT_NULL + ", which waits"));
		assertThat(names(this.migrations.migrator(database.dataSource()).deploy())).containsExactly(FILL, NOT_NULL,
				LAST);
	}

	@Test
	void whatIsNotKnownToGoAheadWaits(TestDatabase database) {
		this.migrations.with(CITIES, "ALTER TABLE cities ADD COLUMN name text;");
		assertThat(start(database).putOff()).contains(
				new PutOff(CITIES, FILL, "waits for " + FILL + ", since the impact of " + CITIES + " is not known"));
		cities();
		this.migrations.file(FILL + "/" + FoundMigration.IMPACT, "{}");
		assertThat(start(database).putOff()).contains(
				new PutOff(CITIES, FILL, "waits for " + FILL + ", since the impact of " + FILL + " is not known"));
	}

	@Test
	void whatComesBeforeItIsApplied(TestDatabase database) {
		this.migrations.with("20260101500000_before", "ALTER TABLE clients ADD COLUMN y int;");
		DeployReport report = start(database);
		assertThat(names(report)).containsExactly("20260101500000_before");
		assertThat(report.putOff()).extracting(PutOff::migration).containsExactly(FILL);
	}

	@Test
	void whileItRunsElsewhereAStartWaitsForNothing(TestDatabase database) {
		notNull();
		try (Bystander writer = Bystander.on(database); RunnerProcess runner = begin(database, writer)) {
			assertThat(this.migrations.migrator(database.dataSource()).plan().findings()).extracting(Finding::message)
				.contains("Backfill " + FILL + " is running: 30 rows, up to id 30.");
			assertThat(start(database).putOff()).extracting(PutOff::migration).containsExactly(FILL, NOT_NULL);
			writer.commit();
			runner.awaitLine("finished");
		}
		assertThat(filled(database)).isEqualTo(100);
	}

	@Test
	void onceItWasKilledAStartLeavesItAndADeployGoesOn(TestDatabase database) {
		try (Bystander writer = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			try (RunnerProcess runner = begin(database, writer)) {
				String pid = watcher.await(writer.whoWaits());
				runner.kill();
				watcher.execute("SELECT pg_terminate_backend(" + pid + ")");
				watcher.awaitEndOf(pid);
			}
			writer.commit();
		}
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThat(migrator.plan().findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.message())
				.isEqualTo("Backfill " + FILL + " is interrupted: 30 rows, up to id 30. What it has updated stays.");
			assertThat(finding.remedy())
				.isEqualTo("To go on from there, run the application with the arguments migrate deploy.");
		});
		assertThat(start(database).putOff()).extracting(PutOff::migration).containsExactly(FILL);
		assertThat(migrator.deploy().applied()).singleElement()
			.satisfies((applied) -> assertThat(applied.resumed()).isTrue());
		assertThat(filled(database)).isEqualTo(100);
	}

	@Test
	void whoWaitsOrValidatesAtAStartDoesNotWaitForIt(TestDatabase database) {
		notNull();
		Migrator migrator = this.migrations.migrator(database.dataSource());
		migrator.validate();
		assertThat(migrator.await(Duration.ofMillis(1)).putOff()).hasSize(2);
	}

	private RunnerProcess begin(TestDatabase database, Bystander writer) {
		writer.begin("UPDATE clients SET id = id WHERE id = 50");
		RunnerProcess runner = RunnerProcess.start(database, this.directory, "filling");
		writer
			.await("SELECT 1 FROM _prisma_migrations WHERE finished_at IS NULL AND logs LIKE '%rows passed%cursor 30'");
		return runner;
	}

	private void cities() {
		this.migrations.with(CITIES, "ALTER TABLE cities ADD COLUMN name text;");
		this.impacts.with(CITIES, brief(exclusive("cities")));
	}

	private void notNull() {
		this.migrations.with(NOT_NULL, "ALTER TABLE clients ALTER COLUMN x SET NOT NULL;");
		this.impacts.with(NOT_NULL, brief(exclusive("clients")));
	}

	private DeployReport start(TestDatabase database) {
		return this.migrations.migrator(database.dataSource()).deployAtStart();
	}

	private static List<String> names(DeployReport report) {
		return report.applied().stream().map(AppliedMigration::name).toList();
	}

	private static long filled(TestDatabase database) {
		return database.queryForLong("SELECT count(*) FROM clients WHERE x = 1");
	}

}
