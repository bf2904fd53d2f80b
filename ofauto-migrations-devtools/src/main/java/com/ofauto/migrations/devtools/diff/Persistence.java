package com.ofauto.migrations.devtools.diff;

import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Tables that become logged or unlogged. A foreign key allows that only in one order.
 */
final class Persistence {

	private Persistence() {
	}

	/**
	 * Whether a foreign key between two changing tables is part of a cycle, so that
	 * neither table can be the first.
	 */
	static boolean isKnot(Constraint constraint, DatabaseSchema from, DatabaseSchema to) {
		if (constraint.foreignKey() == null) {
			return false;
		}
		ObjectId owner = Dependencies.owner(constraint.id(), from);
		ObjectId target = constraint.foreignKey().table();
		return !owner.equals(target) && isChanged(owner, from, to) && isChanged(target, from, to)
				&& leads(target, owner, from, to, Set.of());
	}

	private static boolean leads(ObjectId start, ObjectId end, DatabaseSchema from, DatabaseSchema to,
			Set<ObjectId> seen) {
		if (start.equals(end)) {
			return true;
		}
		Set<ObjectId> more = new TreeSet<>(seen);
		return more.add(start) && from.all(Constraint.class)
			.stream()
			.anyMatch((constraint) -> constraint.foreignKey() != null && constraint.id().isPartOf(start)
					&& isChanged(constraint.foreignKey().table(), from, to)
					&& leads(constraint.foreignKey().table(), end, from, to, more));
	}

	private static boolean isChanged(ObjectId table, DatabaseSchema from, DatabaseSchema to) {
		return from.objects().get(table) instanceof Table before && to.objects().get(table) instanceof Table after
				&& before.unlogged() != after.unlogged();
	}

}
