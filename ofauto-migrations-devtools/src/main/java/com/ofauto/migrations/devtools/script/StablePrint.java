package com.ofauto.migrations.devtools.script;

import java.util.regex.Pattern;

/**
 * What PostgreSQL printed, written so that it will print the same again. It prints a list
 * of words for a {@code varchar} in a form that it reads as another.
 */
final class StablePrint {

	private static final Pattern WORDS = Pattern
		.compile("\\(ARRAY\\[((?:'(?:[^']|'')*+'::character varying(?:, )?)++)\\]\\)::text\\[\\]");

	private StablePrint() {
	}

	/**
	 * Returns a definition or an expression without the semicolon at its end.
	 */
	static String text(String printed) {
		String text = printed.strip();
		String statement = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
		return WORDS.matcher(statement).replaceAll("ARRAY[$1]");
	}

}
