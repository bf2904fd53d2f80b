package com.ofauto.migrations.core;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptDigestTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT 1;                       | SELECT 1
			SELECT 1;                       | SELECT 1 /* why */ ; -- because
			SELECT 1;                       | -- A head.\\n\\nSELECT\\t 1;\\n\\n\\n
			SELECT 1;                       | ;;SELECT 1;;
			SELECT 1;                       | SELECT 1;\\r\\n
			SELECT a - -1;                  | SELECT a -\\n/* nested /* - */ */ -1;
			SELECT a -1;                    | SELECT a --\\n -1;
			SELECT 1; SELECT 2;             | SELECT 1;\\n-- SELECT 3;\\nSELECT 2
			CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END; | CREATE FUNCTION f() BEGIN ATOMIC /* ; */\\nSELECT 1; END
			SELECT 'a\\nb';                 | SELECT 'a\\r\\nb';
			DO $$a\\n$$;                    | DO $$a\\r\\n$$;
			COPY t FROM STDIN;\\n1\\n\\\\.\\n | COPY t FROM STDIN; -- rows\\r\\n1\\r\\n\\\\.\\r\\n
			""")
	void whatMeansNothingDoesNotCount(String one, String other) {
		assertThat(digest(other)).isEqualTo(digest(one));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT 1;                       | SELECT 2;
			SELECT a - -1;                  | SELECT a -1;
			SELECT a @ -1;                  | SELECT a @-1;
			SELECT U&'a';                   | SELECT U & 'a';
			SELECT 'a -- b';                | SELECT 'a';
			SELECT 'a -- b';                | SELECT 'a -- c';
			SELECT 'a  b';                  | SELECT 'a b';
			SELECT "a  b";                  | SELECT "a b";
			SELECT E'a\\\\' -- b';          | SELECT E'a\\\\' -- c';
			DO $$-- a$$;                    | DO $$-- b$$;
			DO $$a $$;                      | DO $$a$$;
			DO $x$a$x$;                     | DO $y$a$y$;
			SELECT 1; SELECT 2;             | SELECT 2; SELECT 1;
			SELECT 1; SELECT 2;             | SELECT 1; -- SELECT 2;
			SELECT ';'; SELECT 1;           | SELECT '; SELECT 1;';
			-- ofauto: transaction=off\\nSELECT 1; | SELECT 1;
			-- ofauto: transaction=on\\nSELECT 1;  | SELECT 1;
			-- ofauto: transaction=on\\nSELECT 1;  | -- ofauto: transaction=off\\nSELECT 1;
			COPY t FROM STDIN;\\n1\\n\\\\.\\n | COPY t FROM STDIN;\\n2\\n\\\\.\\n
			COPY t FROM STDIN;\\n1\\n\\\\.\\n | COPY t FROM STDIN;\\n1\\n1\\n\\\\.\\n
			COPY t FROM STDIN;\\n-- a\\n\\\\.\\n | COPY t FROM STDIN;\\n\\\\.\\n
			COPY t FROM STDIN;\\nSELECT 1;\\n\\\\.\\n | COPY t FROM STDIN;\\n\\\\.\\nSELECT 1;
			""")
	void whatMeansSomethingCounts(String one, String other) {
		assertThat(digest(other)).isNotEqualTo(digest(one));
	}

	@Test
	void aCommentOfTheHeadThatIsNoDirectiveDoesNotCount() {
		assertThat(digest("-- transaction=off\nSELECT 1")).isEqualTo(digest("SELECT 1"));
		assertThat(digest("SELECT 1;\n-- ofauto: transaction=off\n")).isEqualTo(digest("SELECT 1"));
	}

	@Test
	void theLinesAreThoseOfTheStatements() {
		assertThat(ScriptDigest.of(migration("\nSELECT 1; SELECT\n2;\n\n/* */ SELECT 3")).lines()).containsExactly(2, 2,
				5);
	}

	@Test
	void aLongScriptIsReadOnceAndInPieces() {
		String rows = "0123456789\n".repeat(100_000);
		String script = "COPY t FROM STDIN;\n" + rows + "\\.\nSELECT '" + "x".repeat(100_000) + "';";
		assertThat(digest(script)).isEqualTo(digest(script.replace("\n", "\r\n")))
			.isNotEqualTo(digest(script + "SELECT 1"));
	}

	private static String digest(String script) {
		return ScriptDigest
			.of(migration(script.replace("\\\\", "\0")
				.replace("\\n", "\n")
				.replace("\\r", "\r")
				.replace("\\t", "\t")
				.replace('\0', '\\')))
			.hex();
	}

	private static Migration migration(String script) {
		return MigrationDirectory.of(List.of(new MigrationScript("1", "1", script))).read().get(0);
	}

}
