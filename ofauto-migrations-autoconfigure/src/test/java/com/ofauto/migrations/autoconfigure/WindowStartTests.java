package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import com.ofauto.migrations.core.DeployAwaitedException;
import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.safety.OutsideWindowException;
import com.ofauto.migrations.safety.SafetyRefusedException;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start does with a migration that is more than brief, by the policy and by the
 * window, in each of its modes.
 */
@ExtendWith(PostgresExtension.class)
class WindowStartTests {

	private static final String NAME = "20260201000000_no_name";

	private static final String REFUSE = "ofauto.migrations.safety=refuse";

	@TempDir
	Path directory;

	private TestDatabase database;

	private MigrationFiles files;

	@BeforeEach
	void writeAMigrationThatLosesData(TestDatabase database) {
		this.database = database;
		this.files = MigrationFiles.agencies(this.directory);
		start("deploy", this.files.property()).run((context) -> assertThat(context).hasNotFailed());
		losesData(database, this.files, this.directory, "agencies", "name");
	}

	private static void losesData(TestDatabase database, MigrationFiles files, Path directory, String table,
			String column) {
		database.execute("ANALYZE " + table);
		files.with(NAME, "ALTER TABLE " + table + " DROP COLUMN " + column + ";\n");
		ImpactFile.write(directory, NAME, "17.11",
				"{'line': 1, 'command': 'ALTER TABLE', 'locks': [{'relation': '" + table
						+ "', 'mode': 'ACCESS EXCLUSIVE'}], 'drops': [{'type': 'table column', 'name': '" + table + "."
						+ column + "'}]}");
	}

	private ApplicationContextRunner start(String mode, String... properties) {
		return Contexts.on(this.database)
			.withPropertyValues(this.files.property(), "ofauto.migrations.on-startup=" + mode,
					"ofauto.migrations.wait.limit=1ms")
			.withPropertyValues(properties);
	}

	/**
	 * A window around the clock of the database.
	 */
	private String[] window(int from, int to) {
		Instant now = Instant.ofEpochSecond(this.database.queryForLong("SELECT extract(epoch FROM now())::bigint"));
		LocalTime time = LocalTime.ofInstant(now, ZoneOffset.UTC).withSecond(0);
		return new String[] { "ofauto.migrations.window.days=mon,tue,wed,thu,fri,sat,Sunday",
				"ofauto.migrations.window.hours=" + time.plusHours(from) + "-" + time.plusHours(to),
				"ofauto.migrations.window.zone=UTC" };
	}

	private String[] closed() {
		return window(2, 3);
	}

	private void applied(boolean expected) {
		assertThat(this.database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
			.isEqualTo(expected ? 2 : 1);
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
	}

	private static <T extends Failure> T failure(AssertableApplicationContext context, Class<T> type) {
		Failure failure = TwoDatabases.failure(context);
		assertThat(failure).isInstanceOf(type);
		FailureAnalysis screen = new MigrationsFailureAnalyzer().analyze(context.getStartupFailure());
		assertThat(screen.getDescription()).isEqualTo(failure.problem());
		assertThat(screen.getAction()).startsWith(failure.remedy());
		return type.cast(failure);
	}

	@Test
	void aStartThatDeploysFailsOutsideTheWindow() {
		start("deploy", closed()).run((context) -> {
			OutsideWindowException failure = failure(context, OutsideWindowException.class);
			assertThat(failure.problem())
				.startsWith("The pending migration waits for the window" + " (ofauto.migrations.window: every day ");
			assertThat(failure.migrations()).containsExactly(NAME);
		});
		applied(false);
		start("deploy", window(-1, 1)).run((context) -> assertThat(context).hasNotFailed());
		applied(true);
		start("deploy", closed()).run((context) -> assertThat(context).as("nothing is pending").hasNotFailed());
	}

	@Test
	void aStartThatDeploysFailsOnWhatIsRefused() {
		start("deploy", REFUSE).run((context) -> {
			SafetyRefusedException failure = failure(context, SafetyRefusedException.class);
			assertThat(failure.verdicts(NAME)).containsExactly("1: loses-data");
		});
		applied(false);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aStartThatOnlyLooksFailsSinceSomethingIsPending(boolean window) {
		start("validate", window ? closed() : new String[] { REFUSE })
			.run((context) -> assertThat(failure(context, DeployRejectedException.class).problem())
				.contains("Migration " + NAME + " is pending"));
		applied(false);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aStartThatWaitsIsHeldUntilItsLimit(boolean window) {
		start("wait", window ? closed() : new String[] { REFUSE })
			.run((context) -> failure(context, DeployAwaitedException.class));
		applied(false);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aStartThatDoesNotLookStarts(boolean window) {
		start("none", window ? closed() : new String[] { REFUSE }).run((context) -> assertThat(context).hasNotFailed());
		applied(false);
	}

	@Test
	void theEndpointSaysWhichWaits() {
		start("none", closed()).withPropertyValues(REFUSE).run((context) -> {
			MigrationsEndpoint endpoint = new MigrationsEndpoint(Map.of("default", context.getBean(Migrator.class)),
					Show.NEVER);
			PendingView pending = endpoint.migrations().databases().get("default").pending().get(0);
			assertThat(pending.refused()).isTrue();
			assertThat(pending.onlyInWindow()).isTrue();
			assertThat(endpoint.migration("default", NAME).refused()).isTrue();
			assertThat(endpoint.migration("default", NAME).onlyInWindow()).isTrue();
		});
		start("none").run((context) -> {
			PendingView pending = new MigrationsEndpoint(Map.of("default", context.getBean(Migrator.class)), Show.NEVER)
				.migrations()
				.databases()
				.get("default")
				.pending()
				.get(0);
			assertThat(pending.refused()).isNull();
			assertThat(pending.onlyInWindow()).isNull();
		});
	}

	@Test
	void oneOfSeveralDatabasesHasItsOwnPolicyAndWindow(TestDatabase orders, @TempDir Path both) {
		try (TwoDatabases two = TwoDatabases.of(orders, both)) {
			two.runner().run((context) -> assertThat(context).hasNotFailed());
			losesData(orders, new MigrationFiles(both.resolve("orders")), both.resolve("orders"), "agencies", "name");
			losesData(two.reports(), new MigrationFiles(both.resolve("reports")), both.resolve("reports"), "figures",
					"n");
			String own = TwoDatabases.REPORTING;
			two.runner()
				.withPropertyValues(own + "safety=refuse")
				.run((context) -> assertThat(TwoDatabases.failure(context).problem())
					.contains("(" + own + "safety=refuse). Nothing was applied."));
			assertThat(applied(orders)).isOne();
			assertThat(applied(two.reports())).isZero();
			two.runner()
				.withPropertyValues(
						Stream.of(closed()).map((one) -> one.replace("ofauto.migrations.", own)).toArray(String[]::new))
				.run((context) -> assertThat(TwoDatabases.failure(context).problem())
					.contains("waits for the window (" + own + "window: every day "));
			assertThat(applied(two.reports())).isZero();
			two.runner()
				.withPropertyValues(closed())
				.withPropertyValues(own + "window.hours=")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(applied(two.reports())).isOne();
		}
	}

	private static long applied(TestDatabase database) {
		return database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '" + NAME + "'");
	}

}
