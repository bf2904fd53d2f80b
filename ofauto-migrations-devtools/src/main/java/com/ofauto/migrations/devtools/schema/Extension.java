package com.ofauto.migrations.devtools.schema;

/**
 * An extension; what belongs to it is not listed.
 *
 * @param id its identity, in no schema
 * @param schema where its members are; empty if that is a default schema other than
 * {@code public}, which alone every database has
 * @param version the installed one
 */
public record Extension(ObjectId id, String schema, String version) implements SchemaObject {

}
