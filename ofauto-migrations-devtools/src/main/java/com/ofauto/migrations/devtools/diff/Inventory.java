package com.ofauto.migrations.devtools.diff;

import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Statistics;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * What goes when a table, a view, a domain or a column goes.
 */
final class Inventory {

	private Inventory() {
	}

	/**
	 * Returns an object with all that goes with it.
	 */
	static Set<ObjectId> of(SchemaObject object, DatabaseSchema schema, Needs needs) {
		Set<ObjectId> all = new TreeSet<>();
		all.add(object.id());
		for (SchemaObject other : schema.objects().values()) {
			if (other.id().isPartOf(object.id()) || isOf(other, object.id(), needs)) {
				all.add(other.id());
			}
		}
		if (object instanceof Table table) {
			table.columns().values().forEach((column) -> all.addAll(of(table, column)));
		}
		return all;
	}

	static Set<ObjectId> of(Table table, Column column) {
		Set<ObjectId> all = new TreeSet<>();
		all.add(table.columnId(column.name()));
		if (column.value() != null) {
			all.add(table.id().part(ObjectKind.DEFAULT, column.name()));
		}
		return all;
	}

	/**
	 * Whether something that has a name of its own goes with a table.
	 */
	private static boolean isOf(SchemaObject object, ObjectId table, Needs needs) {
		if (object instanceof Index index) {
			return index.table().equals(table);
		}
		if (object instanceof Statistics) {
			return needs.of(object.id()).stream().anyMatch((need) -> need.isPartOf(table));
		}
		return object instanceof Sequence sequence && sequence.owner() != null && sequence.owner().isPartOf(table);
	}

}
