package com.ofauto.migrations.devtools.schema;

/**
 * Where the value of a column comes from if not from a statement.
 *
 * @param kind when it is computed
 * @param expression the expression as PostgreSQL prints it
 */
public record ColumnValue(Kind kind, String expression) {

	/**
	 * When a value is computed.
	 */
	public enum Kind {

		DEFAULT, STORED, VIRTUAL

	}

}
