package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses the parts of SQL that PostgreSQL prints in definitions: names, strings, lists.
 */
final class SqlText {

	private SqlText() {
	}

	/**
	 * Return the end of the unit that begins at a place: a quoted name or string,
	 * brackets with their content, or one character.
	 */
	static int endOfUnit(String text, int start) {
		char first = text.charAt(start);
		if (first == '\'' || first == '"') {
			int end = text.indexOf(first, start + 1);
			while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == first) {
				end = text.indexOf(first, end + 2);
			}
			return (end < 0) ? text.length() : end + 1;
		}
		if (first != '(' && first != '[') {
			return start + 1;
		}
		int end = start + 1;
		while (end < text.length() && text.charAt(end) != ')' && text.charAt(end) != ']') {
			end = endOfUnit(text, end);
		}
		return Math.min(end + 1, text.length());
	}

	/**
	 * Split at commas outside of quotes and brackets.
	 */
	static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		int offset = 0;
		while (offset < text.length()) {
			if (text.charAt(offset) == ',') {
				parts.add(text.substring(start, offset).strip());
				start = offset + 1;
			}
			offset = endOfUnit(text, offset);
		}
		if (!text.isBlank()) {
			parts.add(text.substring(start).strip());
		}
		return parts;
	}

	/**
	 * Return the end of the name, quoted or not, at the beginning of a text; 0 if there
	 * is none.
	 */
	static int endOfName(String text) {
		if (text.startsWith("\"")) {
			return endOfUnit(text, 0);
		}
		int end = 0;
		while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
				|| text.charAt(end) == '$')) {
			end++;
		}
		return end;
	}

	/**
	 * Return the unquoted parts of a name such as {@code public."Role"}; empty if the
	 * text contains more than a name.
	 */
	static List<String> nameParts(String text) {
		List<String> parts = new ArrayList<>();
		String rest = text;
		while (true) {
			int end = endOfName(rest);
			if (end == 0) {
				return List.of();
			}
			parts.add(unquotedName(rest.substring(0, end)));
			if (end == rest.length()) {
				return parts;
			}
			if (rest.charAt(end) != '.') {
				return List.of();
			}
			rest = rest.substring(end + 1);
		}
	}

	static String unquotedName(String name) {
		return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
	}

	/**
	 * Write a text as a string of Prisma's language.
	 */
	static String string(String value) {
		StringBuilder string = new StringBuilder("\"");
		for (char character : value.toCharArray()) {
			switch (character) {
				case '"' -> string.append("\\\"");
				case '\\' -> string.append("\\\\");
				case '\n' -> string.append("\\n");
				case '\r' -> string.append("\\r");
				case '\t' -> string.append("\\t");
				default -> {
					if (character < ' ') {
						string.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
					}
					else {
						string.append(character);
					}
				}
			}
		}
		return string.append('"').toString();
	}

}
