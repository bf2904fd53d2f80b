package com.ofauto.migrations.devtools.diff;

import java.util.Optional;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The constraints without an index that merge with those of the parent when a table is
 * attached as a partition, and become its own again when it is detached.
 */
final class PartitionConstraints {

	private PartitionConstraints() {
	}

	/**
	 * Whether a constraint stays when its table becomes a partition.
	 */
	static boolean isAdopted(SchemaObject object, Comparison comparison) {
		return isShared(object, comparison.from(), comparison.to());
	}

	/**
	 * Whether a constraint exists already because its table was a partition.
	 */
	static boolean isReleased(SchemaObject object, Comparison comparison) {
		return isShared(object, comparison.to(), comparison.from());
	}

	private static boolean isShared(SchemaObject object, DatabaseSchema alone, DatabaseSchema attached) {
		if (!(object instanceof Constraint constraint) || constraint.kind().hasIndex()) {
			return false;
		}
		ObjectId id = IndexTree.table(object);
		Optional<Table> before = alone.find(id).filter(Table.class::isInstance).map(Table.class::cast);
		Optional<Table> after = attached.find(id).filter(Table.class::isInstance).map(Table.class::cast);
		if (before.isEmpty() || after.isEmpty() || before.get().partition() != null
				|| after.get().partition() == null) {
			return false;
		}
		ObjectId parent = after.get().partition().parent();
		return attached.all(Constraint.class)
			.stream()
			.anyMatch((whole) -> whole.id().isPartOf(parent) && whole.definition().equals(constraint.definition()));
	}

}
