package com.ofauto.migrations.core.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Reads scripts with memory of every size, so that each character meets its border.
 */
final class ScriptFixture {

	private static final int LARGEST_SMALL_BUFFER = 64;

	/** A character, and the end of the data of a COPY, must have room. */
	private static final int SMALLEST_BYTES = 3;

	private ScriptFixture() {
	}

	static List<ScriptStatement> read(String script) {
		List<ScriptStatement> expected = read(new ScriptReader(new StringReader(script)));
		readers(script).forEach((how, reader) -> assertThat(read(reader)).as(how).isEqualTo(expected));
		return expected;
	}

	static List<String> texts(String script) {
		return read(script).stream().map(ScriptStatement::text).toList();
	}

	static ScriptStatement single(String script) {
		List<ScriptStatement> statements = read(script);
		assertThat(statements).hasSize(1);
		return statements.get(0);
	}

	static ScriptException failure(String script) {
		ScriptException expected = failure(new ScriptReader(new StringReader(script)));
		readers(script).forEach((how, reader) -> assertThat(failure(reader)).as(how).hasMessage(expected.getMessage()));
		return expected;
	}

	/**
	 * What goes to the server: statements, and after each the data it copies.
	 */
	static List<String> sent(String script) {
		List<String> expected = sent(new ScriptReader(new StringReader(script)));
		readers(script).forEach((how, reader) -> assertThat(sent(reader)).as(how).isEqualTo(expected));
		return expected;
	}

	private static Map<String, ScriptReader> readers(String script) {
		Map<String, ScriptReader> readers = new LinkedHashMap<>();
		for (int size = 1; size <= LARGEST_SMALL_BUFFER; size++) {
			readers.put("with a buffer of " + size, new ScriptReader(new StringReader(script), size));
			for (int characters : new int[] { 1, 5, LARGEST_SMALL_BUFFER }) {
				readers.put("with " + (SMALLEST_BYTES + size) + " bytes and a buffer of " + characters,
						new ScriptReader(new Utf8Reader(bytes(script), SMALLEST_BYTES + size), characters));
			}
		}
		readers.put("character by character", new ScriptReader(new TricklingReader(script)));
		readers.put("byte by byte", new ScriptReader(new TricklingStream(script)));
		readers.put("as a file", new ScriptReader(bytes(script)));
		return readers;
	}

	private static InputStream bytes(String script) {
		return new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> sent(ScriptReader reader) {
		List<String> sent = new ArrayList<>();
		try (reader) {
			for (ScriptStatement statement = reader.next(); statement != null; statement = reader.next()) {
				sent.add(statement.text());
				if (statement.copiesFromStdin()) {
					ByteArrayOutputStream data = new ByteArrayOutputStream();
					reader.copyData(data::write);
					sent.add(data.toString(StandardCharsets.UTF_8));
				}
			}
			return sent;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<ScriptStatement> read(ScriptReader reader) {
		List<ScriptStatement> statements = new ArrayList<>();
		try (reader) {
			for (ScriptStatement statement = reader.next(); statement != null; statement = reader.next()) {
				statements.add(statement);
			}
			return statements;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ScriptException failure(ScriptReader reader) {
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> read(reader));
		assertThat(failure).isNotNull();
		return failure;
	}

	/**
	 * Gives one character at a time.
	 */
	private static final class TricklingReader extends FilterReader {

		private TricklingReader(String text) {
			super(new StringReader(text));
		}

		@Override
		public int read(char[] target, int offset, int length) throws IOException {
			return super.read(target, offset, Math.min(1, length));
		}

	}

	/**
	 * Gives one byte at a time, and now and then none.
	 */
	private static final class TricklingStream extends FilterInputStream {

		private boolean none;

		private TricklingStream(String text) {
			super(bytes(text));
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			this.none = !this.none;
			return super.read(target, offset, this.none ? 0 : 1);
		}

	}

	static long utf8Length(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	static Reader reader(String text) {
		return new StringReader(text);
	}

}
