package com.ofauto.migrations.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Rows that a migration has removed, and that were captured before.
 *
 * @param migration the migration
 * @param kind what it removed
 * @param table the table that had them, as the migration's impact names it
 * @param columns the columns that it removed, none if it removed whole rows
 * @param rows how many rows there are
 * @param bytes the size on disk
 * @param at when they were captured
 * @param until when a deploy removes them
 * @param left how many a rollback has found no place for, {@code null} if none has
 * restored them
 * @since 0.1.0
 */
public record Capture(String migration, Kind kind, String table, List<String> columns, long rows, long bytes,
		Instant at, Instant until, @Nullable Long left) {

	public Capture {
		columns = List.copyOf(columns);
	}

	/**
	 * What was captured, for a person.
	 * @return such as {@code 12 rows of table client}
	 */
	public String describe() {
		return describe(this.kind, this.table, this.columns, this.rows);
	}

	static String describe(Kind kind, String table, List<String> columns, long rows) {
		String amount = String.format(Locale.ROOT, "%,d", rows);
		return (kind == Kind.COLUMNS)
				? amount + ((rows == 1) ? " value" : " values") + " of "
						+ ((columns.size() == 1) ? "column " : "each of the columns ")
						+ String.join(", ", columns.stream().map((column) -> table + "." + column).toList())
				: amount + ((rows == 1) ? " row" : " rows") + " of table " + table;
	}

	/**
	 * What a migration removes.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** All rows of a table, which stays. */
		ROWS,

		/** Columns of a table. */
		COLUMNS;

		/**
		 * The kind as one lower-case word.
		 * @return the word
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
