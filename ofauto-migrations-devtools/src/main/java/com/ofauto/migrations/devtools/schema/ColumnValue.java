package com.ofauto.migrations.devtools.schema;

/**
 * The default or the generation expression of a column.
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
