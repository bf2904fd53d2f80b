package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.ofauto.migrations.autoconfigure.ChosenDataSource;
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.ImpatientMigrator;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.endpoint.MigrationsDescriptor;
import com.ofauto.migrations.endpoint.MigrationsEndpoint;
import com.ofauto.migrations.health.MigrationsHealthIndicator;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.PGConnection;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * A server that accepts connections and answers nothing. Without a limit each of these
 * tests would end when the server goes on, which it does not.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class FrozenServerTests {

	private static final String REMEDY = "Check whether the server hangs or the network drops packets, and try"
			+ " again.";

	@TempDir
	Path data;

	@TempDir
	Path scripts;

	private FaultServer server;

	private TestDatabase database;

	private ScriptDirectory migrations;

	@BeforeEach
	void start() {
		this.server = FaultServer.start(this.data);
		this.database = this.server.createDatabase();
		this.migrations = new ScriptDirectory(this.scripts).with("1_a", "CREATE TABLE a (id int);");
	}

	@AfterEach
	void stop() {
		this.server.thaw();
		this.server.close();
	}

	@Test
	void healthAndEndpointOfAnOwnUrlAnswer() {
		Migrator migrator = this.migrations.migrator(own());
		migrator.deploy();
		this.server.freeze();
		// Looks of one migrator would wait for each other.
		MigrationsEndpoint endpoint = new MigrationsEndpoint(Map.of("migrator", this.migrations.migrator(own())),
				Show.NEVER);
		CompletableFuture<MigrationsDescriptor> answer = Aside.supply(endpoint::migrations);
		Health health = new MigrationsHealthIndicator(migrator, Status.DOWN).health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).isEqualTo(Map.of("problem",
				"Could not connect to the database: the server did not answer in time (The connection attempt failed.)",
				"remedy", REMEDY));
		assertThat(answer.join().databases().get("migrator").failure())
			.isEqualTo(new FailureView("The database could not be read (SQLSTATE 08001).", REMEDY, null, null, null,
					null, "08001", null, null));
		this.server.thaw();
		assertThat(new MigrationsHealthIndicator(migrator, Status.DOWN).health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aLookGivesUpWhenTheServerFreezesAfterItHasConnected() {
		this.migrations.migrator(own()).deploy();
		Migrator migrator = this.migrations.migrator(freezing());
		try {
			DatabaseAccessException failure = catchThrowableOfType(DatabaseAccessException.class, migrator::plan);
			assertThat(failure).hasMessage("Could not read the history of migrations: the server did not answer in"
					+ " time (An I/O error occurred while sending to the backend.)\n" + REMEDY);
		}
		finally {
			this.server.thaw();
		}
	}

	@Test
	void aStartAndAnActGiveUpToo() {
		this.migrations.migrator(own()).deploy();
		Migrator migrator = ImpatientMigrator.over(freezing(), this.migrations.location());
		Map<String, Runnable> acts = Map.of("deploy", migrator::deploy, "question",
				() -> migrator.tools().require(Operation.DEPLOY), "preview of a reset",
				() -> migrator.tools().preview(Operation.RESET, null), "seed",
				() -> migrator.tools().guarded(Operation.SEED, (database) -> fail("It ran")), "decision",
				() -> migrator.resolve(List.of(new Decision.Applied("1_a"))), "stamp",
				() -> migrator.stamp(MigrationEnvironment.STAGING, "any"));
		Map<String, CompletableFuture<DatabaseAccessException>> failures = new HashMap<>();
		acts.forEach((name, act) -> failures.put(name,
				Aside.supply(() -> catchThrowableOfType(DatabaseAccessException.class, act::run))));
		try {
			failures.forEach((name, failure) -> assertThat(failure.join()).as(name)
				.hasMessage("Could not read the history of migrations: the server did not answer in time (An I/O"
						+ " error occurred while sending to the backend.)\n" + REMEDY));
		}
		finally {
			this.server.thaw();
		}
	}

	/**
	 * The pool's own limits count until it hands a connection out.
	 */
	@Test
	void aPoolOfTheApplicationAnswersAndRecovers() {
		try (HikariDataSource pool = this.database.pool(1)) {
			pool.setConnectionTimeout(1000);
			pool.setValidationTimeout(500);
			Migrator migrator = this.migrations.migrator(pool);
			migrator.deploy();
			this.server.freeze();
			assertThat(catchThrowableOfType(DatabaseAccessException.class, migrator::plan).sqlState()).isIn("08006",
					"08001", "08003");
			this.server.thaw();
			pool.setConnectionTimeout(60_000);
			assertThat(migrator.plan().counts().applied()).isEqualTo(1);
			assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
		}
	}

	/**
	 * The server process of a connection stops as soon as it is there.
	 */
	private DataSource freezing() {
		return new DelegatingDataSource(own()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				FaultServer.signal("STOP", connection.unwrap(PGConnection.class).getBackendPID());
				return connection;
			}

		};
	}

	private DataSource own() {
		return ChosenDataSource
			.at(this.database.url() + "?user=" + this.database.user() + "&password=" + this.database.password())
			.dataSource();
	}

}
