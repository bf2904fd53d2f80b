package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Statistics;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The objects that PostgreSQL drops with a table, a view, a domain or a column.
 */
final class Inventory {

	private final Map<ObjectId, List<ObjectId>> parts = new HashMap<>();

	Inventory(DatabaseSchema schema, Dependencies needs) {
		for (SchemaObject object : schema.objects().values()) {
			ObjectId id = object.id();
			if (object instanceof Index index) {
				add(index.table(), id);
			}
			else if (object instanceof Statistics) {
				Set<ObjectId> owners = new TreeSet<>();
				needs.of(id).stream().filter(Inventory::isPart).forEach((need) -> owners.add(owner(need)));
				owners.forEach((owner) -> add(owner, id));
			}
			else if (object instanceof Sequence sequence && sequence.owner() != null) {
				add(sequence.owner(), id);
			}
			else if (isPart(id)) {
				add(id, id);
			}
		}
	}

	private void add(ObjectId owner, ObjectId part) {
		this.parts.computeIfAbsent(owner(owner), (name) -> new ArrayList<>()).add(part);
	}

	/**
	 * Tables, views and domains do not share names.
	 */
	private static ObjectId owner(ObjectId id) {
		return ObjectId.of(ObjectKind.TABLE, id.schema(), id.name());
	}

	private static boolean isPart(ObjectId id) {
		return !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
	}

	/**
	 * Return an object with all objects that are dropped with it.
	 */
	Set<ObjectId> of(SchemaObject object) {
		Set<ObjectId> all = new TreeSet<>();
		all.add(object.id());
		switch (object.id().kind()) {
			case TABLE, VIEW, MATERIALIZED_VIEW, DOMAIN ->
				all.addAll(this.parts.getOrDefault(owner(object.id()), List.of()));
			default -> {
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

}
