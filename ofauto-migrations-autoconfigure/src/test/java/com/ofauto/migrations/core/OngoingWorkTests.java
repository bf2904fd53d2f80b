package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(PostgresExtension.class)
class OngoingWorkTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String NAME = "20260102000000_long";

	private MigrationsOnDisk migrations;

	private Migrator migrator;

	private Bystander other;

	private Bystander watcher;

	@BeforeEach
	void createATable(TestDatabase database, @TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int);");
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigratorSettings.defaults()
					.withMigrationLockWait(Duration.ofHours(1))
					.withTableLockTimeout(Duration.ofHours(1)),
				List.of(this.migrations.log()));
		this.other = Bystander.on(database);
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.other.close();
		this.watcher.close();
	}

	@Test
	void postgresSaysHowFarTheBuildOfAnIndexIsAndForWhomItWaits() throws Exception {
		this.migrations.with(NAME, "CREATE INDEX CONCURRENTLY clients_id ON clients (id);");
		this.other.begin("INSERT INTO clients VALUES (1)");
		CompletableFuture<DeployReport> deploy = Aside.supply(this.migrator::deploy);
		this.watcher.await(this.other.whoWaits());
		assertThat(this.migrator.work().progress()).map(StatementProgress::phase)
			.contains("waiting for writers before build (pid " + this.other.pid() + ")");
		this.other.commit();
		assertThat(deploy.get().applied()).hasSize(1);
		assertThat(this.migrator.work().progress()).isEmpty();
	}

	@Test
	void withNothingUnderWayThereIsNothingToCancelAndNothingMoreIsBegun(TestDatabase database) {
		this.migrations.with(NAME, "CREATE TABLE never ();");
		assertThat(this.migrator.work().cancel(PATIENCE)).isFalse();
		assertThatExceptionOfType(MigrationCancelledException.class).isThrownBy(this.migrator::deploy)
			.withMessageStartingWith("The run was cancelled between two statements.");
		assertThat(database.queryForString("SELECT to_regclass('never')")).isNull();
	}

	@Test
	void aMigrationOfManyStatementsStopsAtTheOneThatRuns(TestDatabase database) {
		this.migrations.with(NAME, "-- ofauto: transaction=off\nCREATE TABLE first (); " + Bystander.GATE
				+ "CREATE INDEX CONCURRENTLY clients_id ON clients (id); CREATE TABLE last ();");
		assertThat(cancelAtGate(PATIENCE)).hasMessageContaining("Migration " + NAME + " was cancelled.");
		assertThat(database.queryForString("SELECT to_regclass('last')")).isNull();
		this.other.commit();
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForString("SELECT to_regclass('last')")).isEqualTo("last");
	}

	@Test
	void whatMayHaveCommittedAPartIsNotRepeated(TestDatabase database) {
		this.migrations.with(NAME,
				"-- ofauto: transaction=off\nDO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; PERFORM "
						+ "pg_advisory_xact_lock(4711); END $$;");
		assertThat(cancelAtGate(PATIENCE)).hasMessageContaining("may have committed a part of its work");
		this.other.commit();
		assertThatExceptionOfType(DeployRejectedException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).deploy());
	}

	@Test
	void aServerThatDoesNotStopInTimeLosesTheConnection(TestDatabase database) {
		this.migrations.with(NAME, "CREATE TABLE late (); " + Bystander.GATE);
		MigrationCancelledException failure = cancelAtGate(Duration.ZERO);
		assertThat(failure).hasMessageContaining("the connection was closed").hasMessageContaining("migrate deploy");
		assertThat(failure.migration()).isEqualTo(Optional.of(NAME));
		this.other.commit();
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForString("SELECT to_regclass('late')")).isEqualTo("late");
	}

	@Test
	void aResetIsCancelledToo(TestDatabase database) throws Exception {
		Migrator reset = new Migrator(database.dataSource(), this.migrations.directory(), MigratorSettings.defaults(),
				new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.SEED)), List.of());
		this.other.begin(Bystander.HOLD_GATE);
		CompletableFuture<Void> seed = Aside.run(() -> reset.tools()
			.guarded(Operation.SEED, (guarded) -> guarded.script("seed.sql", Bystander.GATE.getBytes())));
		this.watcher.await(Bystander.AT_GATE);
		assertThat(reset.work().cancel(PATIENCE)).isTrue();
		assertThat(catchThrowableOfType(ExecutionException.class, seed::get)).cause()
			.isInstanceOf(MigrationCancelledException.class)
			.hasMessageContaining("Nothing of this file remains");
	}

	private MigrationCancelledException cancelAtGate(Duration patience) {
		this.other.begin(Bystander.HOLD_GATE);
		CompletableFuture<DeployReport> deploy = Aside.supply(this.migrator::deploy);
		this.watcher.await(Bystander.AT_GATE);
		assertThat(this.migrator.work().cancel(patience)).isTrue();
		return (MigrationCancelledException) catchThrowableOfType(ExecutionException.class, deploy::get).getCause();
	}

}
