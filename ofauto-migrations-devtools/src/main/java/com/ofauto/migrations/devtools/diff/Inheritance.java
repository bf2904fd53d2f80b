package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Which tables have their columns from which.
 */
final class Inheritance {

	private Inheritance() {
	}

	static List<ObjectId> parents(Table table) {
		return (table.partition() != null) ? List.of(table.partition().parent()) : table.parents();
	}

	/**
	 * Returns a column with the same column of all partitions and children.
	 */
	static Set<ObjectId> family(ObjectId table, String column, DatabaseSchema schema) {
		Set<ObjectId> family = new TreeSet<>();
		addFamily(table, column, schema, family);
		return family;
	}

	private static void addFamily(ObjectId id, String column, DatabaseSchema schema, Set<ObjectId> family) {
		schema.find(id)
			.map(Table.class::cast)
			.filter((table) -> table.columns().containsKey(column))
			.ifPresent((table) -> family.add(table.columnId(column)));
		schema.all(Table.class)
			.stream()
			.filter((table) -> parents(table).contains(id))
			.forEach((child) -> addFamily(child.id(), column, schema, family));
	}

}
