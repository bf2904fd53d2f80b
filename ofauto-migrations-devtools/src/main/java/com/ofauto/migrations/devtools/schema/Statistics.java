package com.ofauto.migrations.devtools.schema;

/**
 * Extended statistics.
 *
 * @param id its identity
 * @param definition the whole statement that creates it
 */
public record Statistics(ObjectId id, String definition) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.statistics(this);
	}

}
