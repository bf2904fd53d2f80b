package com.ofauto.migrations.core.script;

import java.io.IOException;

/**
 * What stands between tokens.
 */
final class SqlComments {

	private final CharWindow window;

	SqlComments(CharWindow window) {
		this.window = window;
	}

	void skipWithSpace() throws IOException {
		while (true) {
			this.window.skipSpace();
			if (startsLine()) {
				skipLine();
			}
			else if (startsBlock()) {
				skipBlock();
			}
			else {
				return;
			}
		}
	}

	boolean startsLine() throws IOException {
		return this.window.peek() == '-' && this.window.peek(1) == '-';
	}

	boolean startsBlock() throws IOException {
		return this.window.peek() == '/' && this.window.peek(1) == '*';
	}

	void skipLine() throws IOException {
		this.window.skipTo('\n', '\r');
	}

	void skipBlock() throws IOException {
		LineAndColumn opened = this.window.place();
		this.window.skip(2);
		int depth = 1;
		while (depth > 0) {
			if (!this.window.skipTo('/', '*')) {
				throw opened.unterminated("comment");
			}
			int c = this.window.peek();
			int following = this.window.peek(1);
			if (c == '/' && following == '*') {
				depth++;
				this.window.skip(2);
			}
			else if (c == '*' && following == '/') {
				depth--;
				this.window.skip(2);
			}
			else {
				this.window.skip(1);
			}
		}
	}

}
