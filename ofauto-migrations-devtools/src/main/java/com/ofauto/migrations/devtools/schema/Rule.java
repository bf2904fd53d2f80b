package com.ofauto.migrations.devtools.schema;

/**
 * A rewrite rule, except the one of a view.
 *
 * @param id its identity, a part of the table
 * @param definition the whole statement that creates it
 * @param firing when it applies
 */
public record Rule(ObjectId id, String definition, FiringMode firing) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.rule(this);
	}

}
