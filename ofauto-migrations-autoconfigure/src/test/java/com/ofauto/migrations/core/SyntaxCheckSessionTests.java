package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a check of the syntax does to the database, which is nothing.
 */
@ExtendWith(PostgresExtension.class)
class SyntaxCheckSessionTests {

	private static final String NAME = "20260102000000_pending";

	private static final String OBJECTS = "SELECT relname FROM pg_class"
			+ " WHERE relnamespace = 'public'::regnamespace ORDER BY relname";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeFilesThatCommit() {
		this.migrations = new MigrationsOnDisk(this.directory)
			.with("20260101000000_commits",
					"BEGIN; CREATE TABLE a (id int); COMMIT; CREATE TABLE b (id int); SELECT setval('numbers', 42);"
							+ " SELECT nextval('numbers');")
			.with("20260101000001_alone",
					"CREATE INDEX CONCURRENTLY numbered_index ON numbered (id);\nVACUUM numbered;")
			.with("20260101000002_rolls_back", "ROLLBACK; CREATE TABLE c (id int); COMMIT;")
			.with("20260101000003_long", "CREATE TABLE d (id int);\nSELECT '" + "x".repeat(300_000)
					+ "';\nCREATE TABLE e (id int);\nCOMMIT;\nCREATE TABLE f (id int);");
	}

	private void assertNothingRan(TestDatabase database) {
		assertThat(database.queryForStrings(OBJECTS)).containsExactly("numbered", "numbers");
		assertThat(database.queryForStrings("SELECT last_value, is_called FROM numbers")).containsExactly("1|f");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SELECT 1", "DO $$ BEGIN RAISE NOTICE 'a'; END $$", "SET standard_conforming_strings = off",
					"SET search_path = ''", "SET default_transaction_read_only = on", "SET check_function_bodies = off",
					"CREATE TEMPORARY TABLE integer (id int)", "SET client_min_messages = error" })
	void nothingRunsWhateverTheStateOfTheSession(String before, TestDatabase database) throws SQLException {
		database.execute("CREATE TABLE numbered (id int); CREATE SEQUENCE numbers");
		HikariDataSource pool = database.pool(1);
		Migrator migrator = this.migrations.migrator(pool);
		MigrationPlan plan = migrator.plan();
		execute(pool, before);
		assertThat(plan.toApply()).hasSize(4);
		assertThat(migrator.tools().check(plan)).isEmpty();
		assertNothingRan(database);
		try (Connection connection = pool.getConnection()) {
			assertThat(connection.unwrap(BaseConnection.class).getTransactionState()).isEqualTo(TransactionState.IDLE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "BEGIN; CREATE TABLE half (id int)", "BEGIN; SELECT 1 / 0" })
	void aTransactionThatSomebodyHasLeftOpenIsNotEnded(String before, TestDatabase database) throws SQLException {
		HikariDataSource pool = database.pool(1);
		Migrator migrator = this.migrations.migrator(pool);
		MigrationPlan plan = migrator.plan();
		for (String statement : before.split("; ")) {
			catchThrowable(() -> execute(pool, statement));
		}
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> migrator.tools().check(plan))
			.withMessage("The DataSource returned a connection in an open transaction, which the migrations would"
					+ " commit.\nCall the migrator outside of that transaction, or give it a DataSource of"
					+ " its own.");
	}

	private static void execute(HikariDataSource pool, String sql) throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "preferQueryMode=simple", "preferQueryMode=extended",
			"preferQueryMode=extendedCacheEverything", "autosave=always", "readOnly=true&readOnlyMode=always",
			"logServerErrorDetail=false", "options=-c%20standard_conforming_strings=off" })
	void theDriverIsKeptFromCuttingAFile(String option, TestDatabase database) {
		database.execute("CREATE TABLE numbered (id int); CREATE SEQUENCE numbers");
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUrl(database.url() + "?" + option);
		dataSource.setUser(database.user());
		dataSource.setPassword(database.password());
		Migrator migrator = this.migrations.with(NAME, "SELECT 1;\nSELECT 'C:\\';\nSELEC 2;").migrator(dataSource);
		assertThat(migrator.tools().check(migrator.plan())).extracting(MigrationScriptException::location)
			.containsExactly(new ScriptLocation(this.migrations.location(NAME), 3, 1));
		assertNothingRan(database);
	}

	@Test
	void aSmallFileCostsOneRoundTripAndAnEmptyOneNone(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			MigrationsOnDisk small = new MigrationsOnDisk(this.directory.resolve("small"));
			small.with("20260101000000_table", "CREATE TABLE t (id int);").migrator(database.dataSource()).deploy();
			for (int i = 1; i <= 20; i++) {
				small.with("202601010000%02d_table".formatted(i), "CREATE TABLE t%d (id int);\nSELECT 1;".formatted(i));
			}
			small.with("20260102000000_empty", "-- Nothing yet.\n").with("20260103000000_broken", "SELEC 1;");
			Migrator migrator = small.migrator(proxy.dataSource());
			MigrationPlan plan = migrator.plan();
			long statements = proxy.statements();
			assertThat(migrator.tools().check(plan)).hasSize(1);
			assertThat(proxy.roundTrips()).as("one for the plan").isEqualTo(1 + 21);
			assertThat(proxy.statements()).as("statements that ran").isEqualTo(statements);
		}
	}

	@Test
	void nothingPendingCostsNothing(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			MigrationsOnDisk none = new MigrationsOnDisk(this.directory.resolve("none")).file("README.md", "");
			Migrator migrator = none.migrator(proxy.dataSource());
			MigrationPlan plan = migrator.plan();
			proxy.reset();
			assertThat(migrator.tools().check(plan)).isEmpty();
			assertThat(proxy.connections()).isZero();
		}
	}

	@Test
	void aLostConnectionIsNoSyntaxError(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = this.migrations.migrator(proxy.dataSource());
			MigrationPlan plan = migrator.plan();
			proxy.cutBeforeReplyTo((text) -> text.contains("CREATE TABLE b"));
			assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(() -> migrator.tools().check(plan))
				.withMessage(
						"Could not check the syntax of migrations: An I/O error occurred while sending to the backend.\n"
								+ "Check that the server is running and that the URL is correct, and start again.");
		}
	}

}
