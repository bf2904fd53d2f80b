package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is left, and what the next rollback does, after {@code kill -9} of a JVM that
 * rolls back.
 */
@ExtendWith(PostgresExtension.class)
class KilledRollbackTests {

	private static final String NAME = "20260102000000_last";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void createATable(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int);");
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	@Test
	void nothingIsLeftOfATransactionAndTheNextRollbackBeginsAgain(TestDatabase database) {
		Migrator migrator = deploy(database, "CREATE TABLE half (); CREATE TABLE more ();",
				"DROP TABLE half;\nDROP TABLE more;\n");
		this.other.begin("SELECT FROM more");
		killAt(database);
		assertThat(database.queryForString("SELECT to_regclass('half')")).isEqualTo("half");
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
		this.other.commit();
		rollBack(migrator);
		assertThat(database.queryForString("SELECT to_regclass('half')")).isNull();
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UNDONE);
	}

	@Test
	void anIndexThatIsHalfDroppedStopsDeploysUntilTheRollbackHasGoneOn(TestDatabase database) {
		Migrator migrator = deploy(database, "CREATE INDEX clients_id ON clients (id); CREATE TABLE more ();",
				"DROP INDEX CONCURRENTLY clients_id;\nDROP TABLE more;\n");
		this.other.begin("INSERT INTO clients VALUES (1)");
		killAt(database);
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.HALF_UNDONE);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator::deploy);
		this.other.commit();
		rollBack(migrator);
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relname IN ('clients_id', 'more')"))
			.isEmpty();
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UNDONE);
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
	}

	private Migrator deploy(TestDatabase database, String script, String rollback) {
		this.migrations.with(NAME, script);
		new ImpactFiles(this.migrations).withRollback(NAME, rollback, RollbackLosses.NONE);
		Migrator migrator = this.migrations.migrator(database.dataSource());
		migrator.deploy();
		return migrator;
	}

	private static void rollBack(Migrator migrator) {
		RollbackTarget last = new RollbackTarget.Last();
		migrator.tools().rollback(last, List.of(NAME), Set.of());
	}

	/**
	 * Starts a rollback, and kills it once it waits for the other session.
	 */
	private void killAt(TestDatabase database) {
		try (RunnerProcess runner = RunnerProcess.start(RollbackProcess.class, database, this.directory, "killed")) {
			runner.awaitLine("undoing [" + NAME + "]");
			String backend = this.watcher.await(this.other.whoWaits());
			runner.kill();
			this.watcher.execute("SELECT pg_terminate_backend(" + backend + ")");
			this.watcher.awaitEndOf(backend);
		}
	}

}
