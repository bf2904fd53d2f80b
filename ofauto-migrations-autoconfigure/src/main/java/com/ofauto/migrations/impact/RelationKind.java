package com.ofauto.migrations.impact;

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
	FOREIGN_TABLE

}
