package com.ofauto.migrations.devtools.schema;

/**
 * A trigger of a table or view.
 *
 * @param id its identity, a part of the table
 * @param definition the whole statement that creates it
 * @param firing when it fires
 */
public record Trigger(ObjectId id, String definition, FiringMode firing) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.trigger(this);
	}

}
