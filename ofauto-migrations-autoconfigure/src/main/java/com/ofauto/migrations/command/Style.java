package com.ofauto.migrations.command;

/**
 * The colours of a screen, or none.
 *
 * @param colour whether there are any
 */
record Style(boolean colour) {

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
