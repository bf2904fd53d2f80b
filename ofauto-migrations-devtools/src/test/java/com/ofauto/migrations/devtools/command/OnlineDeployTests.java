package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.StatementObserver;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a migration of {@code --online} does in production: nobody waits for it, and a
 * deploy that dies in any of its segments is resumed by the next one.
 */
class OnlineDeployTests {

	private static final int SEGMENTS = 11;

	private static final String ROWS = """
			INSERT INTO client SELECT i, 'client ' || i FROM generate_series(1, 100) i;
			INSERT INTO orders SELECT i, i %% 100 + 1, i, repeat('x', 450) FROM generate_series(1, %d) i;
			ANALYZE;
			""";

	private final TestDatabase development = PostgresServer.shared().createDatabase();

	@TempDir
	Path directory;

	private DevProject project;

	private List<Migration> migrations;

	@BeforeEach
	void writeTheMigration() throws IOException {
		this.project = new DevProject(this.directory, this.development).source("schema.sql");
		this.project.file("schema.sql", OnlineTests.BEFORE).type("migrate dev --name first");
	}

	@AfterEach
	void dropDevelopment() {
		this.development.close();
	}

	@Test
	void nobodyWaitsForTheOnlineForm() throws IOException {
		Verdict plain = verdict("migrate dev --name rules");
		assertThat(plain.kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
	}

	@Test
	void nobodyWaitsForTheOnlineFormOfTheSame() throws IOException {
		Verdict online = verdict("migrate dev --name rules --online");
		assertThat(online.statements()).hasSizeGreaterThan(10)
			.extracting(StatementVerdict::kind)
			.containsOnly(VerdictKind.NONE, VerdictKind.BRIEF);
		assertThat(online.text()).isEqualTo("brief");
	}

	private Verdict verdict(String command) throws IOException {
		try (TestDatabase production = production(40_000)) {
			write(command);
			Migrator migrator = migrator(production);
			MigrationPlan plan = migrator.plan();
			return Judge.judge(migrator, plan).verdicts().get(0);
		}
	}

	@Test
	void aDeployThatDiesAtTheBeginOfAnySegmentIsResumed() throws Exception {
		killAtEach(true);
	}

	@Test
	@Tag("faults")
	void aDeployThatDiesBesideAnyStatementIsResumed() throws Exception {
		killAtEach(false);
	}

	private void killAtEach(boolean begins) throws Exception {
		first();
		write("migrate dev --name rules --online");
		DatabaseSchema wanted = read(this.development);
		int event = 0;
		int killed = 0;
		boolean died = true;
		while (died) {
			try (TestDatabase production = production(200)) {
				Killer killer = new Killer(production, event, begins);
				try {
					migrator(production).tools().deploy(killer);
				}
				catch (MigrationException ex) {
					assertThat(killer.killed).as(ex.problem()).isTrue();
				}
				died = killer.killed;
				killed += died ? 1 : 0;
				migrator(production).deploy();
				assertThat(read(production)).as("killed at %s", event).isEqualTo(wanted);
				assertThat(production.queryForStrings(
						"SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NULL FROM _prisma_migrations ORDER BY 1"))
					.hasSize(2)
					.allMatch((record) -> record.endsWith("|t|t"));
				assertThat(production.queryForLong("SELECT count(*) FROM orders")).isEqualTo(200);
			}
			event++;
		}
		assertThat(killed).isGreaterThanOrEqualTo(SEGMENTS);
	}

	/**
	 * A database with the first migration and rows.
	 */
	private TestDatabase production(int rows) throws IOException {
		TestDatabase production = PostgresServer.shared().createDatabase();
		new Migrator(production.dataSource(), first(), MigratorSettings.defaults(), List.of()).deploy();
		production.execute(ROWS.formatted(rows));
		return production;
	}

	private MigrationDirectory first() throws IOException {
		if (this.migrations == null) {
			this.migrations = directory().read();
		}
		return MigrationDirectory.holding(this.migrations.subList(0, 1));
	}

	private void write(String command) throws IOException {
		this.project.file("schema.sql", OnlineTests.AFTER).type(command);
		assertThat(this.project.screen()).contains("Applied ");
	}

	private MigrationDirectory directory() {
		return new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.project.migrations()));
	}

	private Migrator migrator(TestDatabase production) {
		return new Migrator(production.dataSource(), directory(), MigratorSettings.defaults(), List.of());
	}

	private static DatabaseSchema read(TestDatabase database) {
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

	/**
	 * Ends the session of a deploy at one of its events.
	 */
	private static final class Killer implements StatementObserver {

		private final TestDatabase database;

		private final boolean begins;

		private int left;

		private @Nullable Connection connection;

		private boolean killed;

		Killer(TestDatabase database, int event, boolean begins) {
			this.database = database;
			this.left = event;
			this.begins = begins;
		}

		private void event(boolean begin) throws SQLException {
			if (this.connection == null || this.begins && !begin || this.killed) {
				return;
			}
			if (this.left-- == 0) {
				this.killed = true;
				long pid = pid();
				this.database.execute("SELECT pg_terminate_backend(" + pid + ")");
				while (this.database.queryForLong("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid) > 0) {
					Thread.onSpinWait();
				}
			}
		}

		private long pid() throws SQLException {
			return this.connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
		}

		@Override
		public void begins(Migration migration, Connection connection) {
			this.connection = connection;
		}

		@Override
		public void transactionBegins() throws SQLException {
			event(true);
		}

		@Override
		public void ran(MigrationStatement statement, String command) throws SQLException {
			event(false);
		}

		@Override
		public void transactionEnds(boolean committed) throws SQLException {
			event(false);
		}

		@Override
		public void aloneBegins(MigrationStatement statement) throws SQLException {
			event(true);
		}

		@Override
		public void aloneEnds(MigrationStatement statement, @Nullable String command) throws SQLException {
			event(false);
		}

		@Override
		public void passed(MigrationStatement statement) {
		}

	}

}
