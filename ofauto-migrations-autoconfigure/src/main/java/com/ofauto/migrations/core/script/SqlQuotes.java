package com.ofauto.migrations.core.script;

import java.io.IOException;

/**
 * Skips what is quoted. Each method begins at the opening quote and ends after the
 * closing one.
 */
final class SqlQuotes {

	private final CharWindow window;

	SqlQuotes(CharWindow window) {
		this.window = window;
	}

	/**
	 * Skips a string or identifier in which a doubled quote stands for itself.
	 */
	void skipQuoted(char quote) throws IOException {
		LineAndColumn opened = this.window.place();
		do {
			this.window.skip(1);
			if (!this.window.skipTo(quote, quote)) {
				throw opened.unterminated((quote == '"') ? "quoted identifier" : "string");
			}
			this.window.skip(1);
		}
		while (this.window.peek() == quote);
	}

	/**
	 * Skips a string in which a backslash escapes the next character, with its
	 * continuations on further lines.
	 */
	void skipEscapeString() throws IOException {
		LineAndColumn opened = this.window.place();
		int ahead = 0;
		do {
			this.window.skip(ahead + 1);
			skipToEndOfEscapes(opened);
			this.window.skip(1);
			ahead = (this.window.peek() == '\'') ? 0 : findContinuation();
		}
		while (ahead >= 0);
	}

	private void skipToEndOfEscapes(LineAndColumn opened) throws IOException {
		while (this.window.skipTo('\'', '\\')) {
			if (this.window.peek() == '\'') {
				return;
			}
			this.window.skip((this.window.peek(1) != CharWindow.END) ? 2 : 1);
		}
		throw opened.unterminated("string");
	}

	/**
	 * A string goes on at a quote on a later line if only white space and line comments
	 * are between.
	 * @return how far away that quote is, or -1
	 */
	private int findContinuation() throws IOException {
		boolean newLine = false;
		int ahead = 0;
		while (true) {
			int c = this.window.peek(ahead);
			if (c == '-' && this.window.peek(ahead + 1) == '-') {
				ahead = findEndOfLine(ahead);
			}
			else if (SqlCharacter.isSpace(c)) {
				newLine |= SqlCharacter.isNewLine(c);
				ahead++;
			}
			else {
				return (newLine && c == '\'') ? ahead : -1;
			}
		}
	}

	private int findEndOfLine(int from) throws IOException {
		int ahead = from;
		int c = this.window.peek(ahead);
		while (c != CharWindow.END && !SqlCharacter.isNewLine(c)) {
			ahead++;
			c = this.window.peek(ahead);
		}
		return ahead;
	}

	/**
	 * Measures the {@code $tag$} that opens a string.
	 * @return its length, or 0 if the dollar sign opens none
	 */
	int dollarTag() throws IOException {
		int length = 1;
		int c = this.window.peek(length);
		if (SqlCharacter.isDigit(c)) {
			return 0;
		}
		while (SqlCharacter.isTagPart(c)) {
			length++;
			c = this.window.peek(length);
		}
		return (c == '$') ? length + 1 : 0;
	}

	void skipDollarQuoted(int tagLength) throws IOException {
		LineAndColumn opened = this.window.place();
		int tagStart = this.window.heldLength();
		this.window.skip(tagLength);
		while (this.window.skipTo('$', '$')) {
			if (this.window.repeatsHeld(tagStart, tagLength)) {
				this.window.skip(tagLength);
				return;
			}
			this.window.skip(1);
		}
		throw opened.unterminated("dollar-quoted string " + this.window.heldText(tagStart, tagStart + tagLength));
	}

}
