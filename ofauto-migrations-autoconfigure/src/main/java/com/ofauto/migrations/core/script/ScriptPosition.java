package com.ofauto.migrations.core.script;

/**
 * Where reading has come to: bytes of UTF-8, line, and column in code points.
 */
final class ScriptPosition {

	private long bytes;

	private int line = 1;

	private int column = 1;

	void advance(char[] chars, int from, int to) {
		int extraBytes = 0;
		// The column is that of the start of the line, and what has come since.
		int start = from - this.column;
		for (int i = from; i < to; i++) {
			char c = chars[i];
			if (c > '\n' && c < 0x80) {
				continue;
			}
			if (c == '\n') {
				this.line++;
				start = i;
			}
			else if (c == '\0') {
				throw new LineAndColumn(this.line, i - start).nul();
			}
			else {
				extraBytes += extraBytes(c);
				start += Character.isLowSurrogate(c) ? 1 : 0;
			}
		}
		this.column = to - start;
		this.bytes += (long) to - from + extraBytes;
	}

	/**
	 * Goes on by bytes of UTF-8.
	 * @param utf8 the bytes from {@code from} to {@code to}
	 * @param lines how many lines end in them
	 * @param lineStart where the last line begins, if one ends in them
	 */
	void advance(byte[] utf8, int from, int to, int lines, int lineStart) {
		if (lines > 0) {
			this.line += lines;
			this.column = 1;
		}
		for (int i = lineStart; i < to; i++) {
			this.column += ((utf8[i] & 0xC0) != 0x80) ? 1 : 0;
		}
		this.bytes += (long) to - from;
	}

	/**
	 * A pair of surrogates takes four bytes, so each of the two takes one more than
	 * itself.
	 */
	private static int extraBytes(char c) {
		if (c < 0x80) {
			return 0;
		}
		return (c < 0x800 || Character.isSurrogate(c)) ? 1 : 2;
	}

	long bytes() {
		return this.bytes;
	}

	LineAndColumn place() {
		return new LineAndColumn(this.line, this.column);
	}

}
