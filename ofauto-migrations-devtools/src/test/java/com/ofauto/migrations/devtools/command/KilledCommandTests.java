package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whenever {@code migrate dev} is killed, the next one finishes its work and tidies up.
 */
@ExtendWith(PostgresExtension.class)
class KilledCommandTests {

	private static final String SCRATCH = "SELECT datname FROM pg_database WHERE datname LIKE 'ofauto\\_scratch\\_%'";

	private static final String SCRATCH_SESSION = "SELECT FROM pg_stat_activity WHERE datname LIKE 'ofauto\\_scratch\\_%'";

	private static final String TRIES_TO_LOCK = "SELECT FROM pg_stat_activity WHERE datname = current_database()"
			+ " AND pid <> pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'";

	private static final String WAITS_FOR_A_TABLE = "SELECT FROM pg_locks WHERE locktype = 'relation' AND NOT granted";

	private static final String LOCK = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	private static final String HISTORY = "SELECT migration_name FROM _prisma_migrations"
			+ " WHERE finished_at IS NOT NULL ORDER BY 1";

	@TempDir
	private Path directory;

	private TestDatabase database;

	private DevProject project;

	@BeforeEach
	void changesASchema(TestDatabase database) throws IOException {
		this.database = database;
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE a (id int PRIMARY KEY);\n")
			.type("migrate dev --name first");
		this.project.file("schema.sql", "CREATE TABLE a (id int PRIMARY KEY, note text);\n").screen();
	}

	@Test
	void amidItsScratchDatabases() throws Exception {
		killWhen(SCRATCH_SESSION);
		assertThat(this.project.names()).hasSize(1);
		nextOneFinishes("Applied 20260301110000_next");
	}

	@Test
	void beforeItWrites() throws Exception {
		whileLocked("SELECT pg_advisory_lock(72707369)", () -> killWhen(TRIES_TO_LOCK));
		assertThat(this.project.names()).hasSize(1);
		nextOneFinishes("Applied 20260301110000_next");
	}

	/**
	 * What the server has been sent, it may finish.
	 */
	@Test
	void whileItApplies() throws Exception {
		whileLocked("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE", () -> killWhen(WAITS_FOR_A_TABLE));
		assertThat(this.project.names()).hasSize(2);
		nextOneFinishes("there is nothing to make");
	}

	@Test
	void betweenTheFileOfWhatItAbsorbsAndTheRecord() throws IOException {
		String change = "ALTER TABLE a ADD COLUMN note text";
		this.database.execute(change);
		this.project.migration("20260301100000_killed", change + ";\n").type("migrate dev --drift absorb");
		assertThat(this.project.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(this.project.screen()).contains("migrate resolve --applied 20260301100000_killed.");
		this.project.type("migrate resolve --applied 20260301100000_killed");
		nextOneFinishes("there is nothing to make");
	}

	private void nextOneFinishes(String... said) throws IOException {
		// The server's session ends a moment after its process.
		await("NOT EXISTS (" + LOCK + ")");
		this.project.type("migrate dev --name next");
		assertThat(this.project.exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(this.project.screen()).contains(said);
		assertThat(this.database.queryForStrings(SCRATCH)).isEmpty();
		assertThat(this.database.queryForStrings(HISTORY)).isEqualTo(this.project.names());
		try (Stream<Path> beside = Files.list(this.project.migrations().resolveSibling("."))) {
			assertThat(beside).hasSize(1);
		}
	}

	private void killWhen(String sign) throws IOException, InterruptedException {
		Process process = DevProcess.start(this.directory, this.database, "migrate dev --name killed");
		try {
			await("EXISTS (" + sign + ")");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		await("NOT EXISTS (" + SCRATCH_SESSION + ")");
	}

	/**
	 * Waits in the server.
	 */
	private void await(String condition) {
		this.database.execute("DO $$ BEGIN FOR look IN 1..12000 LOOP PERFORM pg_stat_clear_snapshot(); IF " + condition
				+ " THEN RETURN; END IF; PERFORM pg_sleep(0.005); END LOOP; RAISE 'In vain'; END $$");
	}

	private void whileLocked(String lock, Step step) throws Exception {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(lock);
			step.run();
		}
	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException, InterruptedException, SQLException;

	}

}
