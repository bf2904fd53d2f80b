package com.ofauto.migrations.devtools.psl;

/**
 * Reads a string with the escapes of JSON.
 */
final class StringReader {

	private static final String ESCAPES = "\"\\/bfnrt";

	private static final String ESCAPED = "\"\\/\b\f\n\r\t";

	private final SourceFile file;

	private final String text;

	private final int line;

	private final int lineStart;

	private int offset;

	StringReader(SourceFile file, int line, int lineStart, int offset) {
		this.file = file;
		this.text = file.text();
		this.line = line;
		this.lineStart = lineStart;
		this.offset = offset;
	}

	String read() {
		int start = this.offset++;
		StringBuilder value = new StringBuilder();
		while (this.offset < this.text.length() && this.text.charAt(this.offset) >= ' ') {
			char character = this.text.charAt(this.offset++);
			if (character == '"') {
				return value.toString();
			}
			value.append((character == '\\') ? escape() : character);
		}
		if (this.offset < this.text.length() && "\r\n".indexOf(this.text.charAt(this.offset)) < 0) {
			throw position(this.offset).error("A control character stands in a string.",
					"Write it as an escape: \\t for a tab, \\u0000 for others.");
		}
		throw position(start).error("The string does not end on its line.",
				"Add a closing double quote; write a line break as \\n.");
	}

	private char escape() {
		int start = this.offset - 1;
		char character = (this.offset < this.text.length()) ? this.text.charAt(this.offset++) : '\n';
		int known = ESCAPES.indexOf(character);
		if (known >= 0) {
			return ESCAPED.charAt(known);
		}
		if (character == 'u' && this.offset + 4 <= this.text.length()) {
			String digits = this.text.substring(this.offset, this.offset + 4);
			if (digits.matches("[0-9a-fA-F]{4}")) {
				this.offset += 4;
				return (char) Integer.parseInt(digits, 16);
			}
		}
		throw position(start).error("The backslash begins no escape that a string knows.",
				"It can be one of: \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t, \\u0000. Write a backslash as \\\\.");
	}

	int end() {
		return this.offset;
	}

	private Position position(int offset) {
		return new Position(this.file, this.line, offset - this.lineStart + 1);
	}

}
