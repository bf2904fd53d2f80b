package com.ofauto.migrations.core.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.ofauto.migrations.core.script.ScriptFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

class ScriptReaderTests {

	@Test
	void anEmptyScriptHasNoStatements() {
		assertThat(texts("")).isEmpty();
		assertThat(texts(" \t\r\n\f\u000B")).isEmpty();
		assertThat(texts("-- nothing\n/* at all */")).isEmpty();
		assertThat(texts("-- no line end")).isEmpty();
	}

	@Test
	void aSemicolonEndsAStatement() {
		assertThat(texts("SELECT 1; SELECT 2;\nSELECT 3;\n")).containsExactly("SELECT 1;", "SELECT 2;", "SELECT 3;");
	}

	@Test
	void emptyStatementsAreNotCounted() {
		assertThat(texts(";; SELECT 1;;-- x\n;/* y */; SELECT 2; ;")).containsExactly("SELECT 1;", "SELECT 2;");
	}

	@Test
	void theLastStatementNeedsNoSemicolon() {
		assertThat(texts("SELECT 1;\nSELECT 2\n-- the end\n")).containsExactly("SELECT 1;", "SELECT 2");
	}

	@Test
	void commentsBeforeAStatementAreDroppedAndCommentsInsideStay() {
		assertThat(texts("-- a;\n/* b; */ SELECT /* c; */ 1 -- d;\n, 2 /* e */;"))
			.containsExactly("SELECT /* c; */ 1 -- d;\n, 2 /* e */;");
	}

	@Test
	void blockCommentsNest() {
		assertThat(texts("/* a /* b */ ; */ SELECT 1; /*/ ; */ SELECT 2; /**/ SELECT 3; /* **/ SELECT /*/**/*/ 4;"))
			.containsExactly("SELECT 1;", "SELECT 2;", "SELECT 3;", "SELECT /*/**/*/ 4;");
	}

	@Test
	void aCommentBeginsInsideARunOfOperatorCharacters() {
		assertThat(texts("SELECT 1 +-- ;\n 2; SELECT 2 */* ; */ 3;")).containsExactly("SELECT 1 +-- ;\n 2;",
				"SELECT 2 */* ; */ 3;");
	}

	@Test
	void aLineCommentEndsAtACarriageReturnToo() {
		assertThat(texts("SELECT 1 -- a\r; SELECT 2;")).containsExactly("SELECT 1 -- a\r;", "SELECT 2;");
	}

	@Test
	void minusAndSlashAloneAreOperators() {
		assertThat(texts("SELECT 4 - 2; SELECT 4 / 2;")).containsExactly("SELECT 4 - 2;", "SELECT 4 / 2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a;b'", "'it''s; -- no comment'", "''", "''';'''", "'back\\'", "'/* ;'", "'$$;'",
			"'a;\n\r\nb'", "N'a;'", "B'01;'", "x'0;f'", "U&'\\0061;'", "u&'d!0061;' UESCAPE '!'", "'a;'\n'b;'" })
	void quotedStringsAreWhole(String string) {
		assertThat(texts("SELECT " + string + "; SELECT 2;")).containsExactly("SELECT " + string + ";", "SELECT 2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "E'a\\';b'", "e'a\\';b'", "e'\\\\'", "E'\\\\\\';'", "E'a'';'", "E'a'\n'b\\';'",
			"E'a' \t\r 'b\\';'", "E'a' -- it's\n -- so\n'b\\';'", "E'a'\n'b'\n'c\\';'" })
	void escapeStringsAreWhole(String string) {
		assertThat(texts("SELECT " + string + "; SELECT 2;")).containsExactly("SELECT " + string + ";", "SELECT 2;");
	}

	@Test
	void aBackslashEscapesOnlyInEscapeStrings() {
		assertThat(texts("SELECT 'a\\', ';'; SELECT 2;")).containsExactly("SELECT 'a\\', ';';", "SELECT 2;");
		assertThat(texts("SELECT name'a\\'; SELECT 2;")).containsExactly("SELECT name'a\\';", "SELECT 2;");
		assertThat(texts("SELECT escape'a\\'; SELECT 2;")).containsExactly("SELECT escape'a\\';", "SELECT 2;");
		assertThat(texts("SELECT _e'a\\'; SELECT 2;")).containsExactly("SELECT _e'a\\';", "SELECT 2;");
	}

