package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * What a statement of its own says of an object, and no {@code CREATE} does. It goes with
 * the object.
 *
 * @param object what it is about; of the index behind a constraint, the constraint
 * @param kind what is said
 * @param name which of several of its kind; otherwise empty
 */
public record ObjectAttribute(ObjectId object, Kind kind, String name) implements Comparable<ObjectAttribute> {

	private static final Comparator<ObjectAttribute> ORDER = Comparator.comparing(ObjectAttribute::object)
		.thenComparing(ObjectAttribute::kind)
		.thenComparing(ObjectAttribute::name);

	@Override
	public int compareTo(ObjectAttribute other) {
		return ORDER.compare(this, other);
	}

	/**
	 * What is said, and what its value is.
	 */
	public enum Kind {

		/**
		 * Who owns it, where that is not the role that the migrations run as: the role.
		 */
		OWNER,
		/** By which index a table is clustered: its name. */
		CLUSTERED,
		/** A storage parameter of the index behind a constraint, by its name. */
		INDEX_OPTION,
		/** How closely the planner looks at a column of an index, by its number. */
		INDEX_STATISTICS,
		/** What is said of the index behind a constraint. */
		INDEX_COMMENT,
		/** How closely the planner looks at extended statistics. */
		STATISTICS_TARGET,
		/** That it goes with an extension, by its name; no value. */
		DEPENDS_ON_EXTENSION,
		/**
		 * When a trigger of a partition fires that it has from its parent: a
		 * {@link FiringMode}.
		 */
		PARTITION_TRIGGER,
		/**
		 * When a trigger of a constraint fires, by the name of its function: a
		 * {@link FiringMode}.
		 */
		CONSTRAINT_TRIGGER,
		/**
		 * What a partition calls its part of a foreign key of the whole, by the name of
		 * that, where it is another one: the name.
		 */
		PART_NAME

	}

}
