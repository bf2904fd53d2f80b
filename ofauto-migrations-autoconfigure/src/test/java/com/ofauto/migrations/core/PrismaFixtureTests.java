package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reads the databases that the real Prisma left, see the README beside them.
 */
@ExtendWith(PostgresExtension.class)
class PrismaFixtureTests {

	private static final String STATES = """
			empty-history            | create_customer pending, create_vehicle pending, add_vehicle_vin pending | | applies 3
			applied                  | create_customer applied, create_vehicle applied, add_vehicle_vin applied | | applies 0
			pending                  | create_customer applied, create_vehicle applied, add_vehicle_vin pending | | applies 1
			failed                   | create_customer applied, create_vehicle applied, add_vehicle_vin failed | failed | DeployRejectedException
			failed-then-rolled-back  | create_customer applied, create_vehicle applied, add_vehicle_vin pending after 1 | | StatementFailedException
			failed-then-applied      | create_customer applied, create_vehicle applied, add_vehicle_vin applied after 1 | | applies 0
			retried                  | create_customer applied, create_vehicle applied, add_vehicle_vin applied after 1 | | applies 0
			killed                   | create_customer applied, create_vehicle applied, add_customer_phone failed | failed | DeployRejectedException
			rolled-back-and-finished | create_customer applied, create_vehicle applied, add_customer_phone pending after 1 | | StatementFailedException
			duplicate-names          | create_customer applied, create_vehicle applied, fill_customer_name applied | | applies 0
			edited                   | create_customer applied, create_vehicle edited, add_vehicle_vin applied | edited | applies 0
			edited-line-ends         | create_customer applied, create_vehicle applied, add_vehicle_vin applied | | applies 0
			edited-line-ends-reverse | create_customer applied, create_vehicle applied, add_vehicle_vin applied | | applies 0
			missing                  | create_customer applied, create_vehicle missing, add_vehicle_vin applied | missing | applies 0
			ahead                    | create_customer applied, create_vehicle applied, add_vehicle_vin ahead | ahead | applies 0
			late                     | create_customer applied, create_dealer pending, create_vehicle applied | late | applies 1
			baselined                | 0_init applied | | applies 0
			no-history               | create_customer pending, create_vehicle pending | | BaselineRequiredException
			""";

	@Test
	void everyStateIsTested() throws IOException {
		Set<String> folders = Arrays.stream(new ClassPathResource("prisma").getFile().listFiles())
			.filter(java.io.File::isDirectory)
			.map(java.io.File::getName)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(STATES.lines().map((line) -> line.split("\\|")[0].strip()))
			.containsExactlyInAnyOrderElementsOf(folders);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', emptyValue = "", textBlock = STATES)
	void readsWhatPrismaLeft(String state, String statuses, String findings, String outcome, TestDatabase database) {
		database.execute(read(state));
		Migrator migrator = migrator(state, database);
		MigrationPlan plan = migrator.plan();
		assertThat(plan.migrations().stream().map(PrismaFixtureTests::describe)).containsExactly(statuses.split(", "));
		assertThat(plan.findings().stream().map((finding) -> finding.kind().word()))
			.containsExactlyElementsOf((findings != null) ? List.of(findings.split(", ")) : List.of());
		List<String> before = history(state, database);
		assertThat(outcomeOfDeploy(migrator)).isEqualTo(outcome);
		if (outcome.equals("applies 0") || outcome.equals("DeployRejectedException")) {
			assertThat(history(state, database)).isEqualTo(before);
		}
		if (outcome.startsWith("applies")) {
			assertThat(migrator.plan().toApply()).isEmpty();
			assertThat(migrator.deploy().applied()).isEmpty();
		}
	}

	@Test
	void whatPrismaStartedIsRunningWhileItHoldsTheLock(TestDatabase database) throws SQLException {
		database.execute(read("killed"));
		try (Connection prisma = database.dataSource().getConnection();
				Statement statement = prisma.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			MigrationPlan plan = migrator("killed", database).plan();
			assertThat(plan.findings()).extracting(Finding::message)
				.containsExactly("Migration 20260119100000_add_customer_phone is running: another session is"
						+ " applying it now.");
			assertThat(plan.toApply()).isEmpty();
		}
	}

	@Test
	void aDeployWaitsForTheLastMigrationThatSomebodyElseIsRunning(TestDatabase database) throws SQLException {
		database.execute(read("killed"));
		try (Connection prisma = database.dataSource().getConnection();
				Statement statement = prisma.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			Migrator migrator = new Migrator(database.dataSource(), directory("killed"), MigrationsOnDisk.settings(),
					Gate.ofProduction(), List.of(), onFirstPause(() -> {
						database.execute("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1");
						execute(statement, "SELECT pg_advisory_unlock(72707369)");
					}));
			DeployReport report = migrator.deploy();
			assertThat(report.applied()).isEmpty();
			assertThat(report.findings()).isEmpty();
		}
	}

	@Test
	void aDeployRefusesWhatWasRunningAndHasNotFinished(TestDatabase database) throws SQLException {
		database.execute(read("killed"));
		try (Connection prisma = database.dataSource().getConnection();
				Statement statement = prisma.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			Migrator migrator = new Migrator(database.dataSource(), directory("killed"), MigrationsOnDisk.settings(),
					Gate.ofProduction(), List.of(),
					onFirstPause(() -> execute(statement, "SELECT pg_advisory_unlock(72707369)")));
			assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator::deploy)
				.withMessageStartingWith("Migration 20260119100000_add_customer_phone has failed and left no error;");
		}
	}

	@Test
	void aMigrationThatPrismaFailedIsAppliedOnceItIsResolved(TestDatabase database) {
		database.execute(read("killed"));
		database.execute("DROP TABLE call; ALTER TABLE customer DROP phone");
		Migrator migrator = migrator("killed", database);
		migrator.resolve(List.of(new Decision.RolledBack("20260119100000_add_customer_phone")));
		assertThat(outcomeOfDeploy(migrator)).isEqualTo("applies 1");
		assertThat(describe(migrator.plan().migrations().get(2))).isEqualTo("add_customer_phone applied after 1");
	}

	private static String outcomeOfDeploy(Migrator migrator) {
		try {
			return "applies " + migrator.deploy().applied().size();
		}
		catch (MigrationException ex) {
			return ex.getClass().getSimpleName();
		}
	}

	private static List<String> history(String state, TestDatabase database) {
		return state.equals("no-history") ? List.of()
				: database.queryForStrings("SELECT * FROM _prisma_migrations ORDER BY started_at, id");
	}

	private static Migrator migrator(String state, TestDatabase database) {
		return new Migrator(database.dataSource(), directory(state), MigrationsOnDisk.settings(), List.of());
	}

	private static MigrationDirectory directory(String state) {
		return new MigrationDirectory(PrismaFixtureTests.class.getClassLoader(),
				List.of("classpath:prisma/" + state + "/migrations"));
	}

	private static String read(String state) {
		try {
			return new ClassPathResource("prisma/" + state + "/database.sql")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String describe(PlannedMigration planned) {
		return planned.name().replaceFirst("^\\d{14}_", "") + " " + planned.status().word()
				+ ((planned.rolledBackAttempts() > 0) ? " after " + planned.rolledBackAttempts() : "");
	}

	private static WaitClock onFirstPause(Runnable action) {
		return new WaitClock() {

			private boolean paused;

			@Override
			public void pause(Duration duration) {
				if (!this.paused) {
					this.paused = true;
					action.run();
				}
			}

			@Override
			public long nanoTime() {
				return 0;
			}

		};
	}

	private static void execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
