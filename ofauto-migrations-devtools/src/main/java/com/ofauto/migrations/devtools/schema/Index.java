package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * An index that does not belong to a constraint.
 *
 * @param id its identity; it is not a part of the table, because index names are unique
 * in a schema
 * @param table the table or materialized view
 * @param definition the whole statement that creates it
 * @param using the statement from {@code USING} on, which does not depend on the names of
 * index and table
 * @param unique whether it is unique
 * @param valid whether it is complete; one that was built {@code CONCURRENTLY} may not
 * be, nor one of a partitioned table
 * @param place its place, if it is a part of another
 */
public record Index(ObjectId id, ObjectId table, String definition, String using, boolean unique, boolean valid,
		@Nullable IndexPlace place) implements SchemaObject {

	/**
	 * Create an index that is not a part of another.
	 */
	public Index(ObjectId id, ObjectId table, String definition, String using, boolean unique, boolean valid) {
		this(id, table, definition, using, unique, valid, null);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.index(this);
	}

}
