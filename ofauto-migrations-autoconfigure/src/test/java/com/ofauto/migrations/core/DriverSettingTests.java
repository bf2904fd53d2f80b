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
 * The driver ends a connection whose server reports an encoding or a style of dates that
 * it does not know. A file that would come to that is refused before anything is applied.
 */
@ExtendWith(PostgresExtension.class)
class DriverSettingTests {

	private static final String TABLE = "CREATE TABLE days (day date);\n";

	private static final String COPY = "COPY days FROM STDIN;\n31.12.2025\n\\.\n";

	private MigrationsOnDisk migrations;

	@BeforeEach
	void on(@TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET client_encoding = 'LATIN1';", "SET NAMES 'latin1';",
			"SET client_encoding TO sql_ascii;", "SET LOCAL \"client_encoding\" = LATIN1;",
			"SELECT set_config('client_encoding', 'LATIN1', false);",
			"SELECT pg_catalog.set_config('client_encoding', 'LATIN1', true);",
			"DO $$BEGIN EXECUTE 'SET client_encoding = LATIN1'; END$$;",
			"DO $$BEGIN PERFORM set_config('client_encoding', 'UTF8', true), set_config('client_encoding', 'BIG5', true); END$$;" })
	void anotherEncodingBeforeCopyData(String statement, TestDatabase database) {
		this.migrations.with("1_a", "SELECT 1;").with("2_b", TABLE + statement + "\n" + COPY);
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> deploy(database))
			.withMessage("Migration 2_b cannot be applied.\n" + this.migrations.location("2_b")
					+ ":2:1: client_encoding cannot be changed in a file of several parts, or one with COPY data: files are"
					+ " read and sent as UTF-8, and the driver closes a connection that changes this setting;"
					+ " remove it, and keep the file in UTF-8.\nCorrect the file, and start again; nothing has"
					+ " been applied.");
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')::text")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET DateStyle = 'German';", "SET datestyle TO postgres, dmy;",
			"SET LOCAL DateStyle = 'SQL, DMY';", "SET LOCAL DateStyle = ISO; SET DateStyle = German;",
			"SELECT set_config('DateStyle', 'German', false);",
			"SELECT set_config('DateStyle'::text, 'German'::text, false);",
			"DO $$BEGIN SET datestyle = 'German'; END$$;" })
	void anotherStyleOfDatesBeforeCopyData(String statement, TestDatabase database) {
		this.migrations.with("1_a", TABLE + statement + "\n" + COPY);
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					": DateStyle cannot be changed in a file of several parts, or one with COPY data: the driver"
							+ " closes a connection that does not write dates in ISO style; SET DateStyle = 'ISO,"
							+ " DMY' reads the day before the month, with dots, slashes or hyphens.\nCorrect the"
							+ " file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET LOCAL DateStyle = 'SQL'; SET DateStyle = 'German';\nVACUUM;",
			"SET DateStyle = 'German';\nVACUUM;", "DO $$BEGIN SET SESSION DateStyle = 'German'; END$$;\nVACUUM;" })
	void aSettingOfTheSessionInAFileOfSeveralParts(String script, TestDatabase database) {
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("DateStyle cannot be changed in a file of several parts");
	}

	@Test
	void aFileThatTakesMoreThanOneMessage(TestDatabase database) {
		this.migrations.with("1_a",
				"SET DateStyle = 'German';\n" + "SELECT 'a long text of a long file';\n".repeat(10_000));
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("DateStyle cannot be changed in a file of several parts");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET DateStyle = 'ISO, DMY';", "SET datestyle TO iso, dmy;", "SET DateStyle = dmy;",
			"SET client_encoding = 'UTF8'; SET DateStyle = DMY;", "SET NAMES 'utf-8'; SET LOCAL DateStyle = European;",
			"SET client_encoding TO DEFAULT; SELECT set_config('DateStyle', 'ISO, DMY', false);",
			"SET client_encoding TO \"UTF8\"; SET DateStyle = 'ISO, DMY';",
			"SET DateStyle = DMY; SELECT 'SET client_encoding = latin1';" })
	void whatTheDriverBears(String statement, TestDatabase database) {
		this.migrations.with("1_a", TABLE + statement + "\n" + COPY);
		deploy(database);
		assertThat(database.queryForString("SELECT day::text FROM days")).isEqualTo("2025-12-31");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET DateStyle = 'German'; INSERT INTO days VALUES ('31.12.2025');",
			"SET client_encoding = 'LATIN1'; INSERT INTO days VALUES ('2025-12-31');",
			"SET LOCAL DateStyle = 'German'; INSERT INTO days VALUES ('31.12.2025');\nVACUUM;",
			"SELECT set_config('DateStyle', 'German', true); INSERT INTO days VALUES ('31.12.2025');\nVACUUM;",
			"DO $$BEGIN SET LOCAL datestyle = 'German'; INSERT INTO days VALUES ('31.12.2025'); END$$;\nVACUUM;" })
	void whatIsSetBackWithinItsMessageIsNotReported(String script, TestDatabase database) {
		this.migrations.with("1_a", TABLE + script);
		deploy(database);
		assertThat(database.queryForString("SELECT day::text FROM days")).isEqualTo("2025-12-31");
	}

	@Test
	void whatAFunctionHasChangedIsTheReasonWhyTheConnectionIsLost(TestDatabase database) {
		this.migrations.with("1_a", TABLE + "DO $$BEGIN EXECUTE 'SET date' || 'style = German'; END$$;\n" + COPY);
		assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> deploy(database))
			.withMessage(
					"The connection was lost while migration 1_a ran. A new connection shows that it is not applied."
							+ " (The server's DateStyle parameter was changed to German, DMY. The JDBC driver requires DateStyle to"
							+ " begin with ISO for correct operation.)\nThe file, or a function that it calls, has"
							+ " changed DateStyle, and the driver has therefore closed the connection.\nDo not"
							+ " change it there: the driver closes a connection that does not write dates in ISO"
							+ " style; SET DateStyle = 'ISO, DMY' reads the day before the month, with dots,"
							+ " slashes or hyphens.\nThen start again.");
	}

	private DeployReport deploy(TestDatabase database) {
		return this.migrations.migrator(database.dataSource()).deploy();
	}

}
