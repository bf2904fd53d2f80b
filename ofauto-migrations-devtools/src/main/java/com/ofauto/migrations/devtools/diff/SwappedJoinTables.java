package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Finds the tables of Prisma's implicit many-to-many relations whose columns change
 * places. {@code A} belongs to the model whose name comes first in the alphabet, so that
 * the new name of a model can make it {@code B}: the values must follow.
 */
public final class SwappedJoinTables {

	private static final String FIRST = "A";

	private static final String SECOND = "B";

	private static final String MEANWHILE = "A_";

	private SwappedJoinTables() {
	}

	/**
	 * Find the renames that exchange the two columns.
	 * @param from the old schema, with all other new names
	 * @param to the new schema
	 * @return three renames for each such table, in order
	 */
	public static List<Rename> find(DatabaseSchema from, DatabaseSchema to) {
		List<Rename> renames = new ArrayList<>();
		for (Table table : from.all(Table.class)) {
			if (isJoinTable(table) && isTurned(targets(table.id(), from), targets(table.id(), to))) {
				renames.add(new Rename(table.columnId(FIRST), table.columnId(MEANWHILE)));
				renames.add(new Rename(table.columnId(SECOND), table.columnId(FIRST)));
				renames.add(new Rename(table.columnId(MEANWHILE), table.columnId(SECOND)));
			}
		}
		return renames;
	}

	private static boolean isJoinTable(Table table) {
		return table.id().name().startsWith("_") && table.columns().keySet().equals(Set.of(FIRST, SECOND));
	}

	private static boolean isTurned(Map<String, ObjectId> before, Map<String, ObjectId> after) {
		ObjectId first = before.get(FIRST);
		ObjectId second = before.get(SECOND);
		return first != null && second != null && !first.equals(second) && first.equals(after.get(SECOND))
				&& second.equals(after.get(FIRST));
	}

	/**
	 * The tables that the columns of a table reference.
	 */
	private static Map<String, ObjectId> targets(ObjectId table, DatabaseSchema schema) {
		Map<String, ObjectId> targets = new HashMap<>();
		for (Constraint constraint : schema.all(Constraint.class)) {
			ForeignKey key = constraint.foreignKey();
			if (key != null && constraint.id().isPartOf(table) && constraint.columns().size() == 1) {
				targets.put(constraint.columns().get(0), key.table());
			}
		}
		return targets;
	}

}
