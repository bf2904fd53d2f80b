package com.ofauto.migrations.devtools.schema;

/**
 * A schema of the database.
 */
public record Namespace(ObjectId id) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.namespace(this);
	}

}
