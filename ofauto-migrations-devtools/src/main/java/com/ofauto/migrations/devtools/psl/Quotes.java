package com.ofauto.migrations.devtools.psl;

/**
 * Names and strings as SQL writes them.
 */
final class Quotes {

	private Quotes() {
	}

	static String name(String name) {
		return "\"" + name.replace("\"", "\"\"") + "\"";
	}

	/**
	 * Names an object; the default schema goes without saying.
	 */
	static String name(String schema, String name) {
		return schema.equals(PhysicalSchema.DEFAULT_SCHEMA) ? name(name) : name(schema) + "." + name(name);
	}

	static String text(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}
