package com.ofauto.migrations.impact;

import org.jspecify.annotations.Nullable;

/**
 * What a relation is.
 *
 * @since 0.1.0
 */
public enum RelationKind {

	/** A table, also one that is a partition. */
	TABLE,

	/** A partitioned table. */
	PARTITIONED_TABLE,

	/** A view. */
	VIEW,

	/** A materialized view. */
	MATERIALIZED_VIEW,

	/** An index, also a partitioned one. */
	INDEX,

	/** A sequence. */
	SEQUENCE,

	/** A foreign table. */
	FOREIGN_TABLE;

	/**
	 * The kind of its letter in {@code pg_class.relkind}.
	 * @param relkind the letter
	 * @return the kind, or {@code null} if nobody locks it by name, such as a TOAST table
	 */
	public static @Nullable RelationKind ofCatalog(String relkind) {
		return switch (relkind) {
			case "r" -> TABLE;
			case "p" -> PARTITIONED_TABLE;
			case "v" -> VIEW;
			case "m" -> MATERIALIZED_VIEW;
			case "i", "I" -> INDEX;
			case "S" -> SEQUENCE;
			case "f" -> FOREIGN_TABLE;
			default -> null;
		};
	}

}
