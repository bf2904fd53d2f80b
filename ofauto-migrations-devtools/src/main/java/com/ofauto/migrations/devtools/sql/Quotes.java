package com.ofauto.migrations.devtools.sql;

/**
 * Quotes names and values for statements that take no parameters.
 */
public final class Quotes {

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
