package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * An index that backs no constraint.
 *
 * @param id its identity, in its own right since names of indexes are unique in a schema
 * @param table the table or materialized view
 * @param definition the whole statement that creates it
 * @param using the statement from {@code USING} on, the same whatever index and table are
 * called
 * @param unique whether it refuses duplicates
 * @param valid whether it is complete, which one built {@code CONCURRENTLY} may not be,
 * nor one of a partitioned table
 * @param place of what it is a part, where it is one
 */
public record Index(ObjectId id, ObjectId table, String definition, String using, boolean unique, boolean valid,
		@Nullable IndexPlace place) implements SchemaObject {

	/**
	 * Creates an index that is no part of another.
	 */
	public Index(ObjectId id, ObjectId table, String definition, String using, boolean unique, boolean valid) {
		this(id, table, definition, using, unique, valid, null);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.index(this);
	}

}
