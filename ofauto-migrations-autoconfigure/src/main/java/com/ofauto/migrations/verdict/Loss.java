package com.ofauto.migrations.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table or column that goes with what is in it.
 *
 * @param name its name as SQL has it
 * @param column whether it is a column
 * @param parts the relations that have the rows
 */
record Loss(String name, boolean column, List<LiveRelation> parts) {

	/**
	 * An estimate of the rows.
	 * @return a number, or {@code null} if one of the relations was never analyzed
	 */
	@Nullable Long rows() {
		long rows = 0;
		for (LiveRelation part : this.parts) {
			if (part.rows() == null) {
				return null;
			}
			rows += part.rows();
		}
		return rows;
	}

	boolean isEmpty() {
		Long rows = rows();
		return rows != null && rows == 0;
	}

	/**
	 * The loss for a person.
	 * @return such as {@code orders goes with about 1,000 rows (64 kB)}
	 */
	String text() {
		Long rows = rows();
		if (rows == null) {
			return this.name + " goes with an unknown number of rows";
		}
		if (rows == 0 && this.parts.stream().allMatch(LiveRelation::isCreated)) {
			return this.name + " goes, and has no rows but those of its script";
		}
		if (rows == 0) {
			return this.name + " goes, empty by the last estimate";
		}
		Long bytes = new Work(Work.Type.REWRITE, this.parts).bytes();
		String size = (bytes != null) ? " (" + Amounts.bytes(bytes) + ")" : "";
		return this.name + (this.column ? " goes with its values in about " : " goes with about ") + Amounts.rows(rows)
				+ size;
	}

}
