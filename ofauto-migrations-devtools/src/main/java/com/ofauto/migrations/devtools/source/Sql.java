package com.ofauto.migrations.devtools.source;

import com.ofauto.migrations.devtools.schema.ObjectId;

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

	static String name(ObjectId id) {
		return (id.schema().isEmpty() ? "" : identifier(id.schema()) + ".") + identifier(id.name());
	}

}
