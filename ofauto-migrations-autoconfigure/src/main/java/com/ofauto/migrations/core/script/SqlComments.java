package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between tokens.
 */
final class SqlComments {

	private static final String OURS = "ofauto";

	/** What is longer says nothing that is known. */
	private static final int LONGEST = 1000;

	private final CharWindow window;

	private final List<ScriptComment> ours = new ArrayList<>(0);

	private final List<ScriptDirective> directives = new ArrayList<>(0);

	SqlComments(CharWindow window) {
		this.window = window;
	}

	void skipWithSpace() throws IOException {
		while (true) {
			this.window.skipSpace();
			if (startsLine()) {
				note(false);
				skipLine();
			}
			else if (startsBlock()) {
				note(true);
				skipBlock();
			}
			else {
				return;
			}
		}
	}

	/**
	 * The comments for this library that were skipped so far.
	 */
	List<ScriptComment> ours() {
		return this.ours;
	}

	private void note(boolean block) throws IOException {
		int place = blanks(2, block);
		for (int i = 0; i < OURS.length(); i++) {
			int c = this.window.peek(place++);
			if (c != OURS.charAt(i) && c != OURS.charAt(i) - 'a' + 'A') {
				return;
			}
		}
		place = blanks(place, block);
		if (this.window.peek(place) != ':') {
			return;
		}
		StringBuilder text = new StringBuilder();
		for (int c = this.window.peek(++place); c != CharWindow.END && text.length() < LONGEST
				&& !(block ? c == '*' && this.window.peek(place + 1) == '/'
						: SqlCharacter.isNewLine(c)); c = this.window.peek(++place)) {
			text.append((char) c);
		}
		LineAndColumn at = this.window.place();
		this.ours.add(new ScriptComment(text.toString(), at.line(), at.column()));
		this.directives
			.add(new ScriptDirective(text.toString().strip(), at.line(), at.column(), !block && !this.window.isHeld()));
	}

	private int blanks(int from, boolean block) throws IOException {
		int place = from;
		for (int c = this.window.peek(place); SqlCharacter.isSpace(c) && (block || !SqlCharacter.isNewLine(c))
				&& place < LONGEST; c = this.window.peek(place)) {
			place++;
		}
		return place;
	}

	/**
	 * The comments to this library since the last call.
	 */
	List<ScriptDirective> takeDirectives() {
		List<ScriptDirective> taken = List.copyOf(this.directives);
		this.directives.clear();
		return taken;
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
