package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * The place of a partition's index in a partitioned index. Two places are equal if they
 * have the same parent.
 *
 * @param parent the partitioned index, or its constraint
 * @param usualName the name that PostgreSQL generates, without a number at its end
 * @param usual whether it has that name, with or without a number
 */
public record IndexPlace(ObjectId parent, String usualName, boolean usual) {

	/**
	 * Return the place of an index or a constraint.
	 * @param object any object
	 * @return null if it is not a part of another
	 */
	public static @Nullable IndexPlace of(@Nullable SchemaObject object) {
		if (object instanceof Index index) {
			return index.place();
		}
		return (object instanceof Constraint constraint) ? constraint.place() : null;
	}

	/**
	 * Whether an object is a part with a generated name.
	 * @param object any object
	 * @return false if it is not a part
	 */
	public static boolean isUsual(@Nullable SchemaObject object) {
		IndexPlace place = of(object);
		return place != null && place.usual();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof IndexPlace place && this.parent.equals(place.parent);
	}

	@Override
	public int hashCode() {
		return this.parent.hashCode();
	}

}
