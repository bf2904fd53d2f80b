package com.ofauto.migrations.devtools.cases;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.View;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a case does what it is counted for.
 */
final class ActionCheck {

	private ActionCheck() {
	}

	static void check(SchemaCase schemaCase, DatabaseSchema from, DatabaseSchema to) {
		if (schemaCase.has("nothing")
				|| Arrays.stream(ObjectKind.values()).noneMatch((kind) -> kind.name().equals(schemaCase.kind()))) {
			return;
		}
		ObjectKind kind = ObjectKind.valueOf(schemaCase.kind());
		Map<ObjectId, Object> before = objects(from, kind);
		Map<ObjectId, Object> after = objects(to, kind);
		Set<ObjectId> created = without(after, before);
		Set<ObjectId> dropped = without(before, after);
		switch (schemaCase.action()) {
			case CREATE -> assertThat(created).as("created").isNotEmpty();
			case DROP -> assertThat(dropped).as("dropped").isNotEmpty();
			case ALTER -> assertThat(altered(before, after) || !created.isEmpty() && !dropped.isEmpty())
				.as("something of kind %s is altered", kind)
				.isTrue();
			case RENAME -> assertThat(schemaCase.renames("renames")).isNotEmpty()
				.anySatisfy((rename) -> assertThat(rename.from().kind()).isEqualTo(kind));
		}
	}

	private static Set<ObjectId> without(Map<ObjectId, Object> some, Map<ObjectId, Object> others) {
		Set<ObjectId> rest = new HashSet<>(some.keySet());
		rest.removeAll(others.keySet());
		return rest;
	}

	private static boolean altered(Map<ObjectId, Object> before, Map<ObjectId, Object> after) {
		return before.entrySet()
			.stream()
			.anyMatch((entry) -> after.containsKey(entry.getKey())
					&& !entry.getValue().equals(after.get(entry.getKey())));
	}

	private static Map<ObjectId, Object> objects(DatabaseSchema schema, ObjectKind kind) {
		Map<ObjectId, Object> objects = new HashMap<>();
		schema.objects().forEach((id, object) -> {
			if (id.kind() == kind) {
				objects.put(id, object);
			}
		});
		if (kind == ObjectKind.COLUMN || kind == ObjectKind.DEFAULT) {
			schema.all(Table.class)
				.forEach((
						table) -> table.columns().values().forEach((column) -> add(objects, table.id(), column, kind)));
			schema.all(View.class)
				.forEach((view) -> view.columns().forEach((column) -> add(objects, view.id(), column, kind)));
		}
		return objects;
	}

	private static void add(Map<ObjectId, Object> objects, ObjectId owner, Column column, ObjectKind kind) {
		ColumnValue value = column.value();
		if (kind == ObjectKind.COLUMN) {
			objects.put(owner.part(kind, column.name()), column);
		}
		else if (value != null && value.kind() == ColumnValue.Kind.DEFAULT) {
			objects.put(owner.part(kind, column.name()), value);
		}
	}

}
