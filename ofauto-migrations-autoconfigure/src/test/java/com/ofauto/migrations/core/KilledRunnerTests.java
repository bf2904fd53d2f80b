package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is left, and what the next deploy does, after {@code kill -9} of a deploying JVM.
 */
@ExtendWith(PostgresExtension.class)
class KilledRunnerTests {

	private static final String NAME = "20260102000000_slow";

	private static final String OUTLIVES_ITS_CLIENT = "SET client_connection_check_interval = 0;\n";

	private static final String INDEXES = "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
			+ " WHERE indrelid = 'clients'::regclass ORDER BY relname";

	private static final String INVALID = "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void createATable(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int); CREATE TABLE counter (step int);");
		this.migrations.migrator(database.dataSource()).deploy();
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theServerStopsATransactionWhoseClientIsGoneAndNothingOfItRemains(boolean impact, TestDatabase database) {
		assumeThat(database.queryForString("SELECT version()")).as("a server that can tell whether its client is gone")
			.contains("linux");
		this.migrations.with(NAME, "INSERT INTO counter VALUES (1); CREATE TABLE half ();" + Bystander.GATE);
		if (impact) {
			new ImpactFiles(this.migrations).with(NAME, brief(exclusive("counter")), brief(exclusive("clients")),
					rows());
		}
		this.other.begin(Bystander.HOLD_GATE);
		this.watcher.awaitEndOf(killAt(database, Bystander.AT_GATE));
		assertThat(database.queryForString("SELECT to_regclass('half')")).isNull();
		assertThat(records(database)).isEmpty();
		assertThat(database.remainingMigrationLocks()).isEmpty();
		this.other.commit();
		assertThat(deploy(database)).isEqualTo(List.of(NAME));
		assertThat(database.queryForLong("SELECT count(*) FROM counter")).isOne();
	}

	@Test
	void aTransactionThatOutlivesItsClientIsWaitedForAndNotRepeated(TestDatabase database) {
		this.migrations.with(NAME, OUTLIVES_ITS_CLIENT + "INSERT INTO counter VALUES (1);" + Bystander.GATE);
		this.other.begin(Bystander.HOLD_GATE);
		String orphan = killAt(database, Bystander.AT_GATE);
		assertThat(deployAndLetGoOnceItWaits(database)).isEmpty();
		assertThat(this.migrations.log().lines())
			.anyMatch((line) -> line.startsWith("waiting for pid " + orphan + ", application \"killed\""));
		assertThat(database.queryForLong("SELECT count(*) FROM counter")).isOne();
		assertThat(records(database)).containsExactly("t|1");
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void theInvalidIndexOfAKilledRunIsClearedAndBuiltAgain(TestDatabase database) {
		this.migrations.with(NAME, "CREATE INDEX CONCURRENTLY IF NOT EXISTS clients_id ON clients (id);");
		killWhileItBuildsAnIndex(database);
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id|f");
		this.other.commit();
		assertThat(deploy(database)).isEqualTo(List.of(NAME));
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id|t");
		assertThat(this.migrations.log().lines())
			.contains(NAME + ": dropped the invalid index clients_id, which an interrupted attempt had left");
		assertThat(records(database)).containsExactly("t|1");
	}

	@Test
	void anIndexWithoutANameIsNotBuiltTwice(TestDatabase database) {
		this.migrations.with(NAME, "CREATE INDEX CONCURRENTLY ON clients (id);");
		killWhileItBuildsAnIndex(database);
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id_idx|f");
		this.other.commit();
		assertThat(deploy(database)).isEqualTo(List.of(NAME));
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id_idx|t");
	}

	@Test
	void theIndexThatAKilledReindexHasLeftOnAToastTableIsDropped(TestDatabase database) {
		killWhileItReindexes(database);
		assertThat(deploy(database)).isEqualTo(List.of(NAME));
		assertThat(database.queryForStrings(INVALID)).isEmpty();
	}

	@Test
	void aRoleThatMayNotDropTheIndexOfAToastTableIsToldWhoMay(TestDatabase database) {
		killWhileItReindexes(database);
		database.execute("CREATE ROLE reindexer LOGIN; GRANT reindexer TO CURRENT_USER;"
				+ " GRANT ALL ON SCHEMA public TO reindexer; ALTER TABLE notes OWNER TO reindexer;"
				+ " ALTER TABLE _prisma_migrations OWNER TO reindexer");
		try {
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setOptions("-c role=reindexer");
			assertThat(this.migrations.migrator(dataSource).deploy().applied()).hasSize(1);
			String left = database.queryForString(INVALID);
			assertThat(left).startsWith("pg_toast.");
			assertThat(this.migrations.log().lines()).contains(NAME + ": left the invalid index " + left
					+ " of an interrupted attempt, which this role may not drop. It costs writes and helps nobody."
					+ " A superuser drops it with: DROP INDEX " + left + ";");
			database.execute("DROP INDEX " + left);
		}
		finally {
			database.execute("DROP OWNED BY reindexer; DROP ROLE reindexer");
		}
	}

	private void killWhileItReindexes(TestDatabase database) {
		database.execute("CREATE TABLE notes (id int PRIMARY KEY, note text)");
		this.migrations.with(NAME, "REINDEX TABLE CONCURRENTLY notes;");
		this.other.begin("INSERT INTO notes VALUES (1)");
		end(killAt(database, this.other.whoWaits()));
		this.other.commit();
		assertThat(database.queryForStrings(INVALID)).hasSize(2);
	}

	@Test
	void anIndexThatWasFinishedAfterTheClientHadGoneIsKept(TestDatabase database) {
		this.migrations.with(NAME, OUTLIVES_ITS_CLIENT + "CREATE INDEX CONCURRENTLY ON clients (id);");
		this.other.begin("INSERT INTO clients VALUES (1)");
		killAt(database, this.other.whoWaits());
		String building = database.queryForString("SELECT 'clients_id_idx'::regclass::oid");
		assertThat(deployAndLetGoOnceItWaits(database)).isEqualTo(List.of(NAME));
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id_idx|t");
		assertThat(database.queryForString("SELECT 'clients_id_idx'::regclass::oid")).isEqualTo(building);
		assertThat(this.migrations.log().lines()).noneMatch((line) -> line.contains("dropped"));
	}

	@Test
	void finishedSegmentsAreNotRepeated(TestDatabase database) {
		this.migrations.with(NAME, """
				INSERT INTO counter VALUES (1);
				CREATE INDEX CONCURRENTLY first ON clients (id);
				INSERT INTO counter VALUES (3);
				%s
				CREATE INDEX CONCURRENTLY last ON clients (id);
				INSERT INTO counter VALUES (5);
				""".formatted(Bystander.GATE));
		this.other.begin(Bystander.HOLD_GATE);
		end(killAt(database, Bystander.AT_GATE));
		this.other.commit();
		assertThat(database.queryForStrings("SELECT step FROM counter")).containsExactly("1");
		assertThat(records(database)).containsExactly("f|2");
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(report.applied()).singleElement().satisfies((applied) -> assertThat(applied.resumed()).isTrue());
		assertThat(database.queryForStrings("SELECT step FROM counter ORDER BY 1")).containsExactly("1", "3", "5");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("first|t", "last|t");
		assertThat(records(database)).containsExactly("t|5");
	}

	private void killWhileItBuildsAnIndex(TestDatabase database) {
		this.other.begin("INSERT INTO clients VALUES (1)");
		end(killAt(database, this.other.whoWaits()));
	}

	/**
	 * Starts a deploy and kills it once the query finds its backend.
	 * @return the backend's pid
	 */
	private String killAt(TestDatabase database, String backend) {
		try (RunnerProcess runner = RunnerProcess.start(database, this.directory, "killed")) {
			runner.awaitLine("started " + NAME);
			String pid = this.watcher.await(backend);
			runner.kill();
			return pid;
		}
	}

	/**
	 * Ends a backend, which on some platforms would not notice that its client is gone.
	 */
	private void end(String backend) {
		this.watcher.execute("SELECT pg_terminate_backend(" + backend + ")");
		this.watcher.awaitEndOf(backend);
	}

	private List<String> deploy(TestDatabase database) {
		return names(this.migrations.migrator(database.dataSource()).deploy());
	}

	private List<String> deployAndLetGoOnceItWaits(TestDatabase database) {
		MigrationListener release = new MigrationListener() {

			private boolean released;

			@Override
			public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
				if (!this.released) {
					this.released = true;
					KilledRunnerTests.this.other.commit();
				}
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), List.of(this.migrations.log(), release));
		return names(migrator.deploy());
	}

	private static List<String> names(DeployReport report) {
		return report.applied().stream().map(AppliedMigration::name).toList();
	}

	private static List<String> records(TestDatabase database) {
		return database.queryForStrings("SELECT finished_at IS NOT NULL, applied_steps_count FROM _prisma_migrations"
				+ " WHERE migration_name = '" + NAME + "'");
	}

}
