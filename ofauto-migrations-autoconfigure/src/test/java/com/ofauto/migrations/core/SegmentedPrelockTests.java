package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RenamedRelation;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static com.ofauto.migrations.core.ImpactFiles.alone;
import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.lock;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The segments of a migration whose impact is known get their locks without keeping
 * others waiting. Where a test says that nothing waits, a wait would last for an hour.
 */
@ExtendWith(PostgresExtension.class)
class SegmentedPrelockTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final String FINISHED = "INSERT INTO trace VALUES ('first');\nCREATE INDEX CONCURRENTLY i ON orders (id);\n";

	private static final String ALTER = "ALTER TABLE clients ADD email text;\n";

	private static final StatementImpact ROW = rows(lock("trace", LockMode.ROW_EXCLUSIVE));

	private static final StatementImpact INDEX = alone(lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE));

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final Moments time = new Moments();

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void deployTables(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_tables", "CREATE TABLE clients (id int);\n"
				+ "CREATE TABLE orders (id int);\nCREATE TABLE trace (what text);\n");
		this.migrations.migrator(database.dataSource()).deploy();
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	private Migrator migrator(TestDatabase database, Duration timeout, int retries) {
		return new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings().withTableLockTimeout(timeout).withTableLockRetries(retries),
				Gate.ofProduction(), List.of(this.migrations.log()), this.time);
	}

	private List<AppliedMigration> deploy(TestDatabase database) {
		return migrator(database, HOUR, 0).deploy().applied();
	}

	private void write(String script, StatementImpact... statements) {
		this.migrations.with("2_change", script);
		new ImpactFiles(this.migrations).with("2_change", statements);
	}

	private List<String> trace(TestDatabase database) {
		return database.queryForStrings("SELECT what FROM trace");
	}

	@Test
	void nothingWaitsBehindALongReaderAndNoFinishedSegmentIsRepeated(TestDatabase database) {
		write(FINISHED + ALTER + "INSERT INTO trace VALUES ('second');\n", ROW, INDEX, brief(exclusive("clients")),
				ROW);
		this.other.begin("SELECT FROM clients");
		this.time.at(3, () -> this.watcher.execute("SELECT FROM clients"));
		this.time.at(5, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(5);
		assertThat(this.migrations.log().lines()).filteredOn((line) -> line.startsWith("retried")).hasSize(1);
		assertThat(trace(database)).containsExactly("first", "second");
	}

	@Test
	void aTableThatAnEarlierSegmentRenamedIsLockedByItsNameOfNow(TestDatabase database) {
		this.migrations.with("2_change",
				"ALTER TABLE clients RENAME TO customers;\n" + "CREATE INDEX CONCURRENTLY i ON orders (id);\n"
						+ Bystander.GATE
						+ "\nALTER TABLE customers ADD email text;\nALTER TABLE trace RENAME TO traces;\n");
		new ImpactFiles(this.migrations).with("2_change",
				List.of(new RenamedRelation("clients", "customers"), new RenamedRelation("trace", "traces")),
				brief(exclusive("clients")), INDEX, brief(), brief(exclusive("clients")), brief(exclusive("trace")));
		this.other.begin(Bystander.HOLD_GATE);
		CompletableFuture<List<AppliedMigration>> deploy = Aside.supply(() -> deploy(database));
		assertThat(this.watcher.await(Bystander.LOCKS_AT_GATE))
			.isEqualTo("customers AccessExclusiveLock, trace AccessExclusiveLock");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
	}

	@Test
	void theLocksOfASegmentAreHeldBeforeItsFirstStatementAndNotBefore(TestDatabase database) {
		write(FINISHED + Bystander.GATE + "\n" + ALTER, ROW, INDEX, brief(), brief(exclusive("clients")));
		this.other.begin(Bystander.HOLD_GATE);
		CompletableFuture<List<AppliedMigration>> deploy = Aside.supply(() -> deploy(database));
		assertThat(this.watcher.await(Bystander.LOCKS_AT_GATE)).isEqualTo("clients AccessExclusiveLock");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
	}

	@Test
	void aTransactionOfTheFileItselfIsASegmentToo(TestDatabase database) {
		write(FINISHED + "BEGIN;\n" + ALTER + "COMMIT;\nBEGIN;\n" + "ALTER TABLE orders ADD note text;\nCOMMIT;\n", ROW,
				INDEX, brief(exclusive("clients")), brief(exclusive("orders")));
		this.other.begin("SELECT FROM clients");
		this.time.at(2, () -> {
			this.other.commit();
			this.other.begin("LOCK TABLE orders IN ROW EXCLUSIVE MODE");
		});
		this.time.at(5, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(5);
	}

	@Test
	void nothingWaitsBehindAVacuumFullUntilItsTableIsFree(TestDatabase database) {
		write("VACUUM FULL clients;\n", alone(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(3, () -> {
			this.watcher.execute("SELECT FROM clients");
			assertThat(this.watcher.sees("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
					+ " AND pid <> pg_backend_pid() AND query LIKE '%virtualtransaction%'"))
				.as("the lock was refused, not the statement: who has the table?")
				.isTrue();
		});
		this.time.at(5, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(5);
	}

	@Test
	void aWriterGoesOnWhileAVacuumFullWaitsForAnotherVacuumToEnd(TestDatabase database) {
		write("VACUUM FULL clients;\n", alone(exclusive("clients")));
		this.other.begin("LOCK TABLE clients IN SHARE UPDATE EXCLUSIVE MODE");
		CompletableFuture<List<AppliedMigration>> deploy = Aside.supply(() -> deploy(database));
		this.watcher.await(this.other.whoWaits());
		this.watcher.execute("INSERT INTO clients VALUES (1)");
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(1);
	}

	@Test
	void concurrentlyWaitsAsWithoutAnImpact(TestDatabase database) {
		database.execute("CREATE TABLE p (id int) PARTITION BY LIST (id);"
				+ " CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
		write("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\n",
				alone(lock("p", LockMode.SHARE_UPDATE_EXCLUSIVE), exclusive("p1")));
		this.other.begin("LOCK TABLE p1 IN ROW EXCLUSIVE MODE");
		CompletableFuture<List<AppliedMigration>> deploy = Aside.supply(() -> deploy(database));
		this.watcher.await(this.other.whoWaits());
		this.other.commit();
		assertThat(deploy.join()).hasSize(1);
		assertThat(this.time.pauses()).isZero();
	}

	@Test
	void whatCannotBeLockedBeforehandWaitsForAMoment(TestDatabase database) {
		database.execute("CREATE MATERIALIZED VIEW m AS SELECT FROM clients");
		write("VACUUM FULL m;\n", alone(exclusive("m")));
		this.other.begin("SELECT FROM m");
		this.time.at(3, () -> this.other.commit());
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isEqualTo(3);
	}

	@Test
	void aTableThatAFinishedSegmentHasRenamedIsLeftToItsStatement(TestDatabase database) {
		write("ALTER TABLE clients RENAME TO customers;\nVACUUM orders;\nALTER TABLE customers ADD email text;\n",
				brief(exclusive("clients")), alone(lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE)),
				brief(exclusive("clients")));
		assertThat(deploy(database)).hasSize(1);
		assertThat(this.time.pauses()).isZero();
	}

	@Test
	void anImpactOfOtherStatementsIsNotUsed(TestDatabase database) {
		write(FINISHED + ALTER, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(1, () -> this.other.commit());
		assertThat(migrator(database, Duration.ofMillis(50), 1).deploy().applied()).hasSize(1);
		assertThat(trace(database)).containsExactly("first");
	}

	@Test
	void eachSegmentIsTriedAsOftenAsAnother(TestDatabase database) {
		this.migrations.with("2_change", FINISHED + ALTER + "VACUUM trace;\nALTER TABLE orders ADD note text;\n");
		try (Bystander second = Bystander.on(database)) {
			this.other.begin("SELECT FROM clients");
			second.begin("SELECT FROM orders");
			this.time.at(2, () -> this.other.commit());
			this.time.at(4, () -> second.commit());
			assertThat(migrator(database, Duration.ofMillis(50), 2).deploy().applied()).hasSize(1);
		}
	}

	@Test
	void aLimitOfTheFileIsThatOfLaterSegmentsToo(TestDatabase database) {
		write("SET lock_timeout = '40min';\nVACUUM orders;\n" + ALTER
				+ "INSERT INTO trace SELECT current_setting('lock_timeout');\n", brief(),
				alone(lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE)), brief(exclusive("clients")), ROW);
		assertThat(deploy(database)).hasSize(1);
		assertThat(trace(database)).containsExactly("40min");
	}

	@Test
	void atLastTheBlockerIsNamedAtTheStatementAndTheNextDeployGoesOn(TestDatabase database) {
		write(FINISHED + "CREATE TABLE new ();\n" + ALTER, ROW, INDEX, brief(), brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		Migrator migrator = migrator(database, Duration.ofMillis(30), 0);
		assertThatExceptionOfType(MigrationBlockedException.class).isThrownBy(migrator::deploy)
			.withMessageContaining(":4:1:\n    " + ALTER)
			.satisfies((failure) -> assertThat(failure.blockers()).singleElement()
				.asString()
				.endsWith("holds AccessShareLock on clients"));
		assertThat(database.remainingMigrationLocks()).isEmpty();
		this.other.commit();
		assertThat(migrator.deploy().applied()).singleElement()
			.satisfies((applied) -> assertThat(applied.resumed()).isTrue());
		assertThat(trace(database)).containsExactly("first");
	}

	@Test
	void aConnectionThatIsLostBetweenTriesLosesNoSegment(TestDatabase database) {
		write(FINISHED + ALTER, ROW, INDEX, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		this.time.at(2, () -> {
			this.watcher.endHolderOfMigrationLock();
			this.other.commit();
		});
		assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> deploy(database));
		assertThat(database.remainingMigrationLocks()).isEmpty();
		assertThat(
				database.queryForLong("SELECT applied_steps_count FROM _prisma_migrations WHERE finished_at IS NULL"))
			.isEqualTo(2);
		assertThat(deploy(database)).hasSize(1);
		assertThat(trace(database)).containsExactly("first");
	}

	@Test
	void aCancellationBetweenTriesLosesNoSegment(TestDatabase database) {
		write(FINISHED + ALTER, ROW, INDEX, brief(exclusive("clients")));
		this.other.begin("SELECT FROM clients");
		Migrator migrator = migrator(database, HOUR, 0);
		this.time.at(2, () -> Aside.run(() -> migrator.work().cancel(Duration.ofSeconds(30))));
		assertThatExceptionOfType(MigrationCancelledException.class).isThrownBy(migrator::deploy);
		assertThat(database.remainingMigrationLocks()).isEmpty();
		this.other.commit();
		assertThat(deploy(database)).hasSize(1);
		assertThat(trace(database)).containsExactly("first");
	}

	@Test
	void theFirstDeployOfADatabaseAsksForNothing(TestDatabase database) {
		write("VACUUM FULL clients;\n", alone(exclusive("clients")));
		database.execute("DROP TABLE _prisma_migrations, clients, orders, trace");
		assertThat(deploy(database)).hasSize(2);
	}

}
