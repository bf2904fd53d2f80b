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
 * The schema that two others become together. It remembers from which of them each thing
 * comes, and what it is called now, since what a thing depends on is known there.
 */
final class MergedSchema {

	private final Map<ObjectId, SchemaObject> objects = new TreeMap<>();

	private final Set<ObjectId> ofHistory = new HashSet<>();

	private final List<Inherited> inherited = new ArrayList<>();

	private final Map<ObjectId, ObjectId> historyNames = new HashMap<>();

	private final Map<ObjectId, ObjectId> sourceNames = new HashMap<>();

	/**
	 * Takes a thing from the history as it is.
	 */
	void keep(SchemaObject object) {
		keep(object.id(), object);
	}

	/**
	 * Takes a thing from the history that has another name now.
	 */
	void keep(ObjectId historyId, SchemaObject object) {
		this.objects.put(object.id(), object);
		this.ofHistory.add(object.id());
		if (!historyId.equals(object.id())) {
			this.historyNames.put(historyId, object.id());
		}
	}

	/**
	 * Takes a table from the history with all its columns.
	 */
	void keepWhole(Table table) {
		keep(table);
		table.columns().keySet().forEach((name) -> {
			keepPart(table.columnId(name));
			keepPart(table.id().part(ObjectKind.DEFAULT, name));
		});
	}

	/**
	 * Takes a thing from the source.
	 */
	void put(SchemaObject object) {
		this.objects.put(object.id(), object);
		this.ofHistory.remove(object.id());
	}

	/**
	 * Takes a thing that the history has under another name, perhaps, and the source just
	 * so: what it depends on can be new with the types of its columns.
	 */
	void put(ObjectId historyId, SchemaObject object) {
		keep(historyId, object);
		this.ofHistory.remove(object.id());
	}

	/**
	 * Takes a thing that the history has under another name, perhaps.
	 * @param described whether the source has it just so
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
	 * Notes that a part of a table, such as a column or its default, is that of the
	 * history.
	 */
	void keepPart(ObjectId part) {
		this.ofHistory.add(part);
	}

	/**
	 * Notes that a thing of the source is there under another name.
	 */
	void alias(ObjectId sourceId, ObjectId id) {
		if (!sourceId.equals(id)) {
			this.sourceNames.put(sourceId, id);
		}
	}

	/**
	 * Notes that a column is in a table because it is in the parent, with what that
	 * depends on.
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
	 * What a thing of the history is called now.
	 */
	ObjectId historyName(ObjectId id) {
		return Objects.requireNonNullElse(this.historyNames.get(id), id);
	}

	private ObjectId sourceName(ObjectId id) {
		return Objects.requireNonNullElse(this.sourceNames.get(id), id);
	}

	/**
	 * A column that a table has from its parent.
	 */
	private record Inherited(ObjectId table, ObjectId parent, String column) {

		/**
		 * What the column depends on, given what that of the parent does.
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
