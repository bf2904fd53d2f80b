package com.ofauto.migrations.impact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule that a statement lays on the rows that a relation has already. It is asked of
 * the live rows before the migration runs.
 *
 * @param kind what kind of rule
 * @param relation the relation's name as SQL has it, before the migration
 * @param name the constraint's or index's name as SQL has it, or {@code null}
 * @param columns the columns as SQL has them, or the expressions of a unique index
 * @param definition what PostgreSQL says it is: {@code pg_get_constraintdef} or
 * {@code pg_get_indexdef}; of {@code NOT NULL}, {@code null}
 * @param valid whether the rows that are there are checked by the statement
 * @param references of a foreign key, the referenced relation's name; otherwise
 * {@code null}
 * @param referenced of a foreign key, the referenced columns
 * @since 0.1.0
 */
public record AddedConstraint(Kind kind, String relation, @Nullable String name, List<String> columns,
		@Nullable String definition, boolean valid, @Nullable String references, List<String> referenced) {

	/**
	 * The kinds.
	 */
	public enum Kind {

		/** A column becomes {@code NOT NULL}. */
		NOT_NULL,

		/** A unique or primary key, or a unique index. */
		UNIQUE,

		/** A check. */
		CHECK,

		/** A foreign key. */
		FOREIGN_KEY,

		/** An exclusion constraint. */
		EXCLUDE

	}

}
