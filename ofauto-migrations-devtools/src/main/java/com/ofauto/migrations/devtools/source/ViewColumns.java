package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Adapts views to columns whose type has changed: such a view is created again, and then
 * has the new type.
 */
final class ViewColumns {

	private final DatabaseSchema history;

	private final DatabaseSchema schema;

	ViewColumns(DatabaseSchema history, DatabaseSchema schema) {
		this.history = history;
		this.schema = schema;
	}

	DatabaseSchema adapt() {
		Map<ObjectId, SchemaObject> objects = new HashMap<>(this.schema.objects());
		for (View view : this.schema.all(View.class)) {
			List<Column> columns = view.columns().stream().map((column) -> adapt(view, column)).toList();
			objects.put(view.id(),
					new View(view.id(), columns, view.query(), view.options(), view.accessMethod(), view.filled()));
		}
		return this.schema.withObjects(objects);
	}

	private Column adapt(View view, Column column) {
		return this.schema.dependencies()
			.stream()
			.filter((dependency) -> dependency.dependent().equals(view.id()))
			.map(Dependency::referenced)
			.filter((shown) -> shown.kind() == ObjectKind.COLUMN && shown.part().equals(column.name()))
			.flatMap((shown) -> Stream.ofNullable(newType(shown, column.type())))
			.findFirst()
			.map((type) -> new Column(column.name(), type, column.collation(), column.notNull(), column.value(),
					column.identity(), column.inherited(), column.settings()))
			.orElse(column);
	}

	private @Nullable String newType(ObjectId shown, String type) {
		Column before = column(this.history, shown);
		Column now = column(this.schema, shown);
		if (before == null || now == null || !before.type().equals(type) || now.type().equals(type)) {
			return null;
		}
		return now.type();
	}

	private static @Nullable Column column(DatabaseSchema schema, ObjectId id) {
		return schema.find(PrismaScope.tableOf(id))
			.map((table) -> ((Table) table).columns().get(id.part()))
			.orElse(null);
	}

}
