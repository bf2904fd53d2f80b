package com.ofauto.migrations.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.PgBouncer;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.support.CopiedServer;
import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A rehearsal changes a copy of the configured database, and nothing that may be that
 * database.
 */
class CopyRehearsalTests {

	private static final String ORDERS = "20260101000000_orders";

	private static final String NEXT = "20260201000000_next";

	private static final String LAST = "20260301000000_last";

	@TempDir
	private static Path servers;

	private static CopiedServer server;

	@TempDir
	Path directory;

	@TempDir
	Path dumped;

	private ScriptDirectory scripts;

	@BeforeAll
	static void startBoth(@TempDir Path first) {
		ScriptDirectory scripts = orders(first);
		server = CopiedServer.start(servers, 2,
				(creation) -> List
					.of("shop", "fails", "again", "moved", "stamped", "staging", "alone", "logical", "hostile", "used",
							"pooled", "raced")
					.forEach((name) -> {
						TestDatabase database = creation.create(name);
						migrator(scripts, database.dataSource(), MigrationEnvironment.PRODUCTION).deploy();
						database.execute("INSERT INTO orders SELECT i, CASE WHEN i % 10 > 0 THEN i END"
								+ " FROM generate_series(1, 40) i");
					}));
	}

	@AfterAll
	static void stopBoth() throws IOException {
		server.close();
	}

	private static ScriptDirectory orders(Path directory) {
		return new ScriptDirectory(directory).with(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY, client int);\n");
	}

	private static Migrator migrator(ScriptDirectory scripts, DataSource database, MigrationEnvironment environment) {
		return new Migrator(database,
				new MigrationDirectory(CopyRehearsalTests.class.getClassLoader(), List.of(scripts.location())),
				MigratorSettings.defaults(), new Gate(environment, true, Set.of()), List.of());
	}

	@BeforeEach
	void oneMigrationIsPending() {
		this.scripts = orders(this.directory).with(NEXT, """
				ALTER TABLE orders ADD COLUMN note text;
				UPDATE orders SET note = 'old' WHERE id <= 30;
				COPY orders FROM STDIN;
				100	7	new
				101	8	new
				\\.
				""");
	}

	private CopyRehearsal rehearsal(TestDatabase original, DataSource copy) {
		return rehearsal(original.dataSource(), copy, MigrationEnvironment.PRODUCTION);
	}

	private CopyRehearsal rehearsal(DataSource original, DataSource copy, MigrationEnvironment environment) {
		return new CopyRehearsal(migrator(this.scripts, original, environment), copy, List.of());
	}

	@Test
	void aCopyOfTheFilesIsChangedAndTheOriginalIsNot() {
		CopyRehearsal rehearsal = rehearsal(server.original("shop"), server.copy("shop").dataSource());
		CopyLook look = rehearsal.look();
		assertThat(look.proof()).isEqualTo(new CopyProof.Proven());
		assertThat(look.plan().database().describe()).endsWith("stamped production");
		RehearsalRun run = rehearsal.run();
		assertThat(run.failure()).isNull();
		assertThat(run.rehearsal().migrations()).singleElement().satisfies((migration) -> {
			assertThat(migration.name()).isEqualTo(NEXT);
			assertThat(migration.failure()).isNull();
			assertThat(migration.durationMs()).isNotNull();
			assertThat(migration.statements())
				.extracting(RehearsedStatement::line, RehearsedStatement::command, RehearsedStatement::rows)
				.containsExactly(tuple(1, "ALTER TABLE", null), tuple(2, "UPDATE", 30L), tuple(3, "COPY", 2L),
						tuple(null, "COMMIT", null));
			assertThat(migration.statements()).allSatisfy((statement) -> {
				assertThat(statement.durationMs()).isNotNull();
				assertThat(statement.walBytes()).isPositive();
			});
		});
		assertThat(server.copy("shop").queryForLong("SELECT count(note) FROM orders")).isEqualTo(32);
		assertThat(server.original("shop")
			.queryForStrings(
					"SELECT column_name FROM information_schema.columns" + " WHERE table_name = 'orders' ORDER BY 1"))
			.containsExactly("client", "id");
	}

