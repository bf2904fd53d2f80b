package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * An enum.
 *
 * @param id its identity
 * @param values in their order
 */
public record EnumType(ObjectId id, List<String> values) implements SchemaObject {

	public EnumType {
		values = List.copyOf(values);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.enumType(this);
	}

}
