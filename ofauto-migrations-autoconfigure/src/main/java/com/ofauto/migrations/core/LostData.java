package com.ofauto.migrations.core;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Data that a rollback would lose, as it is now.
 *
 * @param kind what is lost
 * @param name the table, the column as {@code table.column}, or the statement that
 * changes rows
 * @param rows how many rows or values there are, {@code null} if nobody can tell
 * @since 0.1.0
 */
public record LostData(Kind kind, String name, @Nullable Long rows) {

	/**
	 * What is lost.
	 */
	public enum Kind {

		/** The rows of a table. */
		TABLE,

		/** The values of a column. */
		COLUMN,

		/** What another type of a column has no place for. */
		CONVERTED,

		/** What a statement of the rollback changes. */
		STATEMENT,

		/** Rows that were changed or removed, as the transaction has counted them. */
		CHANGED;

		/**
		 * The kind as one lower-case word.
		 * @return the word
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The loss for a person.
	 * @return such as {@code 12 rows of table client}
	 */
	public String describe() {
		String name = ReadableText.name(this.name);
		return switch (this.kind) {
			case TABLE -> amount("row") + " of table " + name;
			case COLUMN -> amount("value") + " of column " + name;
			case CONVERTED -> amount("value") + " of column " + name + " that its earlier type has no place for";
			case STATEMENT -> "rows that " + name + " in the rollback changes; it is not known which";
			case CHANGED -> amount("row") + " of table " + name + " that the rollback changes or removes";
		};
	}

	private String amount(String one) {
		if (this.rows == null) {
			return one + "s that this role cannot count";
		}
		return String.format(Locale.ROOT, "%,d", this.rows) + " " + one + ((this.rows == 1) ? "" : "s");
	}

}
