package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a person sees who cancels a deploy, and what is left in the database.
 */
@ExtendWith(PostgresExtension.class)
class CommandInterruptionTests {

	private static final int SIGINT = 130;

	private static final int SIGINT_NUMBER = 2;

	private static final int SIGTERM = 143;

	private static final String NAME = "20260301000000_long";

	private static final String RECORDS = "SELECT finished_at IS NOT NULL, rolled_back_at IS NOT NULL, logs LIKE '%%%s%%'"
			+ " FROM _prisma_migrations WHERE migration_name = '" + NAME + "'";

	private static final String INDEXES = "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
			+ " WHERE indrelid = 'agencies'::regclass AND NOT indisprimary";

	private Path directory;

	private MigrationFiles files;

	private TestDatabase database;

	private Bystander other;

	private Bystander watcher;

	/**
	 * Who starts a build in the background of a script has Ctrl-C ignored by all of its
	 * processes, which then wait for ever.
	 */
	@BeforeAll
	static void requireThatCtrlCIsHeard() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (Files.exists(status)) {
			String ignored = Files.readString(status).replaceAll("(?s).*SigIgn:\\s*(\\p{XDigit}+).*", "$1");
			boolean heard = (Long.parseUnsignedLong(ignored, 16) & 1L << (SIGINT_NUMBER - 1)) == 0;
			assumeTrue(heard, "This build was started where SIGINT is ignored");
		}
	}

	@BeforeEach
	void deployAgencies(TestDatabase database, @TempDir Path directory) {
		this.database = database;
		this.directory = directory;
		this.files = MigrationFiles.agencies(directory.resolve("migrations"));
		migrator().deploy();
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	@Test
	void theBuildOfAnIndexStopsInTheServerAndTheNextDeployRepairsIt() throws Exception {
		this.files.with(NAME, "CREATE INDEX CONCURRENTLY ON agencies (name);");
		this.other.begin("INSERT INTO agencies VALUES (2, 'Southlight')");
		CommandProcess deploy = interruptAt(this.other.whoWaits(), "INT");
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(SIGINT);
		assertThat(deploy.data()).isEmpty();
		assertThat(deploy.notes()).contains("Migration " + NAME + " was cancelled.")
			.contains("migration.sql:1:1: canceling statement due to user request (SQLSTATE 57014)")
			.contains("None of its segments (1) has finished.")
			.contains("To continue, run the application with the arguments --" + this.files.property()
					+ " --ofauto.migrations.table-locks.timeout=1h migrate deploy."
					+ " It first cleans up what the cancelled statement left, such as an invalid index.");
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		assertThat(this.database.queryForStrings(RECORDS.formatted("user request"))).containsExactly("f|f|t");
		assertThat(status()).isInstanceOf(MigrationStatus.Interrupted.class);
		assertThat(this.database.queryForStrings(INDEXES)).containsExactly("agencies_name_idx|f");
		this.other.commit();
		CommandProcess next = start().await();
		assertThat(next.exitCode()).as(next.notes()).isZero();
		assertThat(next.notes()).contains("Applied " + NAME).contains("(resumed)");
		assertThat(this.database.queryForStrings(INDEXES)).containsExactly("agencies_name_idx|t");
	}

	@Test
	void aTransactionIsRolledBackAndPendingAgain() throws Exception {
		this.files.with(NAME, "CREATE TABLE half ();\n" + Bystander.GATE);
		this.other.begin(Bystander.HOLD_GATE);
		CommandProcess deploy = interruptAt(Bystander.AT_GATE, "TERM");
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(SIGTERM);
		assertThat(deploy.notes()).contains("Migration " + NAME + " was cancelled.")
			.contains("migration.sql:2:1: canceling statement due to user request (SQLSTATE 57014)")
			.contains("Nothing of this migration remains: it was rolled back.")
			.contains("To continue, run the application with the arguments --" + this.files.property()
					+ " --ofauto.migrations.table-locks.timeout=1h migrate deploy.");
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		assertThat(this.database.queryForString("SELECT to_regclass('half')")).isNull();
		assertThat(this.database.queryForStrings(RECORDS.formatted("user request"))).containsExactly("f|t|t");
		assertThat(status()).isInstanceOf(MigrationStatus.Pending.class);
	}

	@Test
	void pressedTwiceItStillEndsWell() throws Exception {
		this.files.with(NAME, Bystander.GATE);
		this.other.begin(Bystander.HOLD_GATE);
		CommandProcess deploy = interruptAt(Bystander.AT_GATE, "INT", "INT");
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(SIGINT);
		assertThat(deploy.notes()).contains("Migration " + NAME + " was cancelled.");
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void aBackfillSaysHowFarItHasComeAndGoesOnFromThere() throws Exception {
		this.database.execute("CREATE TABLE filled (id int PRIMARY KEY, times int NOT NULL DEFAULT 0);"
				+ " INSERT INTO filled SELECT n FROM generate_series(1, 100) n; ANALYZE filled");
		this.files.with(NAME,
				"UPDATE filled SET times = times + 1 WHERE times = 0 /* ofauto: backfill id batch=30 pause=3600s */;");
		CommandProcess deploy = interruptAt("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369"
				+ " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
				+ " AND EXISTS (SELECT FROM _prisma_migrations WHERE logs LIKE '%, cursor 30')", "INT");
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(SIGINT);
		assertThat(deploy.notes()).contains("Migration " + NAME + " was cancelled between two statements.\n"
				+ "Its batches have updated 30 rows, which stay (30 of about 100 rows, up to id 30). About 70 rows are left.\n")
			.contains("To continue, run the application with the arguments --" + this.files.property()
					+ " --ofauto.migrations.table-locks.timeout=1h migrate deploy."
					+ " It goes on behind the last batch, and updates no row again.");
		assertThat(this.database.remainingMigrationLocks()).isEmpty();
		assertThat(status()).isInstanceOf(MigrationStatus.Interrupted.class);
		this.files.with(NAME,
				"UPDATE filled SET times = times + 1 WHERE times = 0 /* ofauto: backfill id batch=30 pause=0ms */;");
		CommandProcess next = start().await();
		assertThat(next.exitCode()).as(next.notes()).isZero();
		assertThat(next.notes()).contains("Applied " + NAME).contains("(resumed)");
		assertThat(this.database.queryForStrings("SELECT times, count(*) FROM filled GROUP BY 1"))
			.containsExactly("1|100");
	}

	@Test
	void whoWaitsForTheLockStopsWaiting() throws Exception {
		this.files.with(NAME, "CREATE TABLE never ();");
		this.other.execute("SELECT pg_advisory_lock(72707369)");
		CommandProcess deploy = interruptAt("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND query LIKE 'SELECT CASE WHEN NOT EXISTS%pg_try_advisory_lock%'", "INT");
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(SIGINT);
		assertThat(deploy.notes()).contains("The run was cancelled between two statements.");
		assertThat(this.database.queryForStrings(RECORDS.formatted(""))).isEmpty();
		assertThat(locks()).isOne();
	}

	/**
	 * Starts a deploy, sends it signals once the query finds its backend, and waits until
	 * both have gone.
	 */
	@Test
	void theSecondOfSeveralDatabasesIsCancelledAndTheThirdIsNotBegun() throws Exception {
		MigrationFiles second = new MigrationFiles(this.directory.resolve("second")).with(NAME, Bystander.GATE);
		try (TestDatabase reports = PostgresServer.shared().createDatabase();
				Bystander holder = Bystander.on(reports);
				Bystander watcher = Bystander.on(reports)) {
			holder.begin(Bystander.HOLD_GATE);
			List<String> arguments = new ArrayList<>(
					List.of("--" + this.files.property(), "--ofauto.migrations.order=default,second,third",
							"--ofauto.migrations.table-locks.timeout=1h", "migrate", "deploy"));
			for (String name : List.of("second", "third")) {
				String prefix = "--ofauto.migrations.databases." + name + ".";
				arguments.addAll(List.of(prefix + "url=" + reports.url(), prefix + "user=" + reports.user(),
						prefix + "password=" + reports.password(), prefix + "default-schema=" + name,
						prefix + "locations=" + second.location()));
			}
			try (RunningCommand command = RunningCommand.start(this.directory,
					Map.of("SPRING_DATASOURCE_URL", this.database.url(), "SPRING_DATASOURCE_USERNAME",
							this.database.user(), "SPRING_DATASOURCE_PASSWORD", this.database.password()),
					CommandLineApplication.class, arguments.toArray(String[]::new))) {
				String pid = watcher.await(Bystander.AT_GATE);
				CommandProcess ended = command.signal("INT").await();
				watcher.awaitEndOf(pid);
				assertThat(ended.exitCode()).as(ended.notes()).isEqualTo(SIGINT);
				assertThat(ended.notes()).contains("Migration " + NAME + " was cancelled.").doesNotContain("[third]");
			}
			assertThat(reports.remainingMigrationLocks()).isEmpty();
			assertThat(reports.queryForString("SELECT to_regclass('third._prisma_migrations')")).isNull();
			assertThat(reports.queryForStrings("SELECT rolled_back_at IS NOT NULL FROM second._prisma_migrations"))
				.containsExactly("t");
		}
	}

	private CommandProcess interruptAt(String backend, String... signals) throws Exception {
		try (RunningCommand command = start()) {
			String pid = this.watcher.await(backend);
			for (String signal : signals) {
				command.signal(signal);
			}
			CommandProcess ended = command.await();
			this.watcher.awaitEndOf(pid);
			return ended;
		}
	}

	private RunningCommand start() throws IOException {
		return RunningCommand.start(this.directory,
				Map.of("SPRING_DATASOURCE_URL", this.database.url(), "SPRING_DATASOURCE_USERNAME", this.database.user(),
						"SPRING_DATASOURCE_PASSWORD", this.database.password()),
				CommandLineApplication.class, "--" + this.files.property(),
				"--ofauto.migrations.table-locks.timeout=1h", "migrate", "deploy");
	}

	private MigrationStatus status() {
		return migrator().plan()
			.migrations()
			.stream()
			.filter((planned) -> planned.name().equals(NAME))
			.findFirst()
			.orElseThrow()
			.status();
	}

	private Migrator migrator() {
		return new Migrator(this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of(this.files.location())),
				MigratorSettings.defaults(), List.of());
	}

	private long locks() {
		return this.database.queryForLong("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
				+ " AND objid = 72707369 AND database = (SELECT oid FROM pg_database"
				+ " WHERE datname = current_database())");
	}

}
