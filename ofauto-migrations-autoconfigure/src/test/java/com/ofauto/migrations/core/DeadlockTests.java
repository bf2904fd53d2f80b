package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
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
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What other sessions do at the same time is no fault of the file.
 */
@ExtendWith(PostgresExtension.class)
class DeadlockTests {

	private static final String CHANGE = "ALTER TABLE clients ADD email text;\n" + Bystander.GATE
			+ "\nALTER TABLE orders ADD day date;\n";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Bystander other;

	private Bystander gate;

	private Bystander watcher;

	@BeforeEach
	void deployTables(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_tables",
				"CREATE TABLE clients (id int);\nCREATE TABLE orders (id int);\nINSERT INTO clients VALUES (1);\n");
		this.migrations.migrator(database.dataSource()).deploy();
		PGSimpleDataSource patient = database.dataSource();
		patient.setApplicationName("shop");
		patient.setOptions("-c deadlock_timeout=10min");
		this.other = Bystander.on(patient);
		this.gate = Bystander.on(database).begin(Bystander.HOLD_GATE);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.gate.close();
		this.watcher.close();
	}

	private Migrator migrator(TestDatabase database, String options) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setOptions(options);
		return new Migrator(dataSource, this.migrations.directory(),
				MigrationsOnDisk.settings().withTableLockTimeout(Duration.ofMillis(500)).withTableLockRetries(0),
				Gate.ofProduction(), List.of(this.migrations.log()));
	}

	private CompletableFuture<MigrationBlockedException> deployAside(Migrator migrator) {
		return Aside.supply(() -> catchThrowableOfType(MigrationBlockedException.class, migrator::deploy));
	}

	@Test
	void aDeadlockIsALockThatCouldNotBeHad(TestDatabase database) {
		this.migrations.with("2_change", "SET LOCAL lock_timeout = 0;\n" + CHANGE);
		isTold(database, ":4:1: ");
	}

	@Test
	void soItIsWhereTheImpactIsKnown(TestDatabase database) {
		this.migrations.with("2_change", "SET LOCAL lock_timeout = 0;\n" + CHANGE);
		new ImpactFiles(this.migrations).with("2_change", brief(), brief(exclusive("clients")), rows(),
				brief(exclusive("orders")));
		isTold(database, ":4:1: ");
	}

	private void isTold(TestDatabase database, String place) {
		this.other.begin("INSERT INTO orders VALUES (1)");
		Migrator migrator = migrator(database, "-c deadlock_timeout=50ms");
		CompletableFuture<MigrationBlockedException> deploy = deployAside(migrator);
		int pid = this.other.pid();
		this.watcher.await(Bystander.AT_GATE);
		CompletableFuture<Bystander> reader = Aside.supply(() -> this.other.execute("SELECT FROM clients"));
		this.watcher.await("SELECT 1 WHERE cardinality(pg_blocking_pids(" + pid + ")) > 0");
		this.gate.commit();
		MigrationBlockedException failure = deploy.join();
		reader.join();
		// The other one may not have heard yet that it goes on.
		assertThat(failure.problem().replace(", active, ", ", idle in transaction, "))
			.startsWith("Migration 2_change could not lock what it changes in 1 attempt of 500 ms: the last attempt"
					+ " ended in a deadlock.\n" + this.migrations.location("2_change") + place
					+ "deadlock detected (SQLSTATE 40P01)\n  Detail: Process ")
			.contains("; blocked by process " + pid + ".", "\n    ALTER TABLE orders ADD day date;\n")
			.contains("\nDeadlock with: pid " + pid + ", application \"shop\", idle in transaction, in a transaction"
					+ " since ")
			.endsWith(", holds AccessShareLock on clients, RowExclusiveLock on orders.");
		assertThat(failure.remedy()).startsWith("Start again: ").doesNotContain("correct the file");
		assertThat(failure.blockers()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		this.other.commit();
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void rowsThatOthersChangeMeanwhileAreNoFaultOfTheFile(TestDatabase database) {
		this.migrations.with("2_change",
				"SELECT FROM clients;\n" + Bystander.GATE + "\nUPDATE clients SET id = id + 1;\n");
		Migrator migrator = migrator(database, "-c default_transaction_isolation=repeatable\\ read");
		CompletableFuture<MigrationBlockedException> deploy = deployAside(migrator);
		this.watcher.await(Bystander.AT_GATE);
		this.other.execute("UPDATE clients SET id = 5");
		this.gate.commit();
		MigrationBlockedException failure = deploy.join();
		assertThat(failure.problem()).isEqualTo("Migration 2_change could not keep its rows from other sessions in 1"
				+ " attempt of 500 ms.\n" + this.migrations.location("2_change")
				+ ":3:1: could not serialize access due to concurrent update (SQLSTATE 40001)\n"
				+ "    UPDATE clients SET id = id + 1;");
		assertThat(failure.remedy()).contains("default_transaction_isolation").doesNotContain("correct the file");
		assertThat(migrator.deploy().applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT id FROM clients")).isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "55P03", "40P01", "40001" })
	void aSeedInTheWayOfOthersIsNotToBeCorrected(String sqlState) {
		StatementFailure failure = new StatementFailure(new ScriptLocation("seed.sql", 1, 1), "DELETE FROM clients;",
				sqlState, "said by the server", null, null, null);
		assertThat(OperationFailedException.script(Operation.SEED, failure, null, new SQLException()).remedy())
			.isEqualTo("Other sessions use what the seed changes. Seed again when they have ended.");
	}

	@Test
	void aResetInTheWayOfOthersSaysWhatToClose() {
		assertThat(OperationFailedException
			.refused(Operation.RESET, "app", "deadlock detected", null, "40P01", List.of(), null, new SQLException())
			.remedy()).startsWith("Close the sessions that use these tables");
	}

}
