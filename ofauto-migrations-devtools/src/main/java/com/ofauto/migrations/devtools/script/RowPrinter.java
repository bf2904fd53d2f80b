package com.ofauto.migrations.devtools.script;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Writes rows and the positions of sequences.
 */
public final class RowPrinter {

	private RowPrinter() {
	}

	/**
	 * Write a query for the rows of a table without its children, each in the form for
	 * {@code VALUES}.
	 * @param table the table
	 * @param columns the columns that are not generated, at least one
	 * @param defaultSchema the schema of a name without one
	 * @return a query with one column
	 */
	public static String query(ObjectId table, List<String> columns, String defaultSchema) {
		String values = String.join(", ",
				columns.stream()
					.map((column) -> "pg_catalog.format('%L', " + Quotes.identifier(column) + ")")
					.toList());
		return "SELECT '(' || pg_catalog.concat_ws(', ', " + values + ") || ')' FROM ONLY "
				+ name(table, defaultSchema);
	}

	/**
	 * Write one statement for all rows of a table, so that they may reference each other.
	 * @param table the table
	 * @param columns the columns
	 * @param numbered whether a column is an identity
	 * @param rows the result of {@link #query}
	 * @return the statement with its semicolon
	 */
	public static String insert(ObjectId table, List<String> columns, boolean numbered, List<String> rows) {
		return "INSERT INTO " + Names.qualified(table) + " (" + Names.quoteAll(columns) + ")"
				+ (numbered ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES\n  " + String.join(",\n  ", rows) + ";\n";
	}

	/**
	 * Write the statement that sets the position of a sequence.
	 * @param sequence the sequence
	 * @param lastValue its last value
	 * @param called whether that value has been used
	 * @return the statement with its semicolon
	 */
	public static String position(ObjectId sequence, String lastValue, boolean called) {
		return "SELECT pg_catalog.setval(" + Names.literal(Names.qualified(sequence)) + ", " + lastValue + ", " + called
				+ ");\n";
	}

	/**
	 * Write a query for the position of a sequence.
	 * @param sequence the sequence
	 * @param defaultSchema the schema of a name without one
	 * @return a query with one column, such as {@code 5 true}
	 */
	public static String positionQuery(ObjectId sequence, String defaultSchema) {
		return "SELECT last_value || ' ' || is_called FROM " + name(sequence, defaultSchema);
	}

	private static String name(ObjectId id, String defaultSchema) {
		return Quotes.identifier(id.schemaOr(defaultSchema)) + "." + Quotes.identifier(id.name());
	}

}
