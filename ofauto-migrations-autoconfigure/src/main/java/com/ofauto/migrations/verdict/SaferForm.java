package com.ofauto.migrations.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.impact.ColumnChange;
import org.jspecify.annotations.Nullable;

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
	 * @param followed the column of its key as SQL has it, if a backfill can follow it
	 * @return a column beside it, which is filled in parts and takes its name
	 */
	@Internal
	public static SaferForm ofOtherType(String relation, String column, String type, boolean key,
			@Nullable String followed) {
		return OtherType.form(new ColumnChange(relation, column, "", type),
				new Filling(relation, List.of(relation), followed), key);
	}

	/**
	 * The form of a new column with a default that differs for each row.
	 * @param relation the table as SQL has it
	 * @param column the column as SQL has it
	 * @param type its type
	 * @param value the default
	 * @param required whether it is {@code NOT NULL}
	 * @param followed the column of the table's key as SQL has it, if a backfill can
	 * follow it
	 * @return the column without the default, then the default, then the rows in parts
	 */
	@Internal
	public static SaferForm ofFilledColumn(String relation, String column, String type, String value, boolean required,
			@Nullable String followed) {
		return SaferForms.filled(new ColumnChange(relation, column, null, type), value, required,
				new Filling(relation, List.of(relation), followed));
	}

	/**
	 * The form of a new column that is {@code NOT NULL} and has no default.
	 * @param relation the table as SQL has it
	 * @param column the column as SQL has it
	 * @param type its type
	 * @param followed the column of the table's key as SQL has it, if a backfill can
	 * follow it
	 * @return the column, then the rows, then {@code NOT NULL}
	 */
	@Internal
	public static SaferForm ofRequiredColumn(String relation, String column, String type, @Nullable String followed) {
		return SaferForms.required(new ColumnChange(relation, column, null, type),
				new Filling(relation, List.of(relation), followed));
	}

	/**
	 * The step that gives rows a value which only a person knows.
	 * @param relation the table as SQL has it
	 * @param column the column as SQL has it
	 * @param followed the column of the table's key as SQL has it, if a backfill can
	 * follow it
	 * @return a backfill, or empty if there is no such key
	 */
	@Internal
	public static Optional<Step> values(String relation, String column, @Nullable String followed) {
		return new Filling(relation, List.of(relation), followed).values(column);
	}

	/**
	 * The step that gives rows a value.
	 * @param relation the table as SQL has it
	 * @param assignment what is set
	 * @param condition which rows lack it
	 * @param followed the column of the table's key as SQL has it, if a backfill can
	 * follow it
	 * @return a backfill, or a statement that is repeated
	 */
	@Internal
	public static Step filling(String relation, String assignment, String condition, @Nullable String followed) {
		return new Filling(relation, List.of(relation), followed).step(assignment, condition);
	}

	static SaferForm of(String what, String... sql) {
		return new SaferForm(List.of(new Step(what, String.join("\n", sql))));
	}

	SaferForm then(String what, String... sql) {
		return then(new Step(what, String.join("\n", sql)));
	}

	SaferForm then(Step step) {
		return new SaferForm(Stream.concat(this.migrations.stream(), Stream.of(step)).toList());
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
