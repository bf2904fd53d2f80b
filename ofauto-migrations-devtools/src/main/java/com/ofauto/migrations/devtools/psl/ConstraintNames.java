package com.ofauto.migrations.devtools.psl;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names keys and indexes without a name in the schema. PostgreSQL keeps 63 bytes, so the
 * part before the suffix is cut between characters.
 */
final class ConstraintNames {

	private ConstraintNames() {
	}

	static String primaryKey(String table) {
		return cut(table, "_pkey");
	}

	static String unique(String table, List<String> columns) {
		return cut(table + "_" + String.join("_", columns), "_key");
	}

	static String index(String table, List<String> columns) {
		return cut(table + "_" + String.join("_", columns), "_idx");
	}

	static String foreignKey(String table, List<String> columns) {
		return cut(table + "_" + String.join("_", columns), "_fkey");
	}

	static String cut(String name, String suffix) {
		int limit = Arguments.LONGEST_NAME - suffix.length();
		int bytes = 0;
		int end = 0;
		while (end < name.length()) {
			String character = Character.toString(name.codePointAt(end));
			bytes += character.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > limit) {
				break;
			}
			end += character.length();
		}
		return name.substring(0, end) + suffix;
	}

}
