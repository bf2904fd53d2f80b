package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints the cast of a list of values as PostgreSQL does once it has parsed its own
 * print. {@code state IN ('NEW', 'OLD')} on a {@code varchar} is
 * {@code (ARRAY['NEW'::character varying, …])::text[]} at first, and
 * {@code ARRAY[('NEW'::character varying)::text, …]} in a database that was built from
 * that: the same condition, so not a difference.
 */
final class ArrayCasts {

	private static final String BEGINNING = "(ARRAY[";

	private static final Pattern CAST = Pattern.compile("]\\)::((?:\"[^\"]*\"|[\\p{L}\\p{N}_$ .])++"
			+ "(?:\\(\\d+(?:,-?\\d+)?\\))?(?: with(?:out)? time zone)?)\\[]");

	private ArrayCasts() {
	}

	/**
	 * Move the casts of arrays into their elements.
	 * @param print an expression or a definition as PostgreSQL prints it
	 */
	static String inward(String print) {
		if (!print.contains(BEGINNING)) {
			return print;
		}
		StringBuilder text = new StringBuilder(print.length());
		int position = 0;
		while (position < print.length()) {
			int end = print.startsWith(BEGINNING, position) ? array(print, position, text) : -1;
			if (end < 0) {
				end = afterQuoted(print, position);
				text.append(print, position, end);
			}
			position = end;
		}
		return text.toString();
	}

	/**
	 * Write an array whose elements are cast.
	 * @return its end in the print, or -1 if it is not cast as a whole
	 */
	private static int array(String print, int start, StringBuilder text) {
		List<String> elements = new ArrayList<>();
		int bracket = elements(print, start + BEGINNING.length(), elements);
		Matcher cast = CAST.matcher(print).region(bracket, print.length());
		boolean nested = elements.stream().anyMatch((element) -> element.startsWith("ARRAY["));
		if (nested || !cast.lookingAt()) {
			return -1;
		}
		text.append(elements.stream()
			.map((element) -> "(" + inward(element) + ")::" + cast.group(1))
			.collect(Collectors.joining(", ", "ARRAY[", "]")));
		return cast.end();
	}

	/**
	 * Divide a list at its commas.
	 * @return the place of its closing bracket, or the end of the text
	 */
	private static int elements(String print, int start, List<String> elements) {
		int depth = 0;
		int begin = start;
		int position = start;
		while (position < print.length()) {
			char character = print.charAt(position);
			if (depth == 0 && (character == ',' || character == ']')) {
				elements.add(print.substring(begin, position).strip());
				begin = position + 1;
				if (character == ']') {
					return position;
				}
			}
			depth += switch (character) {
				case '(', '[' -> 1;
				case ')', ']' -> -1;
				default -> 0;
			};
			position = afterQuoted(print, position);
		}
		return position;
	}

	/**
	 * Return the place after a character, or after the quoted text that begins there.
	 */
	static int afterQuoted(String print, int position) {
		char quote = print.charAt(position);
		if (quote != '\'' && quote != '"') {
			return position + 1;
		}
		int end = print.indexOf(quote, position + 1);
		return (end < 0) ? print.length() : end + 1;
	}

}
