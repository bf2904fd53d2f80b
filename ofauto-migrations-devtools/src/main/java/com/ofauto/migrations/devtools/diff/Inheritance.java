package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The inheritance of tables and columns, partitions included.
 */
final class Inheritance {

	private Inheritance() {
	}

	static List<ObjectId> parents(Table table) {
		return (table.partition() != null) ? List.of(table.partition().parent()) : table.parents();
	}

	/**
	 * Whether a table, or that of a column, has another one as a parent.
	 */
	static boolean isChild(ObjectId child, ObjectId parent, DatabaseSchema schema) {
		return schema.find(ObjectId.of(ObjectKind.TABLE, child.schema(), child.name()))
			.map(Table.class::cast)
			.filter((table) -> parents(table).contains(ObjectId.of(ObjectKind.TABLE, parent.schema(), parent.name())))
			.isPresent();
	}

	/**
	 * Return a column with the same column of all partitions and children.
	 */
	static Set<ObjectId> family(ObjectId table, String column, DatabaseSchema schema) {
		Set<ObjectId> family = new TreeSet<>();
		addFamily(table, column, schema, family);
		return family;
	}

	/**
	 * Return a column with the same column of all partitions and children that exist
	 * throughout and follow its changes.
	 */
	static Set<ObjectId> followers(ObjectId table, String column, Comparison comparison) {
		Set<ObjectId> followers = new TreeSet<>(Set.of(table.part(ObjectKind.COLUMN, column)));
		comparison.from()
			.all(Table.class)
			.stream()
			.filter((child) -> parents(child).contains(table) && child.columns().containsKey(column)
					&& !comparison.isNew(child.id()))
			.filter((child) -> comparison.to()
				.find(child.id())
				.map(Table.class::cast)
				.filter((after) -> parents(after).contains(table) && after.columns().containsKey(column))
				.isPresent())
			.forEach((child) -> followers.addAll(followers(child.id(), column, comparison)));
		return followers;
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
