package com.ofauto.migrations.devtools.schema;

import java.util.Comparator;

/**
 * An attribute of an object that no {@code CREATE} can set, only a statement of its own.
 * It is dropped with the object.
 *
 * @param object the object; for the index of a constraint, the constraint
 * @param kind the kind
 * @param name the name, if the object can have several of this kind; otherwise empty
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
	 * The kinds of attributes, with their values.
	 */
	public enum Kind {

		/**
		 * The owner, if it is not the role that runs the migrations. Value: the role.
		 */
		OWNER,
		/** The index by which a table is clustered. Value: its name. */
		CLUSTERED,
		/** A storage parameter of a constraint's index, by its name. */
		INDEX_OPTION,
		/** The statistics target of an index column, by its number. */
		INDEX_STATISTICS,
		/** The comment of a constraint's index. */
		INDEX_COMMENT,
		/** The statistics target of extended statistics. */
		STATISTICS_TARGET,
		/** The dependency on an extension, by its name. No value. */
		DEPENDS_ON_EXTENSION,
		/**
		 * The firing mode of a partition's trigger that belongs to its parent's. Value: a
		 * {@link FiringMode}.
		 */
		PARTITION_TRIGGER,
		/**
		 * The firing mode of a constraint's trigger, by the name of its function. Value:
		 * a {@link FiringMode}.
		 */
		CONSTRAINT_TRIGGER,
		/**
		 * The name of a partition's part of a foreign key, by the name of the whole, if
		 * the two differ. Value: the name of the part.
		 */
		PART_NAME

	}

}