	@Test
	void theSameDatabaseIsRefusedByWhateverNameItIsReached() {
		TestDatabase original = server.original("shop");
		PGSimpleDataSource otherName = original.dataSource();
		otherName.setUrl(original.url().replace("localhost", "127.0.0.1"));
		CopyRehearsal rehearsal = rehearsal(original, otherName);
		assertThatExceptionOfType(CopyRefusedException.class).isThrownBy(rehearsal::look)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(CopyRefusedException.Reason.SAME_SERVER))
			.withMessageStartingWith("Database shop is the configured database itself: an advisory lock that was taken"
					+ " there is seen here. Nothing was applied.");
	}

	@Test
	void anotherDatabaseOfTheServerIsRefused() {
		assertThatExceptionOfType(CopyRefusedException.class)
			.isThrownBy(rehearsal(server.original("shop"), server.original("fails").dataSource())::look)
			.withMessageStartingWith("Database fails is on the server of the configured database:");
	}

	@Test
	void whatIsPendingBehindAFailureIsNotTried() {
		this.scripts
			.with(NEXT, "ALTER TABLE orders ADD COLUMN note text;\n\nALTER TABLE orders ALTER client SET NOT NULL;\n")
			.with(LAST, "SELECT 1;\n");
		CopyRehearsal rehearsal = rehearsal(server.original("fails"), server.copy("fails").dataSource());
		rehearsal.look();
		RehearsalRun run = rehearsal.run();
		assertThat(run.failure()).isInstanceOf(StatementFailedException.class);
		assertThat(run.rehearsal().migrations()).singleElement().satisfies((migration) -> {
			assertThat(migration.failure()).isEqualTo(new RehearsalFailure(3, "23502"));
			assertThat(migration.durationMs()).isNull();
			assertThat(migration.statements()).extracting(RehearsedStatement::line).containsExactly(1);
		});
	}

	@Test
	void whatRunsAloneIsTimedToo() {
		this.scripts.with(NEXT, "SELECT 1;\nCREATE INDEX CONCURRENTLY orders_client ON orders (client);\n"
				+ "DO $$ BEGIN PERFORM 1; END $$;\nINSERT INTO orders SELECT i FROM generate_series(200, 249) i;\n");
		CopyRehearsal rehearsal = rehearsal(server.original("alone"), server.copy("alone").dataSource());
		rehearsal.look();
		assertThat(rehearsal.run().rehearsal().migrations()).singleElement()
			.satisfies((migration) -> assertThat(migration.statements())
				.extracting(RehearsedStatement::line, RehearsedStatement::command, RehearsedStatement::rows)
				.containsExactly(tuple(1, "SELECT", null), tuple(null, "COMMIT", null), tuple(2, "CREATE INDEX", null),
						tuple(3, "DO", null), tuple(4, "INSERT", 50L), tuple(null, "COMMIT", null)));
	}

	@Test
	void aCopyThatWasUsedIsNotProven() {
		TestDatabase original = server.original("again");
		CopyRehearsal first = rehearsal(original, server.copy("again").dataSource());
		first.look();
		first.run();
		this.scripts.with(LAST, "SELECT 1;\n");
		assertThat(rehearsal(original, server.copy("again").dataSource()).look().proof())
			.isEqualTo(new CopyProof.Unproven("The history of database again has 1 of its 2 records that the configured"
					+ " database lacks: a rehearsal has used it, or it is no copy of that."));
	}

	@Test
	void aDatabaseWithTheSameMigrationsIsNoCopy() {
		assertThat(rehearsal(server.original("shop"), server.copy("moved").dataSource()).look().proof())
			.isEqualTo(new CopyProof.Unproven("The history of database moved has no record of the configured database,"
					+ " so it is no copy of that."));
	}

	@Test
	void aDatabaseWithoutHistoryIsNoCopy() {
		try (TestDatabase empty = PostgresServer.shared().createDatabase()) {
			assertThatExceptionOfType(CopyRefusedException.class)
				.isThrownBy(rehearsal(server.original("shop"), empty.dataSource())::look)
				.withMessageStartingWith(
						"Database " + empty.name() + " has no history of migrations, so it is no copy of"
								+ " a database that has one. Nothing was applied.");
		}
	}

	@Test
	void productionIsNoCopyOfStagingThatWasCopiedFromIt() {
		TestDatabase staging = server.original("staging");
		staging.execute("COMMENT ON TABLE _prisma_migrations IS '"
				+ String.valueOf(stamp(staging)).replace("stamped production", "stamped staging") + "'");
		assertThat(rehearsal(staging.dataSource(), server.copy("staging").dataSource(), MigrationEnvironment.STAGING)
			.look()
			.proof())
			.isEqualTo(new CopyProof.Unproven("Database staging is stamped production, and the configured one is of"
					+ " staging. So the configured one may be the copy."));
	}

	@Test
	void aCopyOfTheRowsIsOne() {
		try (TestDatabase copy = PostgresServer.shared().createDatabase()) {
			copyRows(server.original("logical"), copy);
			CopyLook look = rehearsal(server.original("logical"), copy.dataSource()).look();
			assertThat(look.plan().database().describe()).endsWith("stamped production, copied from another database");
			assertThat(look.proof()).isEqualTo(new CopyProof.Proven());
		}
	}

	@Test
	void theOriginalIsNoCopyOfACopyOfItsRows() {
		try (TestDatabase copy = PostgresServer.shared().createDatabase()) {
			copyRows(server.original("stamped"), copy);
			assertThat(rehearsal(copy, server.original("stamped").dataSource()).look().proof())
				.isEqualTo(new CopyProof.Unproven("Database stamped is stamped production itself, and no copy of the"
						+ " configured database's files, which may be a copy of it."));
		}
	}

	/**
	 * As a dump does.
	 */
	private void copyRows(TestDatabase original, TestDatabase copy) {
		orders(this.dumped).migrator(copy.dataSource()).deploy();
		copy.execute("UPDATE _prisma_migrations SET id = '"
				+ original.queryForString("SELECT id FROM _prisma_migrations") + "'");
		copy.execute("COMMENT ON TABLE _prisma_migrations IS '" + stamp(original) + "'");
	}

	private static String stamp(TestDatabase database) {
		return String
			.valueOf(database.queryForString("SELECT obj_description('_prisma_migrations'::regclass, 'pg_class')"));
	}

	@Test
	void aUrlThatLeadsElsewhereMeanwhileChangesNothing() {
		TestDatabase original = server.original("moved");
		Balancer balancer = new Balancer(server.copy("moved").dataSource());
		CopyRehearsal rehearsal = rehearsal(original, balancer);
		assertThat(rehearsal.look().proof()).isEqualTo(new CopyProof.Proven());
		balancer.place = original.dataSource();
		assertThatExceptionOfType(CopyRefusedException.class).isThrownBy(rehearsal::run)
			.withMessageStartingWith("The connection leads to database moved now, and has led to database moved on"
					+ " another server before. Nothing was applied there.");
		assertThat(original.queryForStrings("SELECT migration_name FROM _prisma_migrations")).containsExactly(ORDERS);
		assertThat(original.remainingLocks()).isEmpty();
	}

	@Test
	void aSessionThatReadsOnlyIsNoPlaceForMigrations() {
		PGSimpleDataSource copy = server.copy("used").dataSource();
		copy.setOptions("-c default_transaction_read_only=on");
		assertThatExceptionOfType(CopyRefusedException.class).isThrownBy(rehearsal(server.original("used"), copy)::look)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(CopyRefusedException.Reason.READ_ONLY))
			.withMessage(
					"The transactions of database used are read-only (default_transaction_read_only is on). Nothing"
							+ " was applied.\nLook at the URL, and at the settings of the role and of the database there, and"
							+ " rehearse again: migrate rehearse --on URL");
	}

	/**
	 * The lock that tells the servers apart works behind a pooler too. The migration lock
	 * does not.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "transaction", "session" })
	void behindAPoolerNothingIsApplied(String mode, @TempDir Path configuration) throws IOException {
		TestDatabase original = server.original("pooled");
		try (PgBouncer pooler = PgBouncer.before(server.copy("pooled"), mode, configuration)) {
			CopyRehearsal rehearsal = rehearsal(original, pooler.dataSource());
			assertThat(rehearsal.look().proof()).isEqualTo(new CopyProof.Proven());
			assertThatExceptionOfType(CopyRefusedException.class).isThrownBy(rehearsal::run)
				.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(CopyRefusedException.Reason.UNSUPPORTED))
				.withMessage("The database that was given cannot be migrated. The connection goes through a pooler (the"
						+ " server process is not the one that the driver was told), and behind a pooler in transaction"
						+ " mode the migration lock has no effect. Nothing was applied.\nGive the URL of a server of"
						+ " PostgreSQL itself, without a pooler, and rehearse again: migrate rehearse --on URL");
		}
		try (PgBouncer pooler = PgBouncer.before(original, mode, configuration)) {
			assertThatExceptionOfType(CopyRefusedException.class)
				.isThrownBy(rehearsal(original, pooler.dataSource())::look)
				.satisfies(
						(refusal) -> assertThat(refusal.reason()).isEqualTo(CopyRefusedException.Reason.SAME_SERVER));
		}
	}

	@Test
	void whatSomebodyElseHasAppliedMeanwhileIsNotRehearsed() {
		CopyRehearsal rehearsal = rehearsal(server.original("raced"), server.copy("raced").dataSource());
		rehearsal.look();
		migrator(this.scripts, server.copy("raced").dataSource(), MigrationEnvironment.PRODUCTION).deploy();
		RehearsalRun run = rehearsal.run();
		assertThat(run.failure()).isNull();
		assertThat(run.rehearsal().migrations()).isEmpty();
		assertThat(run.missed()).containsExactly(NEXT);
	}

	@Test
	void whatWaitedForOthersThereIsNamed() {
		try (Bystander reader = Bystander.on(server.copy("used")).begin("SELECT FROM orders")) {
			CopyRehearsal rehearsal = new CopyRehearsal(
					migrator(this.scripts, server.original("used").dataSource(), MigrationEnvironment.PRODUCTION),
					server.copy("used").dataSource(), List.of(new MigrationListener() {

						@Override
						public void migrationRetried(String name, int attempt, Duration pause) {
							reader.commit();
						}

					}));
			rehearsal.look();
			RehearsalRun run = rehearsal.run();
			assertThat(run.failure()).isNull();
			assertThat(run.waited()).containsExactly(NEXT);
		}
	}

	@Test
	void aStandbyIsRefusedOnEitherSide() {
		server.turnIntoStandby(2);
		TestDatabase standby = server.copy(2, "shop");
		assertThatExceptionOfType(CopyRefusedException.class)
			.isThrownBy(rehearsal(server.original("shop"), standby.dataSource())::look)
			.withMessageStartingWith("Database shop is on a standby (pg_is_in_recovery() is true), which cannot be"
					+ " migrated. Nothing was applied.");
		assertThatExceptionOfType(CopyRefusedException.class)
			.isThrownBy(rehearsal(standby, server.original("shop").dataSource())::look)
			.withMessageStartingWith("The configured database is on a standby (pg_is_in_recovery() is true), which does"
					+ " not see the locks of its primary. So it cannot tell whether database shop is that primary."
					+ " Nothing was applied.");
	}

	@Test
	void whereTheConfiguredDatabaseCannotBeReachedNothingIsProven() {
		PGSimpleDataSource nowhere = server.original("shop").dataSource();
		nowhere.setUrl("jdbc:postgresql://localhost:1/shop");
		nowhere.setPassword("geheim123");
		CopyProof proof = rehearsal(nowhere, server.copy("stamped").dataSource(), MigrationEnvironment.PRODUCTION)
			.look()
			.proof();
		assertThat(proof).isInstanceOfSatisfying(CopyProof.Unproven.class,
				(unproven) -> assertThat(unproven.reason()).startsWith("The configured database could not be asked. ")
					.doesNotContain("geheim123"));
	}

	@Test
	void nothingIsCaughtByWhatSomebodyHasPutIntoEitherDatabase() {
		TestDatabase original = server.original("hostile");
		TestDatabase copy = server.copy("hostile");
		HostileDatabase there = HostileDatabase.of(original).with(HostileDatabase.BEFORE);
		HostileDatabase here = HostileDatabase.of(copy).with(HostileDatabase.BEFORE);
		this.scripts.with(NEXT, "ALTER TABLE orders ADD COLUMN note int;\n")
			.with(LAST, "CREATE INDEX CONCURRENTLY orders_id ON orders (id);\nALTER TABLE orders ADD more nonsense;\n");
		CopyRehearsal rehearsal = rehearsal(original, copy.dataSource());
		assertThat(rehearsal.look().proof()).isEqualTo(new CopyProof.Proven());
		assertThat(rehearsal.run().rehearsal().migrations()).hasSize(2);
		FactsRehearsal.of(migrator(this.scripts, copy.dataSource(), MigrationEnvironment.PRODUCTION),
				original.dataSource());
		assertThat(here.caught()).isEmpty();
		assertThat(there.caught()).isEmpty();
	}

	/**
	 * Leads to one server at a time.
	 */
	private static final class Balancer extends AbstractDataSource {

		private DataSource place;

		Balancer(DataSource place) {
			this.place = place;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.place.getConnection();
		}

		@Override
		public Connection getConnection(String user, String password) throws SQLException {
			return this.place.getConnection(user, password);
		}

	}

}
