package com.ofauto.migrations.command;

import java.util.regex.Pattern;

/**
 * The colours of a screen, or none.
 *
 * @param colour whether there are any
 */
record Style(boolean colour) {

	/** Those that a screen is coloured with. */
	static final Pattern CODES = Pattern.compile("\u001B\\[(?:3[123]|0)m");

	String good(String text) {
		return in("32", text);
	}

	String open(String text) {
		return in("33", text);
	}

	String bad(String text) {
		return in("31", text);
	}

	private String in(String code, String text) {
		return this.colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
	}

}
