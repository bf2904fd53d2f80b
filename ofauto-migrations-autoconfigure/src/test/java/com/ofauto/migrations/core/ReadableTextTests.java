package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(PostgresExtension.class)
class ReadableTextTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "0000,\\u0000", "000A,\\n", "000D,\\r", "0009,\\t", "001B,\\u001b", "007F,\\u007f", "0085,\\u0085",
			"009B,\\u009b", "061C,\\u061c", "200E,\\u200e", "200F,\\u200f", "2028,\\u2028", "202A,\\u202a",
			"202E,\\u202e", "2066,\\u2066", "2069,\\u2069" })
	void whatSteersBecomesAnEscape(String codePoint, String escape) {
		String character = Character.toString(Integer.parseInt(codePoint, 16));
		assertThat(ReadableText.name("a" + character + "b")).isEqualTo("a" + escape + "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "20260101000000_clients", "Ünï 😀 \"so\" \\ it's", "שלום", "e\u0301" })
	void otherNamesStayAsTheyAre(String name) {
		assertThat(ReadableText.name(name)).isSameAs(name);
	}

	@Test
	void aMessageKeepsItsLinesAndNothingElse() {
		assertThat(ReadableText.lines("a\n\tb\r\nc\u001B[2J\rd")).isEqualTo("a\n\tb\nc\\u001b[2J\\rd");
		assertThat(ReadableText.quoted("a\nb")).isEqualTo("a\n    b");
	}

	@Test
	void onlyOurOwnFailuresHaveLinesOfTheirOwn() {
		MigrationException own = ResolveRefusedException.notOnDisk("1_a");
		assertThat(ReadableText.said(own)).isEqualTo(own.getMessage()).contains("\n");
		assertThat(ReadableText.said(new IllegalStateException("a\nb\n  c"))).isEqualTo("a\n    b\n  c");
	}

	@Test
	void whatPostgresSaysCannotPassForALineOfTheLog(TestDatabase database) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(this.directory).with("1_forged",
				"SELECT * FROM \"x\n2026-01-01T00:00:00Z  INFO 1 --- up to date\u001B[2J\u202E\";");
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> migrations.migrator(database.dataSource()).deploy());
		assertThat(failure.problem()).startsWith("Migration 1_forged failed.\n" + migrations.location("1_forged")
				+ ":1:15: relation \"x\n    2026-01-01T00:00:00Z  INFO 1 --- up to date\\u001b[2J\\u202e\" does not exist"
				+ " (SQLSTATE 42P01)\n    SELECT * FROM \"x\n    2026-01-01T00:00:00Z  INFO 1 --- up to"
				+ " date\\u001b[2J\\u202e\";\nNothing of this migration remains");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1_new\nline", "1_\u202Elqs", "1_\u001B[31m" })
	void aDirectoryWithSuchANameIsRefused(String name) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(this.directory).with(name, "SELECT 1;");
		assertThatExceptionOfType(MigrationFilesException.class).isThrownBy(migrations::read)
			.withMessage("The name of the migration " + this.directory + "/" + ReadableText.name(name)
					+ " has control characters or text direction marks, which can disguise it on a screen or in a"
					+ " log.\nGive the directory a name of plain letters and digits, and start again.");
	}

}
