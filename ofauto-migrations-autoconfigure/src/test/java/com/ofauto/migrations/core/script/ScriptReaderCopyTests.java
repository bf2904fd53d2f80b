package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.ofauto.migrations.core.script.ScriptFixture.read;
import static com.ofauto.migrations.core.script.ScriptFixture.sent;
import static com.ofauto.migrations.core.script.ScriptFixture.single;
import static com.ofauto.migrations.core.script.ScriptFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

class ScriptReaderCopyTests {

	@ParameterizedTest
	@ValueSource(strings = { "COPY t FROM STDIN;", "copy t from stdin;", "COPY s.t (a, \"from\") FROM STDIN;",
			"COPY \"to\".\"from 'x'\" FROM STDIN;", "COPY /* TO */ t -- TO\n FROM /* x */ STDIN;",
			"COPY t FROM STDIN WITH (FORMAT csv, DELIMITER ';');", "COPY t FROM STDIN CSV HEADER;",
			"COPY t FROM STDIN WITH (FORMAT text) WHERE a > 'to';", "COPY s.from FROM STDIN;",
			"COPY BINARY t FROM STDIN;", "COPY t FROM STDOUT;", "/* x */ COPY t FROM STDIN  ;" })
	void dataFollowsACopyFromStdin(String copy) {
		ScriptStatement statement = read(copy + "\n1\n\\.\n").get(0);
		assertThat(statement.copiesFromStdin()).isTrue();
		assertThat(sent(copy + "\n1\n\\.\nSELECT 2;")).containsExactly(statement.text(), "1\n", "SELECT 2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COPY t FROM 'stdin';", "COPY t FROM PROGRAM 'stdin';", "COPY t FROM \"stdin\";",
			"COPY t FROM 'x' WHERE a IS DISTINCT FROM stdin;", "COPY t TO 'x' FROM stdin;", "SELECT * FROM stdin;",
			"CREATE TABLE copy AS SELECT * FROM stdin;", "\"copy\" t FROM stdin;",
			"COMMENT ON TABLE copy IS 'COPY t FROM STDIN';" })
	void noDataFollowsAnythingElse(String statement) {
		assertThat(read(statement + "\nSELECT 2;")).extracting(ScriptStatement::text, ScriptStatement::copiesFromStdin)
			.containsExactly(tuple(statement, false), tuple("SELECT 2;", false));
	}

	@Test
	void dataThatNobodyTakesIsPassedOver() {
		assertThat(texts("COPY t FROM STDIN;\nit's; (\n\\.\nCOPY t FROM STDIN;\n\\.\nSELECT 2;"))
			.containsExactly("COPY t FROM STDIN;", "COPY t FROM STDIN;", "SELECT 2;");
	}

	@Test
	void dataIsHandedOverUnchanged() {
		String data = "it's; $$\t\\N\r\n\n\\\\.\n \\.\n\\.x\n\\\\\n.\n\\. \nx\\.\n\\.\rx\né€😀\n/* --\na long line with\\.\n";
		assertThat(sent("COPY t FROM STDIN;\n" + data + "\\.\nSELECT 2;")).containsExactly("COPY t FROM STDIN;", data,
				"SELECT 2;");
	}

	@Test
	void theEndOfDataMayHaveACarriageReturn() {
		assertThat(sent("COPY t FROM STDIN;\r\na\r\n\\.\r\nSELECT 2;")).containsExactly("COPY t FROM STDIN;", "a\r\n",
				"SELECT 2;");
	}

	@Test
	void dataMayEndWithTheFile() {
		assertThat(sent("COPY t FROM STDIN;\na\nb")).containsExactly("COPY t FROM STDIN;", "a\nb");
		assertThat(sent("COPY t FROM STDIN;\na\n\\.")).containsExactly("COPY t FROM STDIN;", "a\n");
		assertThat(sent("COPY t FROM STDIN;\na\n\\")).containsExactly("COPY t FROM STDIN;", "a\n\\");
		assertThat(sent("COPY t FROM STDIN;\n")).containsExactly("COPY t FROM STDIN;", "");
		assertThat(sent("COPY t FROM STDIN;")).containsExactly("COPY t FROM STDIN;", "");
		assertThat(sent("COPY t FROM STDIN")).containsExactly("COPY t FROM STDIN", "");
	}

	@Test
	void thereMayBeNoData() {
		assertThat(sent("COPY t FROM STDIN;\n\\.\nSELECT 2;")).containsExactly("COPY t FROM STDIN;", "", "SELECT 2;");
	}

	@Test
	void aCommentMayFollowTheSemicolonOfACopy() {
		assertThat(sent("COPY t FROM STDIN; -- it's\na\n\\.\n")).containsExactly("COPY t FROM STDIN;", "a\n");
	}

	@Test
	void thatCommentEndsAtACarriageReturnToo() {
		assertThat(sent("COPY t FROM STDIN; -- a\r-- b\r\n1\n\\.\n")).containsExactly("COPY t FROM STDIN;", "1\n");
		assertThat(ScriptFixture.failure("COPY t FROM STDIN; -- a\r1\r\\.\rSELECT 2;\r").reason())
			.contains("begins on the next line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 2;", "\\.", "/* x */" })
	void nothingElseMayFollowTheSemicolonOfACopy(String following) {
		ScriptException failure = ScriptFixture.failure("SELECT 1;\nCOPY t FROM STDIN; " + following + "\na\n\\.\n");
		assertThat(failure.reason()).contains("begins on the next line");
		assertThat(failure.line()).isEqualTo(2);
		assertThat(failure.column()).isEqualTo(20);
	}

	@Test
	void dataComesInPiecesNoLargerThanTheMemory() throws IOException, SQLException {
		String data = "0123456789".repeat(50) + "\n" + "a\n".repeat(500) + "😀".repeat(500) + "\n";
		List<Integer> sizes = new ArrayList<>();
		try (ScriptReader reader = new ScriptReader(new StringReader("COPY t FROM STDIN;\n" + data + "\\.\n"), 64)) {
			reader.next();
			reader.copyData((bytes, offset, length) -> sizes.add(length));
		}
		assertThat(sizes).hasSizeGreaterThan(40).allMatch((size) -> size > 0 && size <= 64 * 3);
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ScriptFixture.utf8Length(data));
	}

	@Test
	void dataIsTakenOnce() throws IOException, SQLException {
		try (ScriptReader reader = new ScriptReader(new StringReader("SELECT 1; COPY t FROM STDIN;\na\n\\.\n"))) {
			reader.next();
			assertThatIllegalStateException().isThrownBy(() -> reader.copyData((bytes, offset, length) -> {
			}));
			reader.next();
			reader.copyData((bytes, offset, length) -> {
			});
			assertThatIllegalStateException().isThrownBy(() -> reader.copyData((bytes, offset, length) -> {
			}));
			assertThat(reader.next()).isNull();
		}
	}

	@Test
	void aCopyWithoutSemicolonIsStillACopy() {
		assertThat(single("COPY t FROM STDIN").copiesFromStdin()).isTrue();
	}

}
