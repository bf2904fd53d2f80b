package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.ofauto.migrations.command.Commands;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.safety.DeployWindow;
import com.ofauto.migrations.safety.ImpactRule;
import com.ofauto.migrations.safety.Safety;
import com.ofauto.migrations.safety.SafetyCheck;
import com.ofauto.migrations.safety.SafetyPolicy;
import com.ofauto.migrations.safety.WindowCheck;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.RowAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log tells what a deploy is about to do, on the deploy's own connection.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class VerdictOfADeployTests {

	private static final String LOCKED = "{'line': 1, 'command': 'ALTER TABLE',"
			+ " 'locks': [{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}]%s}";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	@BeforeEach
	void writeAMigration() {
		this.scripts = new ScriptDirectory(this.directory).with("1_orders",
				"CREATE TABLE orders (id int, client int);");
	}

	@Test
	void aDangerousMigrationIsALineBeforeItBegins(TestDatabase database, CapturedOutput output) {
		deploy(database.pool(1));
		database.execute("INSERT INTO orders SELECT i FROM generate_series(1, 300000) i; ANALYZE orders");
		this.scripts.with("2_bigger", "ALTER TABLE orders ALTER id TYPE bigint;").with("3_brief", "SELECT 1;");
		impact("2_bigger", LOCKED.formatted(", 'rewrites': ['orders']"));
		impact("3_brief", "{'line': 1, 'command': 'SELECT'}");
		deploy(database.pool(1));
		assertThat(output).containsSubsequence(
				"Migration 2_bigger: blocks everything. Line 1: ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites 10 MB",
				"Migration 2_bigger applied", "Migration 3_brief applied")
			.doesNotContain("Migration 3_brief: ");
	}

	@Test
	void aDeployCostsOneRoundTripMoreIfAnImpactIsKnownAndNoneOtherwise(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			DataSource pool = proxy.dataSource();
			deploy(pool);
			this.scripts.with("2_b", "SELECT 1;");
			assertThat(roundTrips(proxy, () -> deploy(pool))).as("one pending, not traced").isEqualTo(4);
			assertThat(roundTrips(proxy, () -> deploy(pool))).as("nothing pending").isEqualTo(1);
			this.scripts.with("3_c", "ALTER TABLE orders ADD x int;");
			impact("3_c", LOCKED.formatted(""));
			assertThat(roundTrips(proxy, () -> deploy(pool))).as("one pending, traced").isEqualTo(5);
		}
	}

	/**
	 * The policy, the window, the log and the screen of a command judge the same deploy.
	 */
	@Test
	void whoeverJudgesADeployItIsLookedAtOnce(TestDatabase database, CapturedOutput output) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = judgedByAll(proxy.dataSource());
			migrator.deploy();
			this.scripts.with("2_b", "ALTER TABLE orders ADD x int;");
			impact("2_b", LOCKED.formatted(""));
			assertThat(roundTrips(proxy, migrator::deploy)).as("brief").isEqualTo(5);
			assertThat(roundTrips(proxy, migrator::deploy)).as("nothing pending").isEqualTo(1);
			database.execute("INSERT INTO orders SELECT i FROM generate_series(1, 300000) i; ANALYZE orders");
			this.scripts.with("3_c", """
					-- ofauto: accept=blocks-everything because nobody is there
					ALTER TABLE orders ALTER id TYPE bigint;
					""");
			impact("3_c", LOCKED.replace("'line': 1", "'line': 2").formatted(", 'rewrites': ['orders']"));
			assertThat(roundTrips(proxy, migrator::deploy)).as("more than brief: the window asks the clock")
				.isEqualTo(6);
			assertThat(output).contains("accepted because nobody is there",
					"Migration 3_c: blocks everything. Line 2: ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites 10 MB");
		}
	}

	private Migrator judgedByAll(DataSource dataSource) {
		DeployWindow always = new DeployWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT,
				ZoneId.of("UTC"));
		return this.scripts.migrator(dataSource, MigratorSettings.defaults()
			.withChecks(List.of(
					new SafetyCheck(new SafetyPolicy(Safety.REFUSE, ImpactRule.OPTIONAL, SafetyPolicy.NONE.names())),
					new WindowCheck(always, "ofauto.migrations.window", (deploy) -> Map.of()))),
				new LoggingMigrationListener(Gate.ofProduction(), null),
				Commands.progress(new Output(System.out, System.out, false, null), (name) -> Optional.empty())
					.forDatabase("default"));
	}

	@Test
	void anEndpointCostsOneMoreIfAnImpactIsKnown(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = migrator(proxy.dataSource());
			migrator.deploy();
			MigrationsEndpoint endpoint = new MigrationsEndpoint(Map.of("a", migrator), Show.NEVER);
			assertThat(roundTrips(proxy, endpoint::migrations)).as("nothing pending").isEqualTo(1);
			this.scripts.with("2_b", "ALTER TABLE orders ADD x int;");
			impact("2_b", LOCKED.formatted(""));
			assertThat(roundTrips(proxy, endpoint::migrations)).isEqualTo(2);
			assertThat(endpoint.migrations().databases().get("a").pending().get(0).verdict().kind()).isEqualTo("brief");
			assertThat(endpoint.migration("a", "2_b").verdict().kind()).isEqualTo("brief");
		}
	}

	@Test
	void whatCannotBeJudgedIsDeployedAllTheSame(TestDatabase database, CapturedOutput output) throws SQLException {
		deploy(database.pool(1));
		this.scripts.with("2_b", "SELECT 1;");
		impact("2_b",
				LOCKED.formatted(", 'constraints': [{'kind': 'not null', 'relation': 'orders', 'columns': ['id']}]"));
		try (Connection connection = database.dataSource().getConnection();
				Statement holder = connection.createStatement()) {
			connection.setAutoCommit(false);
			holder.execute("LOCK TABLE pg_catalog.pg_inherits");
			Migrator migrator = migrator(database.pool(1));
			assertThat(Judge.judge(migrator, migrator.plan()).notes()).singleElement()
				.asString()
				.startsWith("Sizes and activity could not be read.");
			assertThat(Judge.judgeWithRows(migrator, migrator.plan()).answers()).extracting(RowAnswer::outcome)
				.containsExactly(RowAnswer.Outcome.UNASKED);
			migrator.deploy();
		}
		assertThat(output).contains("Migration 2_b applied");
	}

	@Test
	void aFirstDeployIsNotJudged(TestDatabase database, CapturedOutput output) {
		deploy(database.pool(1));
		assertThat(output).contains("Migration 1_orders applied").doesNotContain("impact");
	}

	@Test
	void nothingOfAJudgementIsCaughtByWhatStandsInTheSearchPath(TestDatabase database) {
		HostileDatabase.of(database);
		for (String path : List.of(HostileDatabase.BEHIND, HostileDatabase.BEFORE)) {
			HostileDatabase hostile = new HostileDatabase(database).with(path);
			DataSource pool = hostile.poolWithLeftovers();
			Migrator migrator = migrator(pool, "app");
			migrator.deploy();
			this.scripts.with("2_b", "ALTER TABLE orders ALTER client SET NOT NULL;");
			impact("2_b", LOCKED
				.formatted(", 'scans': ['orders'], 'constraints': [{'kind': 'not null', 'relation': 'orders',"
						+ " 'columns': ['client']}, {'kind': 'unique', 'relation': 'orders', 'name': 'u', 'columns':"
						+ " ['client'], 'definition': 'UNIQUE (client)'}]"));
			assertThat(Judge.judge(migrator, migrator.plan()).verdicts()).isNotEmpty();
			assertThat(Judge.judgeWithRows(migrator, migrator.plan()).answers()).hasSize(2);
			assertThat(hostile.caught()).isEmpty();
			this.scripts.without("2_b");
		}
	}

	private static long roundTrips(CountingProxy proxy, Runnable work) {
		proxy.reset();
		work.run();
		return proxy.roundTrips();
	}

	private void impact(String name, String statements) {
		ImpactFile.write(this.directory, name, "17.11", statements);
	}

	private void deploy(DataSource dataSource) {
		migrator(dataSource).deploy();
	}

	private Migrator migrator(DataSource dataSource) {
		return this.scripts.migrator(dataSource, new LoggingMigrationListener(Gate.ofProduction(), null));
	}

	private Migrator migrator(DataSource dataSource, String schema) {
		return this.scripts.migrator(dataSource, MigratorSettings.defaults().withDefaultSchema(schema),
				new LoggingMigrationListener(Gate.ofProduction(), null));
	}

}
