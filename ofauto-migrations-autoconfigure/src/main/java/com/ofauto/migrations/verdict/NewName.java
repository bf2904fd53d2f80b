package com.ofauto.migrations.verdict;

import java.nio.charset.StandardCharsets;

/**
 * Names that a safer form makes of those in a statement.
 */
final class NewName {

	/** In bytes. */
	private static final int LONGEST = 63;

	private NewName() {
	}

	/**
	 * Another name made of one, both as SQL has them. It is cut, if need be, before the
	 * suffix.
	 */
	static String suffixed(String sql, String suffix) {
		String name = !sql.startsWith("\"") ? sql : sql.substring(1, sql.length() - 1).replace("\"\"", "\"");
		while (name.getBytes(StandardCharsets.UTF_8).length + suffix.length() > LONGEST) {
			name = name.substring(0, name.length() - 1);
		}
		String whole = name + suffix;
		return whole.matches("[a-z_][a-z0-9_]*") ? whole : '"' + whole.replace("\"", "\"\"") + '"';
	}

}
