package com.ofauto.migrations.devtools.diff;

import java.util.HashSet;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RangeType;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * The types whose values are stored in tables.
 */
final class StoredTypes {

	private static final Set<ObjectKind> TYPES = Set.of(ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
			ObjectKind.RANGE_TYPE);

	private final Set<String> names = new HashSet<>();

	private final Dependencies needs;

	StoredTypes(DatabaseSchema to, Dependencies needs) {
		this.needs = needs;
		to.objects().values().forEach((object) -> this.names.addAll(names(object)));
	}

	/**
	 * The names of a type and of its multirange.
	 */
	private static Set<String> names(SchemaObject object) {
		Set<String> names = new HashSet<>();
		if (TYPES.contains(object.id().kind())) {
			names.add(object.id().schema() + "." + object.id().name());
		}
		if (object instanceof RangeType range) {
			names.add(range.multirange().schema() + "." + range.multirange().name());
		}
		return names;
	}

	boolean contains(ObjectId type) {
		return this.needs.dependents(type).stream().anyMatch((dependent) -> switch (dependent.kind()) {
			case COLUMN, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> true;
			default -> false;
		});
	}

	/**
	 * Whether a new type takes the name of a dropped one.
	 */
	boolean isSucceeded(SchemaObject type) {
		return contains(type.id()) && names(type).stream().anyMatch(this.names::contains);
	}

	static void refuse(ObjectId type) {
		if (type.kind() == ObjectKind.COMPOSITE_TYPE) {
			throw new UnsupportedChangeException(type, "The " + Descriptions.of(type)
					+ " is the type of columns, and its attributes can neither change their types nor their order.",
					"Create another type, add a column of it, copy the values and drop the old one, in a migration of your own.");
		}
	}

}
