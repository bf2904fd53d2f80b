package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;

import static com.ofauto.migrations.core.script.ScriptFixture.read;
import static com.ofauto.migrations.core.script.ScriptFixture.single;
import static com.ofauto.migrations.core.script.ScriptFixture.utf8Length;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ScriptReaderPositionTests {

	@Test
	void aStatementIsPlacedAtItsFirstToken() {
		assertThat(read("SELECT 1;  SELECT 2;\n\n\t-- a\n  /* b\n */ SELECT\n 3; SELECT 4"))
			.extracting(ScriptStatement::line, ScriptStatement::column)
			.containsExactly(tuple(1, 1), tuple(1, 12), tuple(5, 5), tuple(6, 5));
	}

	@Test
	void aColumnCountsCodePoints() {
		assertThat(read("/* é€😀😀 */ SELECT '😀'; SELECT 2;\n/*😀*/ SELECT 3;"))
			.extracting(ScriptStatement::line, ScriptStatement::column)
			.containsExactly(tuple(1, 12), tuple(1, 24), tuple(2, 7));
	}

	@Test
	void aLineEndsWithCarriageReturnAndLineFeedToo() {
		assertThat(read("SELECT 1;\r\n\r\n SELECT 2;\r\nSELECT 3"))
			.extracting(ScriptStatement::line, ScriptStatement::column)
			.containsExactly(tuple(1, 1), tuple(3, 2), tuple(4, 1));
	}

	@Test
	void theEndCountsTheBytesUpToTheSemicolon() {
		String first = "-- ü\nSELECT 'é€😀';";
		String second = "\r\n SELECT \"ß\" /* 😀 */;";
		assertThat(read(first + second + "\n-- done")).extracting(ScriptStatement::end)
			.containsExactly(utf8Length(first), utf8Length(first + second));
	}

	@Test
	void withoutASemicolonTheEndIsTheEndOfTheFile() {
		String script = "SELECT 1 -- é\n";
		assertThat(single(script).end()).isEqualTo(utf8Length(script));
	}

	@Test
	void theBytesReadFollowStatementsAndData() throws IOException {
		String copy = "COPY t FROM STDIN;";
		String data = "\né😀\n\\.\r\n";
		String rest = " SELECT 1;";
		try (ScriptReader reader = new ScriptReader(new StringReader(copy + data + rest), 3)) {
			assertThat(reader.bytesRead()).isZero();
			assertThat(reader.next()).extracting(ScriptStatement::end).isEqualTo(utf8Length(copy));
			reader.skipCopyData();
			assertThat(reader.bytesRead()).isEqualTo(utf8Length(copy + data));
			assertThat(reader.next())
				.isEqualTo(new ScriptStatement("SELECT 1;", 4, 2, utf8Length(copy + data + rest), false));
			assertThat(reader.bytesRead()).isEqualTo(utf8Length(copy + data + rest));
		}
	}

	@Test
	void afterDataTheLinesGoOn() {
		List<ScriptStatement> statements = read("COPY t FROM STDIN;\na\nb\n\\.\n  SELECT 1;");
		assertThat(statements).extracting(ScriptStatement::line, ScriptStatement::column)
			.containsExactly(tuple(1, 1), tuple(5, 3));
	}

}
