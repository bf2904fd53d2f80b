package com.ofauto.migrations.devtools.diff;

import java.util.Optional;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The constraints and indexes of a table that become parts of those of its parent when it
 * is attached as a partition, and are its own again when it is detached.
 */
final class Adoption {

	private Adoption() {
	}

	/**
	 * Whether something of a table stays when that becomes a partition.
	 */
	static boolean isAdopted(SchemaObject object, Comparison comparison) {
		return isShared(object, comparison.from(), comparison.to());
	}

	/**
	 * Whether something of a table is there already when that was a partition.
	 */
	static boolean isReleased(SchemaObject object, Comparison comparison) {
		return isShared(object, comparison.to(), comparison.from());
	}

	private static boolean isShared(SchemaObject object, DatabaseSchema alone, DatabaseSchema attached) {
		if (!(object instanceof Constraint || object instanceof Index)) {
			return false;
		}
		ObjectId id = (object instanceof Index index) ? index.table()
				: ObjectId.of(ObjectKind.TABLE, object.id().schema(), object.id().name());
		Optional<Table> before = alone.find(id).filter(Table.class::isInstance).map(Table.class::cast);
		Optional<Table> after = attached.find(id).filter(Table.class::isInstance).map(Table.class::cast);
		if (before.isEmpty() || after.isEmpty() || before.get().partition() != null
				|| after.get().partition() == null) {
			return false;
		}
		ObjectId parent = after.get().partition().parent();
		return attached.objects().values().stream().anyMatch((other) -> isAlike(object, other, parent));
	}

	private static boolean isAlike(SchemaObject object, SchemaObject other, ObjectId parent) {
		if (object instanceof Index index && other instanceof Index whole) {
			return whole.table().equals(parent) && whole.using().equals(index.using())
					&& whole.unique() == index.unique();
		}
		return object instanceof Constraint constraint && other instanceof Constraint whole
				&& whole.id().isPartOf(parent) && whole.definition().equals(constraint.definition());
	}

}
