package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A file that keeps itself from being recorded is told so, and nobody else is blamed.
 */
@ExtendWith(PostgresExtension.class)
class UnrecordableFileTests {

	private static final String RECORD = "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name)"
			+ " VALUES ('x', 'x', now(), '1_a')";

	private MigrationsOnDisk migrations;

	@BeforeEach
	void on(@TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET TRANSACTION READ ONLY;", "SET transaction_read_only = on;",
			"SET LOCAL transaction_read_only TO true;", "SELECT set_config('transaction_read_only', 'on', true);",
			"DO $$BEGIN SET TRANSACTION READ ONLY; END$$;" })
	void aTransactionThatItMakesReadOnly(String statement, TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\n" + statement + "\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessage("Migration 1_a failed.\n" + this.migrations.location("1_a")
					+ ":2:1: the migration cannot be recorded, since this makes its transaction read-only.\n    "
					+ statement + "\nNothing of this migration remains: it was rolled back.\nRemove the statement:"
					+ " the tool that applies a migration also records it.\nIf this migration is applied"
					+ " nowhere yet, correct the file and start again. If it is applied in another environment, do not"
					+ " touch it: repair the data, or " + NextStep.resolve(new Decision.Applied("1_a"))
					+ ", and write a new migration.");
		assertThat(database.queryForString("SELECT to_regclass('a')::text")).isNull();
		assertThat(database.queryForString("SELECT logs FROM _prisma_migrations"))
			.contains(":2:1: the migration cannot be recorded, since this makes its transaction read-only.");
	}

	@Test
	void aSessionThatItMakesReadOnly(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\nSET default_transaction_read_only = on;\nVACUUM;\nSELECT 1;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					":2:1: the migration cannot be recorded, since this makes its transaction read-only.\n")
			.withMessageEndingWith(
					"1 of its 3 segments has finished and stays applied.\nRemove the statement: the tool that"
							+ " applies a migration also records it.\nRepair the data, or correct the file from"
							+ " the failing"
							+ " statement on, and start again: the deploy continues at that statement. If you give"
							+ " up, undo what it left, and " + NextStep.resolve(new Decision.RolledBack("1_a")) + ".");
		assertThat(database.queryForString("SELECT logs FROM _prisma_migrations"))
			.contains(":2:1: the migration cannot be recorded, since this makes its transaction read-only.");
	}

	@Test
	void aRecordOfItsOwn(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\n" + RECORD + ";\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					":2:1: the migration cannot be recorded, since its record was written or removed while it"
							+ " ran, and this names the history.\n    INSERT INTO _prisma_migrations")
			.withMessageContaining("Remove the statement: the tool that applies a migration also records it.\n");
		assertThat(database.queryForString("SELECT to_regclass('a')::text")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { RECORD, "DELETE FROM _prisma_migrations", "TRUNCATE _prisma_migrations" })
	void theRecordOfAFileOfSeveralParts(String statement, TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\nVACUUM;\n" + statement + ";\nCREATE TABLE b ();\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					":3:1: the migration cannot be recorded, since its record was written or removed while it"
							+ " ran, and this names the history.\n    " + statement
							+ ";\n2 of its 3 segments have finished and" + " stay applied.\n");
		assertThat(database.queryForString("SELECT to_regclass('b')::text")).isNull();
		assertThat(database.queryForString("SELECT logs FROM _prisma_migrations"))
			.contains("its record was written or removed while it ran");
		this.migrations.with("1_a", "CREATE TABLE a ();\nVACUUM;\nCREATE TABLE b ();\n");
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE _prisma_migrations;", "ALTER TABLE _prisma_migrations RENAME TO other;",
			"DROP SCHEMA public CASCADE;", "CREATE SCHEMA x; ALTER TABLE _prisma_migrations SET SCHEMA x;" })
	void theHistoryItself(String script, TestDatabase database) {
		this.migrations.with("0_a", "SELECT 1");
		deploy(database);
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(": the migration cannot be recorded, since this removes its history.\n    ")
			.withMessageContaining("\nRemove the statement: the tool that applies a migration also records it.\n");
		assertThat(
				database.queryForLong("SELECT count(*) FROM public._prisma_migrations WHERE finished_at IS NOT NULL"))
			.isOne();
	}

	@Test
	void aRecordThatAnotherClientRemovesIsThatClients(TestDatabase database) {
		this.migrations.with("1_a",
				"CREATE TABLE a ();\nVACUUM;\nDO $$BEGIN EXECUTE 'DELETE FROM _prisma' || '_migrations';"
						+ " END$$;\n");
		assertThatExceptionOfType(LockUnavailableException.class).isThrownBy(() -> deploy(database))
			.withMessageStartingWith("Another client began or finished migration 1_a while this run did, or"
					+ " removed its record, without holding the migration lock");
	}

	@Test
	void otherRecordsMayBeWritten(TestDatabase database) {
		this.migrations.with("1_a", "SELECT 1")
			.with("2_b", "UPDATE _prisma_migrations SET logs = 'seen' WHERE migration_name = '1_a'");
		assertThat(deploy(database).applied()).hasSize(2);
		assertThat(database.queryForString("SELECT logs FROM _prisma_migrations WHERE migration_name = '1_a'"))
			.isEqualTo("seen");
	}

	private DeployReport deploy(TestDatabase database) {
		return this.migrations.migrator(database.dataSource()).deploy();
	}

}
