package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between tokens.
 */
final class SqlComments {

	private static final String OURS = "ofauto";

	/** What is longer says nothing that is known. */
	private static final int LONGEST = 1000;

	/** What somebody writes who has forgotten the colon. */
	private static final Pattern MEANT = Pattern.compile("(backfill\\s+\\S|(accept|transaction)\\s*=).*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
		int start = 2;
		while (this.window.peek(start) == (block ? '*' : '-') && start < LONGEST) {
			start++;
		}
		int place = blanks(start, block);
		for (int i = 0; i < OURS.length(); i++) {
			int c = this.window.peek(place++);
			if (c != OURS.charAt(i) && c != OURS.charAt(i) - 'a' + 'A') {
				return;
			}
		}
		int word = blanks(place, block);
		boolean colon = this.window.peek(word) == ':';
		if (!colon && word == place) {
			return;
		}
		String text = text(colon ? word + 1 : word, block);
		LineAndColumn at = this.window.place();
		if (colon) {
			this.ours.add(new ScriptComment(text, at.line(), at.column()));
			this.directives
				.add(new ScriptDirective(text.strip(), at.line(), at.column(), !block && !this.window.isHeld()));
		}
		else if (MEANT.matcher(text).matches()) {
			throw at.failure("a colon is missing behind ofauto, so that the comment says nothing; write ofauto: "
					+ text.strip());
		}
	}

	private String text(int from, boolean block) throws IOException {
		int place = from;
		StringBuilder text = new StringBuilder();
		for (int c = this.window.peek(place); c != CharWindow.END && text.length() < LONGEST
				&& !(block ? c == '*' && this.window.peek(place + 1) == '/'
						: SqlCharacter.isNewLine(c)); c = this.window.peek(++place)) {
			text.append((char) c);
		}
		return text.toString();
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
