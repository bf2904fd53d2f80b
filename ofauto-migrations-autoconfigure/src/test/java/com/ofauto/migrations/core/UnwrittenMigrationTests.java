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
 * A migration that somebody has made and not written yet is not applied by whoever starts
 * the application meanwhile.
 */
@ExtendWith(PostgresExtension.class)
class UnwrittenMigrationTests {

	private MigrationsOnDisk migrations;

	@BeforeEach
	void on(@TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n" })
	void aFileAsItWasMadeIsRefusedBeforeAnythingIsApplied(String lineEnd, TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\n").with("2_b", Migration.UNWRITTEN.replace("\n", lineEnd));
		assertThatExceptionOfType(MigrationScriptException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).deploy())
			.withMessage("Migration 2_b cannot be applied.\n" + this.migrations.location("2_b")
					+ ":1:1: the file is as \"migrate new\" has made it; write the statements of the migration in place of"
					+ " this line.\nCorrect the file, and start again; nothing has been applied.");
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')::text")).isNull();
	}

	@Test
	void aFileWithoutStatementsIsAMigration(TestDatabase database) {
		this.migrations.with("1_a", "").with("2_b", "-- Nothing to do here any more.\n");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(2);
	}

	@Test
	void aFileWithStatementsMayKeepTheLine(TestDatabase database) {
		this.migrations.with("1_a", Migration.UNWRITTEN + "CREATE TABLE a ();\n");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(1);
	}

}
