package com.ofauto.migrations.core;

import java.util.List;

/**
 * Rows that a deploy would capture before a migration removes them.
 *
 * @param migration the migration
 * @param kind what it removes
 * @param table the table, which nobody writes to meanwhile
 * @param columns the columns that it removes, none if it removes whole rows
 * @param bytes the size of the table, which is the most that is captured
 * @since 0.1.0
 */
public record PlannedCapture(String migration, Capture.Kind kind, String table, List<String> columns, long bytes) {

	public PlannedCapture {
		columns = List.copyOf(columns);
	}

	/**
	 * What is captured, for a person.
	 * @return such as {@code column client.email}
	 */
	public String describe() {
		return switch (this.kind) {
			case TABLE -> "table " + this.table;
			case ROWS -> "the rows of table " + this.table;
			case COLUMNS -> ((this.columns.size() == 1) ? "column " : "columns ")
					+ String.join(", ", this.columns.stream().map((column) -> this.table + "." + column).toList());
		};
	}

}
