package com.ofauto.migrations.devtools.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A range type with its multirange, constructors and casts. Type, multirange and
 * constructors are renamed and moved separately.
 *
 * @param id its identity
 * @param options what {@code CREATE TYPE … AS RANGE} takes, by name: {@code subtype},
 * {@code subtype_opclass}, {@code collation}, {@code canonical}, {@code subtype_diff},
 * {@code multirange_type_name}
 * @param multirange the identity of the multirange
 * @param constructor the name of the functions that make a range from its bounds
 * @param multirangeConstructor the name of the functions that make a multirange from
 * ranges
 */
public record RangeType(ObjectId id, Map<String, String> options, ObjectId multirange, ObjectId constructor,
		ObjectId multirangeConstructor) implements SchemaObject {

	public RangeType {
		options = Ordered.copyOf(options);
	}

	/**
	 * Return the properties that no statement can change.
	 */
	public Map<String, String> shape() {
		Map<String, String> shape = new LinkedHashMap<>(this.options);
		shape.remove("multirange_type_name");
		return shape;
	}

	/**
	 * Return the type as {@code CREATE TYPE} makes it: constructors have the name of
	 * their type, and are in the schema of the range.
	 */
	public RangeType created() {
		return new RangeType(this.id, this.options, this.multirange, constructor(this.id, this.id),
				constructor(this.id, this.multirange));
	}

	/**
	 * Return the constructor with the name of its type, in the schema of the range.
	 */
	public static ObjectId constructor(ObjectId range, ObjectId made) {
		return ObjectId.of(ObjectKind.ROUTINE, range.schema(), made.name());
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.rangeType(this);
	}

}
