package com.ofauto.migrations.devtools.psl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text is JSON.
 */
final class JsonText {

	private static final int DEEPEST = 100;

	private static final Pattern SPACE = Pattern.compile("[ \t\r\n]*+");

	private static final Pattern STRING = Pattern
		.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");

	private static final Pattern ATOM = Pattern
		.compile("true|false|null|-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

	private final Matcher matcher;

	private final int length;

	private int offset;

	private int depth;

	private JsonText(String text) {
		this.matcher = SPACE.matcher(text);
		this.length = text.length();
	}

	static boolean isValid(String text) {
		JsonText json = new JsonText(text);
		return json.value() && json.offset == json.length;
	}

	private boolean value() {
		skip(SPACE);
		boolean valid = skip(STRING) || skip(ATOM) || container("\\[", "\\]", false) || container("\\{", "\\}", true);
		skip(SPACE);
		return valid;
	}

	private boolean container(String open, String close, boolean keys) {
		if (!skip(Pattern.compile(open)) || ++this.depth > DEEPEST) {
			return false;
		}
		skip(SPACE);
		boolean valid = skip(Pattern.compile(close)) || (elements(keys) && skip(Pattern.compile(close)));
		this.depth--;
		return valid;
	}

	private boolean elements(boolean keys) {
		do {
			if (keys && !key()) {
				return false;
			}
			if (!value()) {
				return false;
			}
		}
		while (skip(Pattern.compile(",")));
		return true;
	}

	private boolean key() {
		skip(SPACE);
		if (!skip(STRING)) {
			return false;
		}
		skip(SPACE);
		return skip(Pattern.compile(":"));
	}

	private boolean skip(Pattern pattern) {
		this.matcher.usePattern(pattern).region(this.offset, this.length);
		boolean there = this.matcher.lookingAt();
		if (there) {
			this.offset = this.matcher.end();
		}
		return there;
	}

}
