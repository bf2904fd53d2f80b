package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectAttributes;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Builds one schema from two. It remembers the origin and the new name of each object,
 * because the dependencies of an object are those of its origin.
 */
final class MergedSchema {

	private final Map<ObjectId, SchemaObject> objects = new TreeMap<>();

	private final Set<ObjectId> ofHistory = new HashSet<>();

	private final List<Inherited> inherited = new ArrayList<>();

	private final Map<ObjectId, ObjectId> historyNames = new HashMap<>();

	private final Map<ObjectId, ObjectId> sourceNames = new HashMap<>();

	/**
	 * Take an object from the history as it is.
	 */
	void keep(SchemaObject object) {
		keep(object.id(), object);
	}

	/**
	 * Take an object from the history under another name.
	 */
	void keep(ObjectId historyId, SchemaObject object) {
		this.objects.put(object.id(), object);
		this.ofHistory.add(object.id());
		if (!historyId.equals(object.id())) {
			this.historyNames.put(historyId, object.id());
		}
	}

	/**
	 * Take a table from the history with all its columns.
	 */
	void keepWhole(Table table) {
		keep(table);
		table.columns().keySet().forEach((name) -> {
			keepPart(table.columnId(name));
			keepPart(table.id().part(ObjectKind.DEFAULT, name));
		});
	}

	/**
	 * Take an object from the source.
	 */
	void put(SchemaObject object) {
		this.objects.put(object.id(), object);
		this.ofHistory.remove(object.id());
	}

	/**
	 * Take an object of the history, possibly under another name, that the source has in
	 * the same form. Its dependencies may be new, because the types of its columns may
	 * be.
	 */
	void put(ObjectId historyId, SchemaObject object) {
		keep(historyId, object);
		this.ofHistory.remove(object.id());
	}

	/**
	 * Take an object of the history, possibly under another name.
	 * @param described whether the source has it in the same form
	 */
	void take(ObjectId historyId, SchemaObject object, boolean described) {
		if (described) {
			put(historyId, object);
		}
		else {
			keep(historyId, object);
		}
	}

	/**
	 * Note that a part of a table, such as a column or its default, comes from the
	 * history.
	 */
	void keepPart(ObjectId part) {
		this.ofHistory.add(part);
	}

	/**
	 * Note that an object of the source has another name here.
	 */
	void alias(ObjectId sourceId, ObjectId id) {
		if (!sourceId.equals(id)) {
			this.sourceNames.put(sourceId, id);
		}
	}

	/**
	 * Note that a table inherits a column, with its dependencies.
	 */
	void inherit(ObjectId table, ObjectId parent, String column) {
		this.inherited.add(new Inherited(table, parent, column));
		this.ofHistory.remove(table.part(ObjectKind.COLUMN, column));
		this.ofHistory.remove(table.part(ObjectKind.DEFAULT, column));
	}

	@Nullable SchemaObject find(ObjectId id) {
		return this.objects.get(id);
	}

	/**
	 * Whether there is such an object, or such a column of a table.
	 */
	boolean has(ObjectId id) {
		if (id.kind() != ObjectKind.COLUMN && id.kind() != ObjectKind.DEFAULT) {
			return this.objects.containsKey(id);
		}
		SchemaObject owner = this.objects.get(PrismaScope.tableOf(id));
		Column column = (owner instanceof Table table) ? table.columns().get(id.part()) : null;
		return column != null && (id.kind() == ObjectKind.COLUMN || column.value() != null);
	}

	DatabaseSchema toSchema(DatabaseSchema history, DatabaseSchema source) {
		Map<ObjectId, String> comments = new HashMap<>();
		history.comments().forEach((id, comment) -> {
			ObjectId now = historyName(id);
			if (has(now) || id.kind() == ObjectKind.COLUMN && (isOfView(id) || isOfType(id))) {
				comments.put(now, comment);
			}
		});
		Set<Grant> grants = new HashSet<>();
		history.grants()
			.stream()
			.filter((grant) -> has(grant.object()) || isOfView(grant.object()))
			.forEach(grants::add);
		Set<Dependency> dependencies = new HashSet<>();
		history.dependencies().forEach((dependency) -> {
			ObjectId dependent = historyName(dependency.dependent());
			add(dependencies, dependent, historyName(dependency.referenced()), this.ofHistory.contains(dependent));
		});
		source.dependencies().forEach((dependency) -> {
			ObjectId dependent = sourceName(dependency.dependent());
			add(dependencies, dependent, sourceName(dependency.referenced()), !this.ofHistory.contains(dependent));
		});
		this.inherited.forEach((inherited) -> dependencies.addAll(inherited.from(dependencies)));
		Map<ObjectAttribute, String> marks = ObjectAttributes.renamed(history.marks(), this::historyName);
		marks.entrySet().removeIf((mark) -> !hasMarked(mark.getKey(), mark.getValue()));
		return new DatabaseSchema(this.objects, comments, grants, dependencies, marks);
	}

	private boolean hasMarked(ObjectAttribute mark, String value) {
		return switch (mark.kind()) {
			case CLUSTERED ->
				has(mark.object()) && ObjectAttributes.indexes(mark.object(), value).stream().anyMatch(this::has);
			case PARTITION_TRIGGER -> has(PrismaScope.tableOf(mark.object()));
			default -> has(mark.object());
		};
	}

	private void add(Set<Dependency> dependencies, ObjectId dependent, ObjectId referenced, boolean known) {
		if (known && has(dependent) && has(referenced)) {
			dependencies.add(new Dependency(dependent, referenced));
		}
	}

	private boolean isOfView(ObjectId column) {
		return this.objects.containsKey(ObjectId.of(ObjectKind.VIEW, column.schema(), column.name()))
				|| this.objects.containsKey(ObjectId.of(ObjectKind.MATERIALIZED_VIEW, column.schema(), column.name()));
	}

	private boolean isOfType(ObjectId column) {
		return this.objects.containsKey(ObjectId.of(ObjectKind.COMPOSITE_TYPE, column.schema(), column.name()));
	}

	/**
	 * Return the new name of an object of the history.
	 */
	ObjectId historyName(ObjectId id) {
		return Objects.requireNonNullElse(this.historyNames.get(id), id);
	}

	private ObjectId sourceName(ObjectId id) {
		return Objects.requireNonNullElse(this.sourceNames.get(id), id);
	}

	/**
	 * A column that a table inherits.
	 */
	private record Inherited(ObjectId table, ObjectId parent, String column) {

		/**
		 * The dependencies of the column, derived from those of the parent's.
		 */
		List<Dependency> from(Set<Dependency> dependencies) {
			return dependencies.stream()
				.filter((dependency) -> isColumn(dependency.dependent()))
				.map((dependency) -> new Dependency(own(dependency.dependent()), own(dependency.referenced())))
				.toList();
		}

		private boolean isColumn(ObjectId id) {
			boolean column = id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.DEFAULT;
			return column && id.isPartOf(this.parent) && id.part().equals(this.column);
		}

		private ObjectId own(ObjectId id) {
			return id.isPartOf(this.parent) ? this.table.part(id.kind(), id.part()) : id;
		}

	}

}
