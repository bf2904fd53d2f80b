package com.ofauto.migrations.devtools.script;

import java.util.regex.Pattern;

/**
 * Writes a definition that PostgreSQL printed so that it prints the same again.
 * PostgreSQL prints a list of texts for a {@code varchar} in a form that it parses
 * differently.
 */
final class StablePrint {

	private static final Pattern WORDS = Pattern
		.compile("\\(ARRAY\\[((?:'(?:[^']|'')*+'::character varying(?:, )?)++)\\]\\)::text\\[\\]");

	private StablePrint() {
	}

	/**
	 * Return a definition or an expression without the semicolon at its end.
	 */
	static String text(String printed) {
		String text = printed.strip();
		String statement = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
		return WORDS.matcher(statement).replaceAll("ARRAY[$1]");
	}

}
