package com.ofauto.migrations.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.support.CopiedServer;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	private ScriptDirectory scripts;

	@BeforeAll
	static void startBoth(@TempDir Path first) {
		ScriptDirectory scripts = orders(first);
		server = CopiedServer.start(servers, 1,
				(creation) -> List
					.of("shop", "fails", "again", "moved", "stamped", "staging", "hostile", "rows", "retried")
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
				MigratorSettings.defaults(),
				new Gate(environment, true, EnumSet.noneOf(com.ofauto.migrations.core.Operation.class)), List.of());
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
		CopyRun run = rehearsal.run();
		assertThat(run.failure()).isNull();
		assertThat(run.rehearsal().migrations()).singleElement().satisfies((migration) -> {
			assertThat(migration.name()).isEqualTo(NEXT);
			assertThat(migration.failure()).isNull();
			assertThat(migration.durationMs()).isNotNull();
			assertThat(migration.statements())
				.extracting(RehearsedStatement::line, RehearsedStatement::command, RehearsedStatement::rows)
				.containsExactly(org.assertj.core.groups.Tuple.tuple(1, "ALTER TABLE", null),
						org.assertj.core.groups.Tuple.tuple(2, "UPDATE", 30L),
						org.assertj.core.groups.Tuple.tuple(3, "COPY", 2L),
						org.assertj.core.groups.Tuple.tuple(null, "COMMIT", null));
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
		CopyRun run = rehearsal.run();
		assertThat(run.failure()).isInstanceOf(StatementFailedException.class);
		assertThat(run.rehearsal().migrations()).singleElement().satisfies((migration) -> {
			assertThat(migration.failure()).isEqualTo(new RehearsalFailure(3, "23502"));
			assertThat(migration.durationMs()).isNull();
			assertThat(migration.statements()).extracting(RehearsedStatement::line).containsExactly(1);
		});
	}

}
