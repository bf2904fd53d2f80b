package com.ofauto.migrations.core.script;

import org.jspecify.annotations.Nullable;

/**
 * Quotes values for SQL texts that cannot have parameters.
 *
 * @since 0.1.0
 */
public final class Sql {

	/** What our blocks stand between. */
	private static final String BLOCK = "$ofauto$";

	private Sql() {
	}

	/**
	 * A text for a statement, which may be in one of our blocks.
	 */
	public static String literal(@Nullable String value) {
		if (value == null) {
			return "NULL";
		}
		String text = value.replace("\0", "");
		if (text.indexOf('\\') < 0 && !text.contains(BLOCK)) {
			return "'".concat(text.replace("'", "''")).concat("'");
		}
		return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace(BLOCK, "\\x24ofauto$") + "'";
	}

	/**
	 * The name that an identifier stands for, which PostgreSQL quotes where it must.
	 */
	public static @Nullable String unquote(@Nullable String identifier) {
		if (identifier == null || !identifier.startsWith("\"")) {
			return identifier;
		}
		return identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
	}

	public static String identifier(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * A statement of ours whose operators {@code ==}, {@code !=} and {@code >>} are those
	 * of PostgreSQL, whatever the search path leads to.
	 */
	public static String operators(String sql) {
		return sql.replace(" == ", " OPERATOR(pg_catalog.=) ")
			.replace(" != ", " OPERATOR(pg_catalog.<>) ")
			.replace(" >> ", " OPERATOR(pg_catalog.>) ");
	}

}
