package com.ofauto.migrations.devtools.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A range type, with the multirange, the constructors and the casts that come with it.
 * Type, multirange and constructors are renamed and moved each by itself.
 *
 * @param id its identity
 * @param options what {@code CREATE TYPE … AS RANGE} takes, by name: {@code subtype},
 * {@code subtype_opclass}, {@code collation}, {@code canonical}, {@code subtype_diff},
 * {@code multirange_type_name}
 * @param multirange the identity of the multirange
 * @param constructor what the functions are called that make a range of its bounds
 * @param multirangeConstructor what those are called that make a multirange of ranges
 */
public record RangeType(ObjectId id, Map<String, String> options, ObjectId multirange, ObjectId constructor,
		ObjectId multirangeConstructor) implements SchemaObject {

	public RangeType {
		options = Ordered.copyOf(options);
	}

	/**
	 * Returns what no statement changes.
	 */
	public Map<String, String> shape() {
		Map<String, String> shape = new LinkedHashMap<>(this.options);
		shape.remove("multirange_type_name");
		return shape;
	}

	/**
	 * Returns what {@code CREATE TYPE} makes: constructors are called like what they
	 * make, and are all in the schema of the range.
	 */
	public RangeType created() {
		return new RangeType(this.id, this.options, this.multirange, constructor(this.id, this.id),
				constructor(this.id, this.multirange));
	}

	/**
	 * Names the constructor of what is called like it, in the schema of the range.
	 */
	public static ObjectId constructor(ObjectId range, ObjectId made) {
		return ObjectId.of(ObjectKind.ROUTINE, range.schema(), made.name());
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.rangeType(this);
	}

}
