package com.ofauto.migrations.devtools.sql;

import java.util.regex.Pattern;

/**
 * Quotes names and values for statements that take no parameters.
 */
public final class Quotes {

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

	private Quotes() {
	}

	/**
	 * Quote an identifier.
	 * @param name the name as the catalog has it
	 * @return the name in double quotes
	 */
	public static String identifier(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Quote an identifier only if PostgreSQL would not read it as it is.
	 * @param name the name as the catalog has it
	 * @return the name as a person writes it
	 */
	public static String name(String name) {
		return (PLAIN.matcher(name).matches() && !ReservedWords.contains(name)) ? name : identifier(name);
	}

	/**
	 * Quote a string for a script, which runs with {@code standard_conforming_strings}.
	 * @param value the value
	 * @return a literal in which a backslash means itself
	 */
	public static String literal(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

	/**
	 * Quote a string for a session with unknown settings.
	 * @param value the value
	 * @return a literal that means the same whatever {@code standard_conforming_strings}
	 * is
	 */
	public static String escaped(String value) {
		return "E" + literal(value.replace("\\", "\\\\"));
	}

}
