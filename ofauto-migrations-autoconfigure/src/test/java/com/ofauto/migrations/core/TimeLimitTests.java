package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A timeout of the server that ends a migration is named, with its source and its cure,
 * and the cure works.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class TimeLimitTests {

	private static final String ENDLESS = "SELECT pg_sleep(100000);";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private PGSimpleDataSource role;

	@BeforeEach
	void createRole(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory);
		String name = "hurried_" + database.name();
		database.execute("DROP ROLE IF EXISTS " + name);
		database.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'x'");
		database.execute("GRANT ALL ON SCHEMA public TO " + name);
		this.role = database.dataSource();
		this.role.setUser(name);
		this.role.setPassword("x");
	}

	private void set(TestDatabase database, String timeout) {
		database.execute("ALTER ROLE " + this.role.getUser() + " SET " + timeout + " = '2s'");
	}

	private StatementFailedException failure(DataSource dataSource) {
		return catchThrowableOfType(StatementFailedException.class, this.migrations.migrator(dataSource)::deploy);
	}

	@Test
	void aMigrationThatTheRolesTimeoutEndsSaysSo(TestDatabase database) {
		set(database, "statement_timeout");
		this.migrations.with("1_slow", "CREATE TABLE t (a int);\n" + ENDLESS);
		assertThat(failure(this.role)).hasMessage(
				"""
						Migration 1_slow failed.
						%1$s:2:1: canceling statement due to statement timeout (SQLSTATE 57014)
						    SELECT pg_sleep(100000);
						statement_timeout is 2s here, set for the role %2$s.
						Nothing of this migration remains: it was rolled back.
						Write "SET statement_timeout = 0;" before the statement, which affects only this file; or remove \
						it for the role that migrates: ALTER ROLE %2$s SET statement_timeout = 0.
						If this migration is applied nowhere yet, correct the file and start again. If it is applied in another \
						environment, do not touch it: repair the data, or run the application with the arguments migrate \
						resolve --applied 1_slow, and write a new migration.\
						"""
					.formatted(this.migrations.location("1_slow"), this.role.getUser()));
	}

	@Test
	void aSegmentThatTheRolesTimeoutEndsSaysSo(TestDatabase database) {
		set(database, "statement_timeout");
		this.migrations.with("1_slow", "-- ofauto: transaction=off\nCREATE TABLE t (a int);\n" + ENDLESS);
		assertThat(failure(this.role)).hasMessageContaining("""
				statement_timeout is 2s here, set for the role %1$s.
				1 of its 2 segments has finished and stays applied.
				Write "SET statement_timeout = 0;" before the statement, which affects only this file; or remove \
				it for the role that migrates: ALTER ROLE %1$s SET statement_timeout = 0.
				""".formatted(this.role.getUser()));
	}

	@Test
	void theSourceIsTheDatabase(TestDatabase database) {
		this.migrations.with("1_slow", ENDLESS);
		database.execute("ALTER DATABASE " + database.name() + " SET statement_timeout = '2s'");
		assertThat(failure(this.role))
			.hasMessageContaining("statement_timeout is 2s here, set for the database " + database.name() + ".\n");
		database.execute("ALTER ROLE " + this.role.getUser() + " IN DATABASE " + database.name()
				+ " SET statement_timeout = '1900ms'");
		assertThat(failure(this.role)).hasMessageContaining("statement_timeout is 1900ms here, set for the role "
				+ this.role.getUser() + " in the database " + database.name() + ".\n");
	}

	@Test
	void theSourceIsTheUrl(TestDatabase database) {
		this.migrations.with("1_slow", ENDLESS);
		this.role.setOptions("-c statement_timeout=2s");
		assertThat(failure(this.role)).hasMessageContaining("statement_timeout is 2s here, set by the URL.\n");
	}

	@Test
	void theSourceIsThePool(TestDatabase database) {
		this.migrations.with("1_slow", ENDLESS);
		HikariConfig config = new HikariConfig();
		config.setDataSource(this.role);
		config.setConnectionInitSql("SET statement_timeout = '2s'");
		try (HikariDataSource pool = new HikariDataSource(config)) {
			assertThat(failure(pool)).hasMessageContaining("statement_timeout is 2s here, set by a statement of the"
					+ " pool, such as spring.datasource.hikari.connection-init-sql.\n");
		}
	}

	@Test
	void theSourceIsTheFile(TestDatabase database) {
		set(database, "statement_timeout");
		this.migrations.with("1_slow", "SET LOCAL statement_timeout = '100ms';\n" + ENDLESS);
		assertThat(failure(this.role)).hasMessageContaining("""
				The file sets statement_timeout itself.
				Nothing of this migration remains: it was rolled back.
				Raise the limit there, or remove it.
				""");
	}

	@Test
	void whoIsCancelledByAPersonIsToldOfNoTimeout(TestDatabase database) throws Exception {
		this.migrations.with("1_slow", ENDLESS);
		FutureTask<StatementFailedException> deploy = new FutureTask<>(() -> failure(database.dataSource()));
		new Thread(deploy).start();
		try (Bystander person = Bystander.on(database)) {
			String pid = person.await("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
					+ " current_database() AND pid <> pg_backend_pid()");
			person.execute("SELECT pg_cancel_backend(" + pid + ")");
		}
		assertThat(deploy.get()).hasMessageContaining("due to user request").hasMessageNotContaining("timeout");
	}

	/**
	 * The statement goes on while the limit ends another one that began later.
	 */
	@ParameterizedTest
	@ValueSource(
			strings = { "SET statement_timeout = 0;\n", "CREATE TABLE t (a int);\nSET LOCAL statement_timeout = 0;\n",
					"-- ofauto: transaction=off\nSET statement_timeout = 0;\nCREATE TABLE t (a int);\n",
					"-- ofauto: transaction=off\nCREATE TABLE t (a int);\nSET statement_timeout = 0;\n" })
	void theCureWorks(String head, TestDatabase database) throws Exception {
		set(database, "statement_timeout");
		this.migrations.with("1_slow", head + Bystander.GATE + "\nCREATE TABLE after_it (a int);");
		FutureTask<DeployReport> deploy = new FutureTask<>(this.migrations.migrator(this.role, patient())::deploy);
		try (Bystander gate = Bystander.on(database).begin(Bystander.HOLD_GATE)) {
			new Thread(deploy).start();
			gate.await(Bystander.AT_GATE);
			assertThat(ended("57014")).isTrue();
		}
		assertThat(deploy.get().applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM after_it")).isZero();
	}

	private static MigratorSettings patient() {
		return MigratorSettings.defaults()
			.withMigrationLockWait(Duration.ofMinutes(10))
			.withTableLockTimeout(Duration.ofMinutes(10))
			.withTableLockRetries(1);
	}

	private boolean ended(String sqlState) throws SQLException {
		try (Connection connection = this.role.getConnection(); var statement = connection.createStatement()) {
			statement.execute("BEGIN; " + ENDLESS);
			return false;
		}
		catch (SQLException ex) {
			return sqlState.equals(ex.getSQLState());
		}
	}

	@Test
	void aTransactionThatIsEndedIsExplained(TestDatabase database) {
		assumeTrue(PostgresServer.shared().majorVersion() >= 17);
		set(database, "transaction_timeout");
		this.migrations.with("1_slow", ENDLESS);
		assertThat(catchThrowableOfType(ConnectionLostException.class, this.migrations.migrator(this.role)::deploy))
			.hasMessage(
					"""
							The connection was lost while migration 1_slow ran. A new connection shows that it is not applied. \
							(FATAL: terminating connection due to transaction timeout)
							transaction_timeout is 2s here, set for the role %1$s.
							Write "SET transaction_timeout = 0;" at the top of the file, which affects only this file; or remove \
							it for the role that migrates: ALTER ROLE %1$s SET transaction_timeout = 0.
							Then start again."""
						.formatted(this.role.getUser()));
	}

	@Test
	void theCureOfATransactionWorks(TestDatabase database) throws Exception {
		assumeTrue(PostgresServer.shared().majorVersion() >= 17);
		set(database, "transaction_timeout");
		this.migrations.with("1_slow", "SET transaction_timeout = 0;\n" + Bystander.GATE);
		FutureTask<DeployReport> deploy = new FutureTask<>(this.migrations.migrator(this.role, patient())::deploy);
		try (Bystander gate = Bystander.on(database).begin(Bystander.HOLD_GATE)) {
			new Thread(deploy).start();
			gate.await(Bystander.AT_GATE);
			assertThat(ended("25P04")).isTrue();
		}
		assertThat(deploy.get().applied()).hasSize(1);
	}

	/**
	 * Between two messages of a long file the server waits for the client, which hears a
	 * notice until the server has lost its patience.
	 */
	@ParameterizedTest
	@CsvSource({ "'', 'Write \"SET idle_in_transaction_session_timeout = 0;\" at the top of the file'",
			"SET idle_in_transaction_session_timeout = '1s';, Raise the limit there" })
	void aSessionThatIsEndedInATransactionIsExplained(String head, String cure, TestDatabase database) {
		set(database, "idle_in_transaction_session_timeout");
		this.migrations.with("1_long", head + "\nDO $$ BEGIN RAISE NOTICE '%', pg_backend_pid(); END $$;\nSELECT '"
				+ "x".repeat(Message.FULL) + "';\nSELECT 1;");
		MigrationListener slow = new MigrationListener() {

			@Override
			public void notice(String migration, String severity, String message) {
				try (Bystander watcher = Bystander.on(database)) {
					watcher.awaitEndOf(message);
				}
			}

		};
		Migrator migrator = new Migrator(this.role, this.migrations.directory(), MigrationsOnDisk.settings(),
				List.of(slow));
		assertThat(catchThrowableOfType(ConnectionLostException.class, migrator::deploy))
			.hasMessageStartingWith(
					"The connection was lost while migration 1_long ran. A new connection shows that it is not applied."
							+ " (FATAL: terminating connection due to idle-in-transaction timeout)\n")
			.hasMessageContaining("idle_in_transaction_session_timeout")
			.hasMessageContaining(cure);
	}

	/**
	 * Between two migrations the server waits for the client, which waits until the
	 * server has lost its patience.
	 */
	@Test
	void aSessionThatIsEndedBetweenMigrationsIsExplained(TestDatabase database) {
		database.execute("ALTER ROLE " + this.role.getUser() + " SET idle_session_timeout = '10s'");
		this.migrations.with("1_a", "CREATE TABLE a (id int)").with("2_b", "INSERT INTO a VALUES (1)");
		MigrationListener slow = new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				if (name.equals("2_b")) {
					try (Bystander watcher = Bystander.on(database)) {
						watcher.awaitEndOf(watcher.await("SELECT pid FROM pg_stat_activity WHERE usename = '"
								+ TimeLimitTests.this.role.getUser() + "'"));
					}
				}
			}

		};
		Migrator migrator = new Migrator(this.role, this.migrations.directory(), MigrationsOnDisk.settings(),
				List.of(slow));
		assertThat(catchThrowableOfType(ConnectionLostException.class, migrator::deploy)).hasMessage("""
				The connection was lost while migration 2_b ran. A new connection shows that it is not applied. \
				(FATAL: terminating connection due to idle-session timeout)
				idle_session_timeout is 10s here, set for the role %1$s.
				Remove it for the role that migrates: ALTER ROLE %1$s SET idle_session_timeout = 0.
				Then start again.""".formatted(this.role.getUser()));
		assertThat(migrator.plan().toApply()).hasSize(1);
	}

	@Test
	void theDriversOwnLimitIsNamed(TestDatabase database) {
		this.migrations.with("1_slow", ENDLESS);
		this.role.setSocketTimeout(10);
		assertThat(catchThrowableOfType(ConnectionLostException.class, this.migrations.migrator(this.role)::deploy))
			.hasMessageStartingWith(
					"The connection was lost while migration 1_slow ran. A new connection shows that it is not"
							+ " applied. (")
			.hasMessageEndingWith("""

					The driver waits 10 s for an answer: socketTimeout is set in the URL or by the pool.
					Migrate without it: remove socketTimeout, or set ofauto.migrations.url to a URL of its own with \
					socketTimeout=0.
					Then start again.""");
	}

	@Test
	void aSeedThatATimeoutEndsSaysSo(TestDatabase database) {
		this.role.setOptions("-c statement_timeout=2s");
		Gate gate = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Operation.SEED));
		Migrator migrator = new Migrator(this.role, this.migrations.directory(), MigrationsOnDisk.settings(), gate,
				List.of());
		byte[] seed = ENDLESS.getBytes(StandardCharsets.UTF_8);
		assertThat(catchThrowableOfType(OperationFailedException.class,
				() -> migrator.tools().guarded(Operation.SEED, (guarded) -> guarded.script("seed.sql", seed))))
			.hasMessage("""
					A seed failed.
					seed.sql:1:1: canceling statement due to statement timeout (SQLSTATE 57014)
					    SELECT pg_sleep(100000);
					statement_timeout is 2s here, set by the URL.
					Nothing of this file remains, and the schema is unchanged.
					Write "SET statement_timeout = 0;" before the statement, which affects only this file; or remove \
					it for the role that migrates: ALTER ROLE %s SET statement_timeout = 0.
					Correct the file, and seed again. To make a seed repeatable, use ON CONFLICT."""
				.formatted(this.role.getUser()));
	}

}
