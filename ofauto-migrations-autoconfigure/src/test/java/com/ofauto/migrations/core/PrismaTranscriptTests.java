package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Asks the real Prisma about databases that this library wrote, and the other way round,
 * and writes what both said to {@code target/prisma-transcript.md}. Runs where the
 * property {@value #COMMAND} names a command that is called with a JDBC URL and a
 * directory of migrations, runs {@code prisma migrate status} and
 * {@code prisma migrate deploy} there, and prints their output with their exit codes.
 */
@ExtendWith(PostgresExtension.class)
@EnabledIfSystemProperty(named = PrismaTranscriptTests.COMMAND, matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PrismaTranscriptTests {

	static final String COMMAND = "ofauto.test.prisma";

	private static final String HISTORY = """
			SELECT migration_name, CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back'
				WHEN finished_at = started_at THEN 'declared' WHEN finished_at IS NOT NULL THEN 'finished'
				ELSE 'unfinished' END, applied_steps_count, coalesce(nullif(split_part(%2$s, E'\\n', 1), ''),
				CASE WHEN logs IS NULL THEN 'null' ELSE 'empty' END)
			FROM %1$s_prisma_migrations ORDER BY started_at
			""";

	private static final String CUSTOMER = "CREATE TABLE customer (id text PRIMARY KEY, name text NOT NULL);\n";

	private static final String VEHICLE = "CREATE TABLE vehicle (id text PRIMARY KEY,"
			+ " customer_id text NOT NULL REFERENCES customer, plate text NOT NULL);\n";

	private static final String INDEXES = "CREATE INDEX CONCURRENTLY vehicle_customer ON vehicle (customer_id);\n"
			+ "UPDATE vehicle SET plate = upper(plate);\nCREATE INDEX CONCURRENTLY ON vehicle (plate);\n";

	private final StringBuilder transcript = new StringBuilder();

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private String lastAnswer = "";

	@AfterAll
	void write() throws IOException {
		Files.writeString(Path.of("target", "prisma-transcript.md"), this.transcript);
	}

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory)
			.file("migration_lock.toml", "provider = \"postgresql\"\n")
			.with("20260105080000_create_customer", CUSTOMER)
			.with("20260112090000_create_vehicle", VEHICLE);
	}

	@Test
	@Order(1)
	void prismaAgreesWithWhatThisLibraryWrote(TestDatabase database) throws Exception {
		title("This library deploys, Prisma looks");
		Migrator migrator = this.migrations.with("20260119100000_index_vehicle", INDEXES)
			.with("20260126110000_add_phone", "ALTER TABLE customers ADD phone text;\n")
			.migrator(database.dataSource());
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy);
		said("`deploy()` applied two in transactions and one in segments, the fourth names a table that does not exist:");
		history(database, "");
		this.migrations.with("20260126110000_add_phone", "ALTER TABLE customer ADD phone text;\n");
		assertThat(migrator.deploy().applied()).hasSize(1);
		database.execute("ALTER TABLE customer ADD email text");
		this.migrations.with("20260202120000_add_email", "ALTER TABLE customer ADD email text;\n");
		migrator.resolve(List.of(new Decision.Applied("20260202120000_add_email")));
		this.migrations.with("20260112090000_create_vehicle", "-- A vehicle has one owner.\n" + VEHICLE);
		migrator.resolve(List.of(new Decision.EditAccepted("20260112090000_create_vehicle")));
		said("The file was corrected and deployed; a fifth migration was made by hand and recorded with"
				+ " `resolveApplied`; a comment was added to the second file and accepted with `acceptEdit`:");
		history(database, "");
		prisma(database, "");
		agrees(migrator);
	}

	@Test
	@Order(2)
	void prismaAgreesOnABaselineInAnotherSchema(TestDatabase database) throws Exception {
		title("This library takes a baseline in another schema, Prisma looks");
		database.execute("CREATE SCHEMA app; SET search_path = app; " + CUSTOMER);
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
		migrator.baseline("20260105080000_create_customer");
		assertThat(migrator.deploy().applied()).hasSize(1);
		said("With `default-schema` of `app`: `baseline` of the first, `deploy()` of the second:");
		history(database, "app.");
		prisma(database, "&currentSchema=app");
		agrees(migrator);
	}

	@Test
	@Order(3)
	void thisLibraryAgreesWithWhatPrismaWrote(TestDatabase database) throws Exception {
		title("Prisma deploys, this library goes on, Prisma looks");
		said("An empty database and two migrations:");
		prisma(database, "");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		agrees(migrator);
		this.migrations.with("20260119100000_index_vehicle", INDEXES);
		assertThat(migrator.deploy().applied()).hasSize(1);
		said("`deploy()` of a third one:");
		history(database, "");
		prisma(database, "");
		agrees(migrator);
	}

	@Test
	@Order(4)
	void bothKnowAMigrationThatStoppedInTheMiddle(TestDatabase database) throws Exception {
		title("A file stops in the middle, both see it, this library resumes it");
		Migrator migrator = this.migrations
			.with("20260119100000_index_vehicle", INDEXES + "CREATE INDEX CONCURRENTLY ON vehicles (id);\n")
			.migrator(database.dataSource());
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy);
		said("The fourth statement of the third migration names a table that does not exist:");
		history(database, "");
		prisma(database, "");
		assertThat(this.lastAnswer).contains("Following migration have failed:", "P3009").doesNotContain("exit code 0");
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.INTERRUPTED);
		this.migrations.with("20260119100000_index_vehicle", INDEXES);
		assertThat(migrator.deploy().applied()).extracting(AppliedMigration::resumed).containsExactly(true);
		said("The statement was removed, and `deploy()` went on where it had stopped:");
		history(database, "");
		prisma(database, "");
		agrees(migrator);
	}

	private void agrees(Migrator migrator) {
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(migrator.deploy().applied()).isEmpty();
		if (!this.lastAnswer.contains("have been applied")) {
			assertThat(this.lastAnswer)
				.contains("Database schema is up to date!", "No pending migrations to apply.", "exit code 0")
				.doesNotContain("exit code 1");
		}
	}

	private void prisma(TestDatabase database, String parameters) throws Exception {
		String url = database.url() + "?user=" + database.user() + "&password=" + database.password() + parameters;
		Process process = new ProcessBuilder(System.getProperty(COMMAND), url, this.directory.toString())
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		this.lastAnswer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		said("Then Prisma:");
		block(List.of(this.lastAnswer.replace(database.name(), "scratch").strip().split("\n")));
	}

	private void history(TestDatabase database, String schema) {
		block(database.queryForStrings(HISTORY.formatted(schema, TestDatabase.LOGS)));
	}

	private void title(String text) {
		this.transcript.append("\n## ").append(text).append('\n');
	}

	private void said(String text) {
		this.transcript.append('\n').append(text).append('\n');
	}

	private void block(List<String> lines) {
		this.transcript.append("\n```text\n").append(String.join("\n", lines)).append("\n```\n");
	}

}
