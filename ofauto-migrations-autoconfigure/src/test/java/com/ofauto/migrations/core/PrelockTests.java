package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.builds;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.lock;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A migration whose impact is known gets its locks without keeping others waiting. Where
 * a test says that nothing waits, a wait would last for an hour.
 */
@ExtendWith(PostgresExtension.class)
class PrelockTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final String ALTER = "ALTER TABLE clients ADD email text;\n";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private ImpactFiles impacts;

	private final Moments time = new Moments();

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void deployTables(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_tables",
				"CREATE TABLE clients (id int PRIMARY KEY);\nCREATE TABLE orders (id int, client int);\n");
		this.impacts = new ImpactFiles(this.migrations);
		this.migrations.migrator(database.dataSource()).deploy();
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	private Migrator migrator(DataSource dataSource, Duration timeout, int retries) {
		return new Migrator(dataSource, this.migrations.directory(),
				MigrationsOnDisk.settings().withTableLockTimeout(timeout).withTableLockRetries(retries),
				Gate.ofProduction(), List.of(this.migrations.log()), this.time);
	}

	private List<AppliedMigration> deploy(TestDatabase database) {
		return migrator(database.dataSource(), HOUR, 0).deploy().applied();
	}

	private CompletableFuture<List<AppliedMigration>> deployAside(TestDatabase database) {
		return Aside.supply(() -> deploy(database));
	}

	private void write(String script, StatementImpact... statements) {
		this.migrations.with("2_change", script);
		this.impacts.with("2_change", statements);
	}

	private List<String> retries() {
		return this.migrations.log().lines().stream().filter((line) -> line.startsWith("retried")).toList();
	}

	@Test
	void theLocksTravelWithTheScript(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		try (CountingProxy proxy = CountingProxy.before(database)) {
			assertThat(migrator(proxy.dataSource(), HOUR, 0).deploy().applied()).hasSize(1);
			assertThat(proxy.roundTrips()).isEqualTo(4);
		}
	}

	@Test
	void withoutStrongLocksEverythingIsAsWithoutAnImpact(TestDatabase database) {
		long[] bytes = new long[2];
		for (int i = 0; i < 2; i++) {
			String name = (i + 2) + "_rows";
			this.migrations.with(name, "INSERT INTO clients VALUES (" + i + ");");
			if (i == 1) {
				this.impacts.with(name, rows(lock("clients", LockMode.ROW_EXCLUSIVE)));
			}
			try (CountingProxy proxy = CountingProxy.before(database)) {
				migrator(proxy.dataSource(), HOUR, 0).deploy();
				bytes[i] = proxy.clientBytes();
			}
		}
		assertThat(bytes[1]).isEqualTo(bytes[0]);
	}

	@Test
	void nothingWaitsBehindALongReaderUntilItHasGone(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(3, () -> this.watcher.execute("SELECT FROM clients"));
		this.time.at(5, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(5);
		assertThat(retries()).as("told once, not at each poll").hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '2_change'"))
			.isEqualTo(1);
	}

	@Test
	void aWriterGoesOnWhileTheLockWaitsForAVacuumToEnd(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("LOCK TABLE clients IN SHARE UPDATE EXCLUSIVE MODE");
		CompletableFuture<List<AppliedMigration>> deploy = deployAside(database);
		this.watcher.await(this.other.whoWaits());
		this.watcher.execute("INSERT INTO clients VALUES (1)");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
	}

	@Test
	void whereReadersRelieveEachOtherATryWaitsAtOnce(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		try (Bystander next = Bystander.on(database)) {
			this.time.at(1, () -> {
				next.begin("SELECT FROM clients");
				this.other.commit();
			});
			CompletableFuture<List<AppliedMigration>> deploy = deployAside(database);
			this.watcher.await(next.whoWaits());
			next.commit();
			assertThat(deploy.join()).hasSize(1);
		}
	}

	@Test
	void underReadersThatAlwaysOverlapATryWaitsForAMoment(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		CompletableFuture<List<AppliedMigration>> deploy = Aside
			.supply(() -> migrator(database.dataSource(), Duration.ofMinutes(1), 0).deploy().applied());
		this.watcher.await(this.other.whoWaits());
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
		assertThat(this.time.pauses()).as("polls of 20 seconds").isGreaterThanOrEqualTo(20_000 / 120);
	}

	@Test
	void atLastTheBlockerIsNamedAtTheStatementAndNothingRecorded(TestDatabase database) {
		write("CREATE TABLE before ();\n" + ALTER, brief(), brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		Migrator migrator = migrator(database.dataSource(), Duration.ofMillis(100), 2);
		MigrationBlockedException failure = catchThrowableOfType(MigrationBlockedException.class, migrator::deploy);
		assertThat(failure.problem())
			.matches("(?s)Migration 2_change could not lock what it changes in \\d attempts within 0\\.\\d s\\.\n.*")
			.contains("\n" + this.migrations.location("2_change") + ":2:1:\n    " + ALTER)
			.contains("\nBlocked by: pid " + this.other.pid() + ", application ");
		assertThat(failure.blockers()).singleElement().asString().endsWith(", holds AccessShareLock on clients");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		assertThat(database.remainingMigrationLocks()).isEmpty();
		assertThat(database.remains("SELECT pid FROM pg_locks WHERE mode = 'AccessExclusiveLock'"
				+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
			.isEmpty();
		this.other.commit();
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void aPartnerThatTheStatementDoesNotNameIsNamedAsTheReason(TestDatabase database) {
		database.execute("ALTER TABLE orders ADD FOREIGN KEY (client) REFERENCES clients");
		write("DROP TABLE orders;", brief(exclusive("orders"), exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		assertThatExceptionOfType(MigrationBlockedException.class)
			.isThrownBy(() -> migrator(database.dataSource(), Duration.ofMillis(30), 0).deploy())
			.satisfies((failure) -> assertThat(failure.blockers()).singleElement()
				.asString()
				.endsWith("holds AccessShareLock on clients"));
	}

	@Test
	void theLocksAreHeldBeforeTheFirstStatementIfAllAreBrief(TestDatabase database) {
		write(Bystander.GATE + "\n" + ALTER, brief(), brief(exclusive("clients")));
		assertThat(locksAtTheGate(database)).isEqualTo("clients AccessExclusiveLock");
	}

	@Test
	void theLocksAreTakenBehindALongStatement(TestDatabase database) {
		write(Bystander.GATE + "\n" + ALTER, rows(), brief(exclusive("clients")));
		assertThat(locksAtTheGate(database)).isEqualTo("nothing");
	}

	@Test
	void aLongShareLockIsNotMadeExclusive(TestDatabase database) {
		write("CREATE INDEX ON clients (id);\n" + Bystander.GATE + "\n" + ALTER,
				builds(lock("clients", LockMode.SHARE)), rows(), brief(exclusive("clients")));
		assertThat(locksAtTheGate(database)).contains("clients ShareLock")
			.doesNotContain("clients AccessExclusiveLock");
	}

	/**
	 * What the migration holds when it comes to the gate.
	 */
	private String locksAtTheGate(TestDatabase database) {
		this.other.begin(Bystander.HOLD_GATE);
		CompletableFuture<List<AppliedMigration>> deploy = deployAside(database);
		String held = this.watcher.await(Bystander.LOCKS_AT_GATE);
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
		return held;
	}

	@Test
	void behindALongStatementTheServerPollsAndNothingIsUndone(TestDatabase database) {
		write("INSERT INTO orders VALUES (1);\n" + ALTER, rows(lock("orders", LockMode.ROW_EXCLUSIVE)),
				brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		CompletableFuture<List<AppliedMigration>> deploy = deployAside(database);
		this.watcher.await("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
				+ " AND datname = current_database() AND query LIKE 'BEGIN%'");
		assertThat(this.watcher.sees(this.other.whoWaits())).isFalse();
		this.watcher.execute("SELECT FROM clients");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
		assertThat(this.time.pauses()).isZero();
	}

	@Test
	void whatIsNotGotBehindALongStatementIsLeftToTheStatement(TestDatabase database) {
		write("INSERT INTO orders VALUES (1);\n" + ALTER, rows(lock("orders", LockMode.ROW_EXCLUSIVE)),
				brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		Migrator migrator = migrator(database.dataSource(), Duration.ofMillis(50), 2);
		assertThatExceptionOfType(MigrationBlockedException.class).isThrownBy(migrator::deploy)
			.withMessageContaining("in 3 attempts of 50 ms each.")
			.withMessageContaining(":2:1:\n    " + ALTER);
		assertThat(retries()).hasSize(2);
	}

	/**
	 * Somebody holds what is locked late, and waits for what is locked before.
	 */
	@Test
	void afterADeadlockBehindALongStatementAllLocksAreTakenTogether(TestDatabase database) {
		write("CREATE INDEX ON orders (id);\n" + ALTER, builds(lock("orders", LockMode.SHARE)),
				brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients; SAVEPOINT s");
		CompletableFuture<List<AppliedMigration>> deploy = Aside
			.supply(() -> migrator(database.dataSource(), Duration.ofMillis(1500), 1).deploy().applied());
		this.watcher.await("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
				+ " AND datname = current_database() AND query LIKE 'BEGIN%'");
		this.time.at(1, () -> this.other.execute("ROLLBACK TO s"));
		this.time.at(5, () -> this.other.commit());
		this.other.execute("INSERT INTO orders VALUES (1)");
		assertThat(deploy.join()).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(5);
	}

	@Test
	void tablesThatTheFileRenamesAreLockedByTheirOldNames(TestDatabase database) {
		write("ALTER TABLE clients RENAME TO customers;\nALTER TABLE customers ADD email text;\n"
				+ "INSERT INTO orders VALUES (1);\nALTER TABLE orders RENAME TO purchases;\n",
				brief(exclusive("clients")), brief(), rows(lock("orders", LockMode.ROW_EXCLUSIVE)),
				brief(exclusive("orders")));
		this.other.begin("SELECT FROM clients");
		this.time.at(2, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(2);
	}

	@Test
	void aPartitionIsLockedWithoutItsSiblings(TestDatabase database) {
		database.execute("CREATE TABLE p (id int) PARTITION BY RANGE (id);"
				+ " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);"
				+ " CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (2) TO (3)");
		this.other.begin("LOCK TABLE ONLY p2 IN SHARE UPDATE EXCLUSIVE MODE");
		write("CREATE TABLE p3 (id int); ALTER TABLE p ATTACH PARTITION p3 FOR VALUES FROM (3) TO (4)", brief(),
				brief(lock("p", RelationKind.PARTITIONED_TABLE, LockMode.SHARE_UPDATE_EXCLUSIVE), exclusive("p1")));
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isZero();
	}

	@Test
	void aRoleThatMayOnlyReferToATableIsGuarded(TestDatabase database) {
		database.execute("CREATE ROLE prelock_app LOGIN; GRANT prelock_app TO CURRENT_USER;"
				+ " GRANT ALL ON SCHEMA public TO prelock_app; ALTER TABLE orders OWNER TO prelock_app;"
				+ " ALTER TABLE _prisma_migrations OWNER TO prelock_app; GRANT REFERENCES ON clients TO prelock_app");
		try {
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setOptions("-c role=prelock_app");
			write("ALTER TABLE orders ADD FOREIGN KEY (client) REFERENCES clients",
					brief(lock("orders", LockMode.SHARE_ROW_EXCLUSIVE), lock("clients", LockMode.SHARE_ROW_EXCLUSIVE)));
			this.other.begin("INSERT INTO clients VALUES (1)");
			this.time.at(3, () -> this.other.commit());
			assertThat(migrator(dataSource, HOUR, 0).deploy().applied()).hasSize(1);
			assertThat(this.time.pauses()).isEqualTo(3);
		}
		finally {
			this.other.close();
			database.execute("DROP OWNED BY prelock_app; DROP ROLE prelock_app");
		}
	}

	@Test
	void whatIsMissingOrCannotBeLockedIsLeftToTheStatements(TestDatabase database) {
		database.execute("CREATE MATERIALIZED VIEW m AS SELECT FROM clients; CREATE SEQUENCE s;"
				+ " CREATE VIEW v AS SELECT FROM orders");
		write(ALTER, brief(exclusive("clients"), exclusive("nowhere"), exclusive("no_schema.x"), exclusive("m"),
				exclusive("s"), exclusive("no name; DROP TABLE clients")));
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isZero();
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
	}

	@Test
	void aMaterializedViewIsAskedForOnlyForABlink(TestDatabase database) {
		database.execute("CREATE MATERIALIZED VIEW m AS SELECT FROM clients");
		write("REFRESH MATERIALIZED VIEW m",
				rows(lock("m", RelationKind.MATERIALIZED_VIEW, LockMode.ACCESS_EXCLUSIVE)));
		this.other.begin("SELECT FROM m");
		this.time.at(3, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(3);
	}

	@Test
	void aLimitOfTheFileStaysItsOwn(TestDatabase database) {
		write("SET lock_timeout = '40min';\nCREATE TABLE seen AS SELECT current_setting('lock_timeout') AS value;\n"
				+ ALTER + "INSERT INTO seen SELECT current_setting('lock_timeout');\n", brief(), brief(),
				brief(exclusive("clients")), rows());
		assertThat(deploy(database)).hasSize(1);
		assertThat(database.queryForStrings("SELECT value FROM seen")).containsExactly("40min", "40min");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT set_config('lock_timeout', '40min', true);\n",
			"DO $$ BEGIN SET LOCAL lock_timeout = '40min'; END $$;\n" })
	void aLimitThatTheFileSetsInAFunctionStaysItsOwn(String limit, TestDatabase database) {
		write(limit + ALTER + "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS value;\n", brief(),
				brief(exclusive("clients")), rows());
		assertThat(deploy(database)).hasSize(1);
		assertThat(database.queryForStrings("SELECT value FROM seen")).containsExactly("40min");
	}

	@Test
	void aFileThatWaitsForLongerThanAllTriesGetsItsLock(TestDatabase database) {
		write("SET LOCAL lock_timeout = '40min';\n" + ALTER, brief(), brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		CompletableFuture<List<AppliedMigration>> deploy = Aside
			.supply(() -> migrator(database.dataSource(), Duration.ofMillis(300), 0).deploy().applied());
		this.watcher.await(this.other.whoWaits() + " AND EXISTS (SELECT FROM pg_locks WHERE NOT granted"
				+ " AND pid = pg_stat_activity.pid AND clock_timestamp() - waitstart > '0.4 s')");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
	}

	@Test
	void aLockThatTheStatementDoesNotNeedHereFailsNothing(TestDatabase database) {
		database.execute("INSERT INTO orders VALUES (1, 1)");
		write("DO $$ BEGIN IF NOT EXISTS (SELECT FROM orders) THEN " + ALTER + " END IF; END $$;\n",
				brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		assertThat(migrator(database.dataSource(), Duration.ofMillis(30), 0).deploy().applied()).hasSize(1);
	}

	@Test
	void theLastTryFailsOnceThoughItsFirstStatementIsLong(TestDatabase database) {
		write("CREATE INDEX ON clients (id);\n", builds(lock("clients", LockMode.SHARE)));
		this.other.begin("INSERT INTO clients VALUES (1)");
		MigrationBlockedException failure = catchThrowableOfType(MigrationBlockedException.class,
				() -> migrator(database.dataSource(), Duration.ofMillis(20), 4).deploy());
		assertThat(failure.problem()).contains(" attempts within 0.");
	}

	@Test
	void withoutPlPgSqlALongStatementIsRepeatedOnce(TestDatabase database) {
		database.execute("CREATE SEQUENCE runs");
		write("DROP EXTENSION plpgsql;\nSELECT nextval('runs');\n" + ALTER, brief(), rows(),
				brief(exclusive("clients")));
		assertThat(deploy(database)).hasSize(1);
		assertThat(database.queryForLong("SELECT last_value FROM runs")).isEqualTo(2);
	}

	@Test
	void onlyWhileLocksAreHeldAndStatementsBriefTheLimitIsShort(TestDatabase database) {
		write("CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS value;\n" + ALTER
				+ "INSERT INTO seen SELECT current_setting('lock_timeout');\n", brief(), brief(exclusive("clients")),
				rows());
		assertThat(deploy(database)).hasSize(1);
		assertThat(database.queryForStrings("SELECT value FROM seen")).containsExactly("20ms", "1h");
	}

	@Test
	void aTransactionThatSetsItsIsolationIsLockedBehindThat(TestDatabase database) {
		write("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\n" + ALTER, brief(), brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(2, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
	}

	@Test
	void aFileThatChangesItsRoleIsNotKeptFromItsWork(TestDatabase database) {
		database.execute("CREATE ROLE prelock_weak; GRANT INSERT ON orders TO prelock_weak");
		try {
			write("INSERT INTO orders VALUES (1);\nSET ROLE prelock_weak;\nINSERT INTO orders VALUES (2);\nRESET ROLE;\n"
					+ ALTER, rows(), brief(), rows(lock("orders", LockMode.SHARE)), brief(),
					brief(exclusive("clients")));
			assertThat(deploy(database)).hasSize(1);
		}
		finally {
			database.execute("DROP OWNED BY prelock_weak; DROP ROLE prelock_weak");
		}
	}

	@Test
	void aStatementTimeoutThatIsShorterDoesNotEndTheMigration(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET statement_timeout = 300");
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("LOCK TABLE clients IN SHARE UPDATE EXCLUSIVE MODE");
		this.time.at(3, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
	}

	@Test
	void aCancellationBetweenTriesLeavesNothing(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		Migrator migrator = migrator(database.dataSource(), HOUR, 0);
		this.time.at(2, () -> Aside.run(() -> migrator.work().cancel(Duration.ofSeconds(30))));
		assertThatExceptionOfType(MigrationCancelledException.class).isThrownBy(migrator::deploy);
		assertThat(database.remainingMigrationLocks()).isEmpty();
		assertThat(database.queryForLong(
				"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL" + " AND rolled_back_at IS NULL"))
			.isZero();
	}

	@Test
	void aConnectionThatIsLostBetweenTriesLeavesNothing(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(2, () -> {
			this.watcher.endHolderOfMigrationLock();
			this.other.commit();
		});
		assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> deploy(database));
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		assertThat(database.remainingMigrationLocks()).isEmpty();
		assertThat(deploy(database)).hasSize(1);
	}

	@Test
	void aPrismaClientThatWaitsForTheMigrationLockIsNotInTheWay(TestDatabase database) {
		write(ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		try (Bystander prisma = Bystander.on(database)) {
			this.time.at(2, () -> {
				Aside.run(() -> prisma.begin("SELECT FROM orders; SELECT pg_advisory_xact_lock(72707369)"));
				this.watcher.await(Bystander.AT_MIGRATION_LOCK);
			});
			this.time.at(4, () -> this.other.commit());
			assertThat(deploy(database)).hasSize(1);
		}
	}

	@Test
	void theFirstDeployOfADatabaseIsAsWithoutAnImpact() {
		write(ALTER + "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS value;\n",
				brief(exclusive("clients")), brief());
		try (TestDatabase empty = PostgresServer.shared().createDatabase()) {
			assertThat(deploy(empty)).hasSize(2);
			assertThat(empty.queryForStrings("SELECT value FROM seen")).containsExactly("1h");
		}
	}

}
