package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptReaderSizeTests {

	@Test
	void readsAHundredThousandStatements() throws IOException {
		StringBuilder script = new StringBuilder();
		IntStream.range(0, 100_000)
			.forEach((i) -> script.append("INSERT INTO t (a, b) VALUES (").append(i).append(", 'it''s; é');\n"));
		try (ScriptReader reader = new ScriptReader(new StringReader(script.toString()))) {
			for (int i = 0; i < 100_000; i++) {
				ScriptStatement statement = reader.next();
				assertThat(statement).isNotNull();
				assertThat(statement.text()).isEqualTo("INSERT INTO t (a, b) VALUES (" + i + ", 'it''s; é');");
				assertThat(statement.line()).isEqualTo(i + 1);
			}
			assertThat(reader.next()).isNull();
			assertThat(reader.bytesRead()).isEqualTo(ScriptFixture.utf8Length(script.toString()));
		}
	}

	@Test
	void readsAStatementOfTwentyMegabytes() throws IOException {
		String large = "SELECT '" + "0123456789".repeat(2_000_000) + "';";
		try (ScriptReader reader = new ScriptReader(new StringReader("SELECT 1; " + large + " SELECT 2;"))) {
			assertThat(reader.next()).extracting(ScriptStatement::text).isEqualTo("SELECT 1;");
			ScriptStatement statement = reader.next();
			assertThat(statement).isNotNull();
			assertThat(statement.text().equals(large)).isTrue();
			assertThat(statement.end()).isEqualTo(10 + large.length());
			assertThat(reader.next()).extracting(ScriptStatement::text).isEqualTo("SELECT 2;");
		}
	}

	@Test
	void takesFromTheFileNoMoreThanItNeeds() throws IOException {
		CountingReader file = new CountingReader("SELECT 1;\n".repeat(1000));
		try (ScriptReader reader = new ScriptReader(file, 100)) {
			for (int i = 1; i <= 1000; i++) {
				assertThat(reader.next()).isNotNull();
				assertThat(file.taken).isBetween(i * 10 - 1, i * 10 + 100);
			}
		}
	}

	@Test
	void afterALargeStatementTheMemoryIsSmallAgain() throws IOException {
		CountingReader file = new CountingReader(
				"SELECT '" + "x".repeat(10_000) + "';\n" + "SELECT 1;\n".repeat(10_000));
		try (ScriptReader reader = new ScriptReader(file, 100)) {
			for (int i = 0; i < 10_001; i++) {
				assertThat(reader.next()).isNotNull();
			}
		}
		assertThat(file.lastRequest).isLessThanOrEqualTo(100);
	}

	@Test
	void closesTheFile() throws IOException {
		CountingReader file = new CountingReader("");
		new ScriptReader(file).close();
		assertThat(file.closed).isTrue();
	}

	/**
	 * Counts what is taken from it.
	 */
	private static final class CountingReader extends Reader {

		private final StringReader text;

		private int taken;

		private int lastRequest;

		private boolean closed;

		private CountingReader(String text) {
			this.text = new StringReader(text);
		}

		@Override
		public int read(char[] target, int offset, int length) throws IOException {
			int count = this.text.read(target, offset, length);
			this.taken += Math.max(0, count);
			this.lastRequest = length;
			return count;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
