package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * The dependencies of a schema: those of the catalog and those that the catalog implies.
 * The ownership of a sequence by a column is not one of them, because nothing relies on
 * it.
 */
final class Dependencies {

	private static final List<ObjectKind> OWNERS = List.of(ObjectKind.TABLE, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE);

	private final Map<ObjectId, Set<ObjectId>> needs = new HashMap<>();

	private final Map<ObjectId, Set<ObjectId>> dependents = new HashMap<>();

	private final DatabaseSchema schema;

	Dependencies(DatabaseSchema schema) {
		this.schema = schema;
		schema.dependencies()
			.stream()
			.filter((dependency) -> dependency.dependent().kind() != ObjectKind.SEQUENCE
					|| dependency.referenced().kind() != ObjectKind.COLUMN)
			.forEach((dependency) -> add(dependency.dependent(), dependency.referenced()));
		schema.objects().values().forEach(this::addImplied);
		schema.all(Table.class).forEach((table) -> table.columns().values().forEach((column) -> add(table, column)));
	}

	/**
	 * The objects that an object needs.
	 */
	Set<ObjectId> of(ObjectId id) {
		return this.needs.getOrDefault(id, Set.of());
	}

	/**
	 * The objects that need an object.
	 */
	Set<ObjectId> dependents(ObjectId id) {
		return this.dependents.getOrDefault(id, Set.of());
	}

	/**
	 * Whether an object needs one of these, directly or through others.
	 */
	boolean reaches(ObjectId start, Set<ObjectId> targets) {
		Set<ObjectId> seen = new HashSet<>();
		return reaches(start, targets, seen);
	}

	private boolean reaches(ObjectId start, Set<ObjectId> targets, Set<ObjectId> seen) {
		if (targets.contains(start)) {
			return true;
		}
		return seen.add(start) && of(start).stream().anyMatch((next) -> reaches(next, targets, seen));
	}

	/**
	 * Return the table, view or domain that an object is a part of.
	 */
	static ObjectId owner(ObjectId part, DatabaseSchema schema) {
		for (ObjectKind kind : OWNERS) {
			ObjectId owner = ObjectId.of(kind, part.schema(), part.name());
			if (schema.objects().containsKey(owner)) {
				return owner;
			}
		}
		return ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
	}

	private void addImplied(SchemaObject object) {
		ObjectId id = object.id();
		add(id, ObjectId.of(ObjectKind.SCHEMA, id.schema()));
		switch (id.kind()) {
			case TRIGGER, RULE, POLICY, CONSTRAINT -> add(id, owner(id, this.schema));
			default -> {
			}
		}
		if (object instanceof Index index) {
			add(id, index.table());
		}
		IndexPlace place = IndexPlace.of(object);
		if (place != null) {
			add(id, place.parent());
		}
		if (object instanceof Extension extension) {
			add(id, ObjectId.of(ObjectKind.SCHEMA, extension.schema()));
		}
		if (object instanceof Constraint constraint) {
			constraint.columns()
				.forEach((column) -> add(id, new ObjectId(ObjectKind.COLUMN, id.schema(), id.name(), column)));
			if (constraint.foreignKey() != null) {
				add(id, constraint.foreignKey().table());
			}
		}
	}

	/**
	 * A generated column needs its expression; an inherited column needs that of its
	 * parent.
	 */
	private void add(Table table, Column column) {
		ObjectId id = table.columnId(column.name());
		add(id, table.id());
		ColumnValue value = column.value();
		if (value != null && value.kind() != ColumnValue.Kind.DEFAULT) {
			of(table.id().part(ObjectKind.DEFAULT, column.name())).forEach((need) -> add(id, need));
		}
		if (column.inherited()) {
			Inheritance.parents(table).forEach((parent) -> add(id, parent.part(ObjectKind.COLUMN, column.name())));
		}
	}

	private void add(ObjectId dependent, ObjectId referenced) {
		if (!dependent.equals(referenced)) {
			this.needs.computeIfAbsent(dependent, (key) -> new TreeSet<>()).add(referenced);
			this.dependents.computeIfAbsent(referenced, (key) -> new TreeSet<>()).add(dependent);
		}
	}

}
