package com.ofauto.migrations.devtools.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A composite type that belongs to no table. The order of its attributes matters, because
 * values are written in it.
 *
 * @param id its identity
 * @param attributes in their order
 */
public record CompositeType(ObjectId id, List<Attribute> attributes) implements SchemaObject {

	public CompositeType {
		attributes = List.copyOf(attributes);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.compositeType(this);
	}

	/**
	 * A field of a composite type.
	 *
	 * @param name its name
	 * @param type its type
	 * @param collation its collation, if it is not that of its type
	 */
	public record Attribute(String name, String type, @Nullable String collation) {

	}

}
