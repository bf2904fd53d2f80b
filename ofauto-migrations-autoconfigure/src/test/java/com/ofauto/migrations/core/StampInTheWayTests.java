package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static com.ofauto.migrations.core.MigrationEnvironment.DEVELOPMENT;
import static com.ofauto.migrations.core.MigrationEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A stamp that cannot be written now is left to the next deploy, which goes on without.
 */
@ExtendWith(PostgresExtension.class)
class StampInTheWayTests {

	private static final String COMMENT = "COMMENT ON TABLE _prisma_migrations IS 'of a person'";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployWithoutAStamp(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY);");
		this.migrations.migrator(database.dataSource(), Gate.ofProduction()).deploy();
	}

	@Test
	void whoeverHoldsTheLockOfMigrationsStampsByItself(TestDatabase database) throws SQLException {
		beside(database, "SELECT pg_advisory_lock(72707369)",
				() -> staysWithoutAStamp(database.dataSource(), database));
		assertThat(database.remainingLocks()).isEmpty();
		stamps(database);
	}

	@Test
	void aTableThatSomebodyHoldsIsStampedByTheNext(TestDatabase database) throws SQLException {
		String hold = "LOCK TABLE _prisma_migrations IN SHARE UPDATE EXCLUSIVE MODE";
		beside(database, hold, () -> staysWithoutAStamp(database.dataSource(), database));
		beside(database, hold, () -> assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator(database.dataSource()).stamp(PRODUCTION, database.name()))
			.withMessage("The stamp could not be written into database " + database.name()
					+ ": at this moment another session deploys, holds a lock on \"public\"._prisma_migrations, or"
					+ " has changed its comment.\nTry again."));
		stamps(database);
	}

	@Test
	void aSessionThatMayOnlyReadGoesOnWithout(TestDatabase database) {
		PGSimpleDataSource reading = database.dataSource();
		reading.setOptions("-c default_transaction_read_only=on");
		staysWithoutAStamp(reading, database);
		assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator(reading).stamp(PRODUCTION, database.name()))
			.withMessage("The stamp could not be written into database " + database.name()
					+ ": the session is read-only.\nUse a session that can write. SELECT setting, source FROM"
					+ " pg_settings"
					+ " WHERE name = 'default_transaction_read_only' shows where the setting comes from.");
		stamps(database);
	}

	@ParameterizedTest
	@ValueSource(strings = { "read committed", "repeatable read", "serializable" })
	void whatAPersonHasSaidMeanwhileStays(String isolation, TestDatabase database) {
		PGSimpleDataSource isolated = database.dataSource();
		isolated.setOptions("-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
		Migrator developing = this.migrations.migrator(isolated, new Gate(DEVELOPMENT, true, Set.of()));
		try (Bystander person = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			person.begin("LOCK TABLE clients");
			CompletableFuture<DeployReport> deploy = Aside.supply(developing::deploy);
			awaitThatItWaits(deploy, watcher);
			person.execute(COMMENT).commit();
			deploy.join();
		}
		assertThat(StampLines.comment(database)).isEqualTo("of a person");
	}

	@Test
	void whatAPersonIsSayingStays(TestDatabase database) {
		Migrator developing = this.migrations.migrator(database.dataSource(), new Gate(DEVELOPMENT, true, Set.of()));
		try (Bystander person = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			person.begin(COMMENT);
			CompletableFuture<DeployReport> deploy = Aside.supply(developing::deploy);
			awaitThatItWaits(deploy, watcher);
			person.commit();
			deploy.join();
		}
		assertThat(StampLines.comment(database)).isEqualTo("of a person");
		assertThat(this.migrations.log().lines()).noneMatch((line) -> line.contains("stamp"));
	}

	/**
	 * A deploy does not wait for long, so that nobody may see it.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "55P03", "42501", "25006", "P0001" })
	void whatAnEventTriggerRaisesIsSaidAsItIs(String state, TestDatabase database) {
		database.execute("CREATE FUNCTION veto() RETURNS event_trigger LANGUAGE plpgsql AS"
				+ " 'BEGIN RAISE EXCEPTION ''no comments here'' USING ERRCODE = ''" + state + "''; END';"
				+ " CREATE EVENT TRIGGER veto ON ddl_command_end WHEN TAG IN ('COMMENT') EXECUTE FUNCTION veto()");
		for (ThrowingCallable work : List.<ThrowingCallable>of(
				() -> migrator(database.dataSource()).stamp(PRODUCTION, database.name()),
				() -> migrator(database.dataSource()).deploy())) {
			DatabaseAccessException failure = catchThrowableOfType(DatabaseAccessException.class, work);
			assertThat(failure.problem()).startsWith("Could not stamp the database: ERROR: no comments here\n"
					+ "  Where: PL/pgSQL function veto() line 1 at RAISE\n");
			assertThat(failure.remedy()).isEqualTo("A function in the database raised this error, not PostgreSQL"
					+ " itself: find out why, and try again.");
		}
	}

	private static void awaitThatItWaits(CompletableFuture<?> deploy, Bystander watcher) {
		while (!deploy.isDone() && !watcher.sees("SELECT 1 FROM pg_locks WHERE relation >= 16384 AND NOT granted")) {
			watcher.execute("SELECT pg_sleep(0.01)");
		}
	}

	private static void beside(TestDatabase database, String hold, Runnable work) throws SQLException {
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute(hold);
			work.run();
		}
	}

	private void staysWithoutAStamp(DataSource dataSource, TestDatabase database) {
		assertThat(migrator(dataSource).deploy().applied()).isEmpty();
		assertThat(StampLines.comment(database)).isNull();
		assertThat(this.migrations.log().lines()).noneMatch((line) -> line.contains("stamp"));
	}

	private void stamps(TestDatabase database) {
		migrator(database.dataSource()).deploy();
		assertThat(StampLines.comment(database)).isEqualTo(StampLines.byARun(database, "production"));
	}

	private Migrator migrator(DataSource dataSource) {
		return this.migrations.migrator(dataSource, new Gate(PRODUCTION, true, Set.of()));
	}

}
