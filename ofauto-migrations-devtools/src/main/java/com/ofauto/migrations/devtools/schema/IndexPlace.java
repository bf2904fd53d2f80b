package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where an index of a partition belongs: it is a part of the partitioned table's. Two
 * places are equal if the whole is.
 *
 * @param parent the index that it is a part of, or the constraint that has it
 * @param usualName what PostgreSQL calls it where nobody says so, without a number behind
 * it
 * @param usual whether it is called so, perhaps with a number behind it
 */
public record IndexPlace(ObjectId parent, String usualName, boolean usual) {

	/**
	 * Returns the place of an index or a constraint.
	 * @param object any object
	 * @return null if it is no part of another
	 */
	public static @Nullable IndexPlace of(@Nullable SchemaObject object) {
		if (object instanceof Index index) {
			return index.place();
		}
		return (object instanceof Constraint constraint) ? constraint.place() : null;
	}

	/**
	 * Whether an object is a part that nobody gave a name.
	 * @param object any object
	 * @return false for what is no part
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
