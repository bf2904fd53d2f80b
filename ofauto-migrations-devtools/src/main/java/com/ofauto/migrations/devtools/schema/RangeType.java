package com.ofauto.migrations.devtools.schema;

import java.util.Map;

/**
 * A range type, with the multirange, the constructors and the casts that come with it.
 *
 * @param id its identity
 * @param options what {@code CREATE TYPE … AS RANGE} takes, by name: {@code subtype},
 * {@code subtype_opclass}, {@code collation}, {@code canonical}, {@code subtype_diff},
 * {@code multirange_type_name}
 */
public record RangeType(ObjectId id, Map<String, String> options) implements SchemaObject {

	public RangeType {
		options = Ordered.copyOf(options);
	}

}