	@Test
	void anEscapeStringGoesOnOnlyAfterANewLine() {
		assertThat(texts("SELECT E'a' 'b\\'; SELECT 2;")).containsExactly("SELECT E'a' 'b\\';", "SELECT 2;");
		assertThat(texts("SELECT E'a' /*\n*/ 'b\\'; SELECT 2;")).containsExactly("SELECT E'a' /*\n*/ 'b\\';",
				"SELECT 2;");
		assertThat(texts("SELECT E'a'\n, 'b\\'; SELECT 2;")).containsExactly("SELECT E'a'\n, 'b\\';", "SELECT 2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"a;b\"", "\"say \"\";\"\"\"", "\"it's\"", "U&\"d\\0061;\"", "\"$$;--/*\"", "\"\\\"" })
	void quotedIdentifiersAreWhole(String identifier) {
		assertThat(texts("SELECT 1 AS " + identifier + "; SELECT 2;"))
			.containsExactly("SELECT 1 AS " + identifier + ";", "SELECT 2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$$a;b$$", "$tag$ ; $$ ; $other$ ; $tag$", "$a$;$ab$;$a;a$;$a$", "$é_1$;$é_1$",
			"$$it's; \"$1\n-- /* \\ $$", "$q$;$$q$", "$$$;$x$$" })
	void dollarQuotedStringsAreWhole(String string) {
		assertThat(texts("SELECT " + string + "; SELECT 2;")).containsExactly("SELECT " + string + ";", "SELECT 2;");
	}

	@Test
	void aDollarSignInANameOpensNothing() {
		assertThat(texts("SELECT a$$; SELECT b$x$; SELECT é$$; SELECT _$$;")).containsExactly("SELECT a$$;",
				"SELECT b$x$;", "SELECT é$$;", "SELECT _$$;");
	}

	@Test
	void aParameterOpensNothing() {
		assertThat(texts("PREPARE p AS SELECT $1; SELECT $1$; SELECT $ a$;")).containsExactly("PREPARE p AS SELECT $1;",
				"SELECT $1$;", "SELECT $ a$;");
	}

	@Test
	void aDollarQuoteMayFollowANumber() {
		assertThat(texts("SELECT 1$$;$$; SELECT 2;")).containsExactly("SELECT 1$$;$$;", "SELECT 2;");
	}

	@Test
	void aSemicolonInParenthesesEndsNothing() {
		String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; INSERT INTO b VALUES ((1)); );";
		assertThat(texts(rule + "SELECT 2;")).containsExactly(rule, "SELECT 2;");
	}

	@Test
	void parenthesesInQuotesAndCommentsDoNotCount() {
		assertThat(texts("SELECT ('(', \"(\", $$($$ /* ( */ -- (\n); SELECT 2;")).hasSize(2);
	}

	@Test
	void aClosingParenthesisTooManyDoesNotSwallowTheRest() {
		assertThat(texts("SELECT 1); SELECT (2); SELECT 3;")).containsExactly("SELECT 1);", "SELECT (2);", "SELECT 3;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;",
			"create or replace procedure p(a int = (1)) language sql begin /* ; */ atomic insert into t values (1); end;",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; SELECT 2; END;",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT (CASE WHEN a THEN 1 END); SELECT 'END;'; SELECT 2; END;",
			"CREATE FUNCTION begin() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT t.case FROM t; END;",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT \"end\"; SELECT endx, \"case\"; END;",
			"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC END;" })
	void theBodyOfARoutineIsWhole(String routine) {
		assertThat(texts(routine + " SELECT 2;")).containsExactly(routine, "SELECT 2;");
	}

	@Test
	void beginIsATransactionElsewhere() {
		assertThat(texts("BEGIN; SELECT CASE WHEN a THEN 1 END; END; BEGIN ATOMIC; CREATE TABLE function (begin int);"))
			.hasSize(5);
		assertThat(texts("CREATE FUNCTION f() BEGIN x; SELECT 2;")).hasSize(2);
		assertThat(texts("CREATE TABLE t AS SELECT 1 AS begin; SELECT 2;")).hasSize(2);
		assertThat(texts("CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS $$;$$; SELECT 2;")).hasSize(2);
		assertThat(texts("CREATE VIEW function AS SELECT 1 BEGIN ATOMIC; SELECT 2;")).hasSize(2);
		assertThat(texts("CREATE \"x\" FUNCTION f BEGIN ATOMIC; SELECT 2;")).hasSize(2);
	}

	@Test
	void wordsAreKeywordsOnlyInAscii() {
		assertThat(texts("CREATE FUNCTıON f() BEGIN ATOMIC; SELECT 2;")).hasSize(2);
	}

	@Test
	void statementsJoinedAreTheScriptWithoutWhatIsBetween() {
		String script = """
				SELECT 'a;''', E'\\';', $x$;$x$ /* ; */;CREATE RULE r AS ON INSERT TO t DO (a; b);\
				CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END;INSERT INTO "t;" VALUES (1, U&';');DO $$ ; $$""";
		assertThat(String.join("", texts(script))).isEqualTo(script);
		assertThat(texts(script)).hasSize(5);
	}

}
