package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The lines of data of a {@code COPY} as the bytes of the file. Most bytes of a large
 * script are such, and nobody looks at their characters.
 */
final class CopyBytes {

	private static final int LONGEST_END_LINE = 4;

	private final Utf8Reader reader;

	private final ScriptPosition position;

	private int from;

	CopyBytes(Utf8Reader reader, ScriptPosition position) {
		this.reader = reader;
		this.position = position;
	}

	/**
	 * Moves to the next piece, no larger than the memory.
	 * @param atLineStart whether the next byte begins a line
	 * @return whether there is one
	 */
	boolean next(boolean atLineStart) throws IOException {
		boolean more = this.reader.has(LONGEST_END_LINE) || this.reader.has(1);
		this.from = this.reader.next();
		int endLine = atLineStart ? endLineLength(this.from) : 0;
		int end = this.from + endLine;
		if (more && endLine == 0) {
			end = pass();
		}
		else if (endLine > 0) {
			boolean line = this.reader.memory()[end - 1] == '\n';
			this.position.advance(this.reader.memory(), this.from, end, line ? 1 : 0, line ? end : this.from);
		}
		this.reader.skipTo(end);
		return more && endLine == 0;
	}

	/**
	 * Whether the piece ends where a line does.
	 */
	boolean endsLine() {
		return this.reader.memory()[this.reader.next() - 1] == '\n';
	}

	void give(CopyData sink) throws IOException, SQLException {
		sink.accept(this.reader.memory(), this.from, this.reader.next() - this.from);
	}

	/**
	 * Goes to the end of the memory, or of a line before, if the data may end on the next
	 * one.
	 */
	private int pass() {
		byte[] bytes = this.reader.memory();
		int limit = this.reader.limit();
		int lines = 0;
		int lineStart = this.from;
		int i = this.from;
		while (i < limit) {
			byte b = bytes[i++];
			if (b == '\n') {
				lines++;
				lineStart = i;
				if (limit - i < LONGEST_END_LINE || endLineLength(i) > 0) {
					break;
				}
			}
			else if (b == 0) {
				this.position.advance(bytes, this.from, i - 1, lines, lineStart);
				throw this.position.place().nul();
			}
		}
		this.position.advance(bytes, this.from, i, lines, lineStart);
		return i;
	}

	private int endLineLength(int start) {
		byte[] bytes = this.reader.memory();
		int length = this.reader.limit() - start;
		if (length < 2 || bytes[start] != '\\' || bytes[start + 1] != '.') {
			return 0;
		}
		if (length == 2) {
			return 2;
		}
		if (bytes[start + 2] == '\n') {
			return 3;
		}
		return (length > 3 && bytes[start + 2] == '\r' && bytes[start + 3] == '\n') ? 4 : 0;
	}

}
