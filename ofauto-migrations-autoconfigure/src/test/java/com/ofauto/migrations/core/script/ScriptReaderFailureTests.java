package com.ofauto.migrations.core.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptReaderFailureTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "\\i file.sql", "\\connect other", "\\set a 1", "\\copy t FROM x", "\\gexec", "\\.", "\\;" })
	void aPsqlCommandIsRefused(String command) {
		assertFailure("SELECT 1;\n  " + command + "\nSELECT 2;",
				command.split(" ")[0] + " is a psql command; a migration is plain SQL", 2, 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\restrict", "\\unrestrict" })
	void aPsqlCommandOfPgDumpIsRefusedWithWhatToTakeOut(String command) {
		assertFailure("--\n" + command + " aX0\nSELECT 2;", command + " is a psql command that pg_dump writes;"
				+ " remove the lines that begin with \\restrict and \\unrestrict", 2, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "COPY t TO STDOUT", "copy public.t (a, \"to\") to stdout with (format csv)",
			"COPY (SELECT 1 AS \"from\") TO STDOUT", "COPY BINARY t TO /* where */ STDIN",
			"COPY t TO STDOUT CSV HEADER" })
	void rowsThatNobodyReadsAreRefused(String statement) {
		assertFailure("SELECT 1;\n " + statement + ";\nSELECT 2;", "COPY … TO STDOUT sends rows to a client, and"
				+ " no client reads them in a migration; remove the statement", 2, 2);
	}

	@Test
	void rowsThatGoToAFileOrAProgramOfTheServerAreNotOurs() {
		assertThat(ScriptFixture.texts("COPY t TO '/tmp/stdout'; COPY t TO PROGRAM 'cat'; COPY stdout TO '/tmp/x';"))
			.hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "SELECT 1 \\g, 10", "SELECT (1 \\gset), 11", "SELECT 'a'\\gexec, 11", "a\\b, 2" })
	void aPsqlCommandIsRefusedInsideAStatementToo(String script, int column) {
		ScriptException failure = ScriptFixture.failure(script);
		assertThat(failure.reason()).startsWith("\\").contains("psql command");
		assertThat(failure.column()).isEqualTo(column);
	}

	@Test
	void aVeryLongPsqlCommandIsCut() {
		assertThat(ScriptFixture.failure("\\" + "x".repeat(1000)).reason()).hasSizeLessThan(100);
	}

	@Test
	void aStringWithoutEndIsRefusedWhereItBegins() {
		assertFailure("SELECT 1;\nSELECT 'a'';\n SELECT 2;", "the string that begins here has no end", 2, 8);
		assertFailure("SELECT E'a\\';", "the string that begins here has no end", 1, 9);
		assertFailure("SELECT E'a\\", "the string that begins here has no end", 1, 9);
		assertFailure("SELECT E'a'\n'b", "the string that begins here has no end", 1, 9);
	}

	@Test
	void aQuotedIdentifierWithoutEndIsRefusedWhereItBegins() {
		assertFailure("SELECT '😀', \"a;", "the quoted identifier that begins here has no end", 1, 13);
	}

	@Test
	void aDollarQuoteWithoutEndIsRefusedWhereItBegins() {
		assertFailure("SELECT 1;\r\n\r\nDO $do$ ; $dox$ $do",
				"the dollar-quoted string $do$ that begins here has no end", 3, 4);
	}

	@Test
	void aCommentWithoutEndIsRefusedWhereItBegins() {
		assertFailure("SELECT 1;\n /* a /* b */ ;\n", "the comment that begins here has no end", 2, 2);
		assertFailure("SELECT 1 /* a\n", "the comment that begins here has no end", 1, 10);
		assertFailure("/*/", "the comment that begins here has no end", 1, 1);
	}

	@Test
	void aParenthesisWithoutEndIsRefusedWhereTheOutermostBegins() {
		assertFailure("SELECT (1);\nSELECT ((2) + (3);\nSELECT ')';", "the parenthesis that begins here has no end", 2,
				8);
	}

	@Test
	void aRoutineBodyWithoutEndIsRefusedAtItsStatement() {
		assertFailure("SELECT 1; CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT CASE a WHEN 1 THEN 2 END;",
				"the statement with BEGIN ATOMIC that begins here has no end", 1, 11);
	}

	@Test
	void aByteOrderMarkIsRefused() {
		assertFailure("\uFEFFSELECT 1;",
				"the file begins with a byte order mark, which PostgreSQL refuses; save it as UTF-8 without one", 1, 1);
	}

	@Test
	void elsewhereAByteOrderMarkIsACharacter() {
		assertThat(ScriptFixture.texts("-- a \uFEFF\nSELECT 1;")).containsExactly("SELECT 1;");
		assertThat(ScriptFixture.texts("SELECT '\uFEFF';")).containsExactly("SELECT '\uFEFF';");
	}

	@Test
	void aNulCharacterIsRefused() {
		String reason = "a NUL character, which PostgreSQL cannot store";
		assertFailure("SELECT 1;\nSELECT \0;", reason, 2, 8);
		assertFailure("SELECT 1;\nSELECT '\0';", reason, 2, 9);
		assertFailure("--\0\nSELECT 1;", reason, 1, 3);
		assertFailure(
				"COPY t FROM STDIN;\n\u00e9\u20ac\ud83d\ude00 a very long line of data, longer than a buffer of sixty-four characters\0;",
				reason, 2, 76);
	}

	@Test
	void theMessageNamesThePlace() {
		assertThat(ScriptFixture.failure("\n \\q"))
			.hasMessage("line 2, column 2: \\q is a psql command; a migration is plain SQL");
	}

	private static void assertFailure(String script, String reason, int line, int column) {
		ScriptException failure = ScriptFixture.failure(script);
		assertThat(failure.reason()).isEqualTo(reason);
		assertThat(failure.line()).isEqualTo(line);
		assertThat(failure.column()).isEqualTo(column);
	}

}
