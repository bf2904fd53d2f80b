package com.ofauto.migrations.devtools.scratch;

/**
 * Quotes for statements that take no parameters.
 */
final class Sql {

	private Sql() {
	}

	static String literal(String value) {
		return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	static String identifier(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
