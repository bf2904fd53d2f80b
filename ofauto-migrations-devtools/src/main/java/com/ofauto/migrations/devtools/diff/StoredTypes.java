package com.ofauto.migrations.devtools.diff;

import java.util.Set;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * The types whose values are stored somewhere.
 */
final class StoredTypes {

	private static final Set<ObjectKind> TYPES = Set.of(ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE,
			ObjectKind.RANGE_TYPE);

	private final DatabaseSchema to;

	private final Needs needs;

	StoredTypes(DatabaseSchema to, Needs needs) {
		this.to = to;
		this.needs = needs;
	}

	boolean contains(ObjectId type) {
		return this.needs.dependents(type).stream().anyMatch((dependent) -> switch (dependent.kind()) {
			case COLUMN, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> true;
			default -> false;
		});
	}

	/**
	 * Whether something becomes another kind of type under its name.
	 */
	boolean isOtherKind(ObjectId id) {
		return TYPES.contains(id.kind()) && contains(id) && TYPES.stream()
			.anyMatch((kind) -> this.to.objects().containsKey(ObjectId.of(kind, id.schema(), id.name())));
	}

	static void refuse(ObjectId type) {
		if (type.kind() == ObjectKind.COMPOSITE_TYPE) {
			throw new UnsupportedChangeException(type, "The " + Descriptions.of(type)
					+ " is the type of columns, and its attributes can neither change their types nor their order.",
					"Create another type, add a column of it, copy the values and drop the old one, in a migration of your own.");
		}
	}

}
