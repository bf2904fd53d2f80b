package com.ofauto.migrations.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Captured rows that a rollback has brought back.
 *
 * @param kind what the migration had removed
 * @param table the table
 * @param columns the columns that it had removed, none if it had removed whole rows
 * @param rows how many rows have them again
 * @param left how many had no place, such as those of rows that were deleted since; they
 * stay captured
 * @param since how many rows were written since, and have no captured value
 * @param until how long the rest stays captured
 * @param reason why nothing came back, or nothing
 * @since 0.1.0
 */
public record RestoredData(Capture.Kind kind, String table, List<String> columns, long rows, long left, long since,
		Instant until, String reason) {

	public RestoredData {
		columns = List.copyOf(columns);
	}

	/**
	 * What came back, for a person.
	 * @return such as {@code 12 rows of table client}
	 */
	public String describe() {
		return Capture.describe(this.kind, this.table, this.columns, this.rows);
	}

	/**
	 * What did not come back, for a person.
	 * @return a sentence without its full stop, or nothing if all of it came back
	 */
	public String describeLeft() {
		return (this.left == 0) ? ""
				: Capture.describe(this.kind, this.table, this.columns, this.left)
						+ ((this.left == 1) ? " stays" : " stay") + " captured until " + this.until + ": "
						+ (this.reason.isEmpty() ? why() : this.reason);
	}

	private String why() {
		boolean one = this.left == 1;
		if (this.kind == Capture.Kind.COLUMNS) {
			return one ? "its row was deleted or changed since" : "their rows were deleted or changed since";
		}
		return one ? "a row that was written since takes its place, or what it refers to is gone"
				: "rows that were written since take their place, or what they refer to is gone";
	}

	/**
	 * What was written since, for a person.
	 * @return a sentence without its full stop, or nothing if there is none
	 */
	public String describeSince() {
		return (this.since == 0) ? ""
				: String.format(Locale.ROOT, "%,d", this.since)
						+ ((this.since == 1) ? " row of table " : " rows of table ") + this.table
						+ ((this.since == 1) ? " was" : " were") + " written since, and "
						+ ((this.since == 1) ? "has" : "have") + " no captured value";
	}

}
