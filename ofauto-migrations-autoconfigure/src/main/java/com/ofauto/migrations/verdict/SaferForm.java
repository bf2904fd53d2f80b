package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.impact.ColumnChange;

/**
 * Statements that do the same as another one, without blocking anybody for long.
 *
 * @param migrations the files that take its place, in order: each with what it is for and
 * its statements
 * @since 0.1.0
 */
public record SaferForm(List<Step> migrations) {

	public SaferForm {
		migrations = List.copyOf(migrations);
	}

	/**
	 * The form of a change of a column's type, on a table without partitions.
	 * @param relation the table as SQL has it
	 * @param column the column as SQL has it
	 * @param type the new type
	 * @param key whether it is a column of the primary key
	 * @return a column beside it, which is filled in parts and takes its name
	 */
	@Internal
	public static SaferForm ofOtherType(String relation, String column, String type, boolean key) {
		return OtherType.form(new ColumnChange(relation, column, "", type), List.of(relation), key);
	}

	/**
	 * The form of a new column with a default that differs for each row.
	 * @param relation the table as SQL has it
	 * @param column the column as SQL has it
	 * @param type its type
	 * @param value the default
	 * @param required whether it is {@code NOT NULL}
	 * @return the column without the default, then the default, then the rows in parts
	 */
	@Internal
	public static SaferForm ofFilledColumn(String relation, String column, String type, String value,
			boolean required) {
		return SaferForms.filled(new ColumnChange(relation, column, null, type), value, required);
	}

	static SaferForm of(String what, String... sql) {
		return new SaferForm(List.of(new Step(what, String.join("\n", sql))));
	}

	SaferForm then(String what, String... sql) {
		return new SaferForm(
				Stream.concat(this.migrations.stream(), Stream.of(new Step(what, String.join("\n", sql)))).toList());
	}

	/**
	 * One file.
	 *
	 * @param what what to know about it, such as {@code in a file of its own}
	 * @param sql its statements
	 */
	public record Step(String what, String sql) {

	}

}
