package com.ofauto.migrations.devtools.schema;

/**
 * An index that backs no constraint and is not part of a partitioned table's index.
 *
 * @param id its identity, in its own right since names of indexes are unique in a schema
 * @param table the table or materialized view
 * @param definition the whole statement that creates it
 * @param using the statement from {@code USING} on, the same whatever index and table are
 * called
 * @param unique whether it refuses duplicates
 * @param valid whether it is complete, which one built {@code CONCURRENTLY} may not be
 */
public record Index(ObjectId id, ObjectId table, String definition, String using, boolean unique,
		boolean valid) implements SchemaObject {

}
