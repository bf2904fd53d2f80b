package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectAttributes;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Renames that need no confirmation, because no answer would lose data: constraints and
 * indexes that differ only in name, and sequences that follow the name of their table.
 */
final class DerivedNames {

	private final Map<ObjectId, ObjectId> names = new HashMap<>();

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	DerivedNames(List<Rename> renames, DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
		renames.forEach((rename) -> this.names.put(rename.from(), rename.to()));
	}

	DerivedNames(Map<ObjectId, ObjectId> names, DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
		this.names.putAll(names);
	}

	/**
	 * Whether a rename concerns an object that holds no data, or the sequence of a column
	 * that takes the new name of its table.
	 */
	static boolean isDerived(Rename rename, DatabaseSchema from) {
		SchemaObject object = from.objects().get(rename.from());
		if (object instanceof Sequence sequence && sequence.owner() != null) {
			String beginning = sequence.owner().name() + "_";
			return rename.to().name().startsWith(beginning) && !rename.from().name().startsWith(beginning);
		}
		return object instanceof Index || object instanceof Constraint;
	}

	/**
	 * Return the old schema with the new names.
	 */
	DatabaseSchema renamed() {
		Map<ObjectId, SchemaObject> objects = new HashMap<>();
		for (SchemaObject object : this.from.objects().values()) {
			SchemaObject renamed = renamed(object);
			objects.put(renamed.id(), renamed);
		}
		Map<ObjectId, String> comments = new HashMap<>();
		this.from.comments().forEach((id, comment) -> comments.put(name(id, this.names), comment));
		Set<Grant> grants = this.from.grants()
			.stream()
			.map((grant) -> new Grant(name(grant.object(), this.names), grant.grantee(), grant.privilege(),
					grant.grantable()))
			.collect(Collectors.toSet());
		Set<Dependency> dependencies = this.from.dependencies()
			.stream()
			.map((dependency) -> new Dependency(name(dependency.dependent(), this.names),
					name(dependency.referenced(), this.names)))
			.collect(Collectors.toSet());
		return new DatabaseSchema(objects, comments, grants, dependencies,
				withParts(ObjectAttributes.renamed(this.from.marks(), (id) -> name(id, this.names))));
	}

	/**
	 * The parts of a foreign key keep the old name.
	 */
	private Map<ObjectAttribute, String> withParts(Map<ObjectAttribute, String> marks) {
		Map<ObjectId, List<ObjectId>> partitions = PartNames.partitions(this.from);
		this.names.forEach((old, now) -> {
			if (old.kind() == ObjectKind.CONSTRAINT && this.from.objects().get(old) instanceof Constraint constraint
					&& constraint.foreignKey() != null) {
				for (ObjectId partition : PartNames.below(IndexTree.table(constraint), partitions)) {
					String part = marks
						.remove(new ObjectAttribute(partition, ObjectAttribute.Kind.PART_NAME, old.part()));
					marks.put(new ObjectAttribute(partition, ObjectAttribute.Kind.PART_NAME, now.part()),
							(part != null) ? part : old.part());
				}
			}
		});
		return marks;
	}

	private SchemaObject renamed(SchemaObject object) {
		ObjectId id = name(object.id(), this.names);
		if (IndexTree.isIndex(object)) {
			return renamed(object, id);
		}
		SchemaObject renamed = id.equals(object.id()) ? null : this.to.objects().get(id);
		return (renamed != null) ? renamed : withSequences(object);
	}

	/**
	 * A part stays a part of the index that was renamed.
	 */
	private SchemaObject renamed(SchemaObject object, ObjectId id) {
		IndexPlace place = IndexPlace.of(object);
		ObjectId parent = (place != null) ? name(place.parent(), this.names) : null;
		if (id.equals(object.id()) && (place == null || place.parent().equals(parent))) {
			return object;
		}
		IndexPlace now = (place == null || parent == null) ? null
				: new IndexPlace(parent, place.usualName(), place.usual());
		if (object instanceof Index index) {
			return new Index(id, index.table(), index.definition(), index.using(), index.unique(), index.valid(), now);
		}
		Constraint constraint = (Constraint) object;
		return new Constraint(id, constraint.kind(), constraint.definition(), constraint.columns(),
				constraint.foreignKey(), constraint.validated(), now);
	}

	private static ObjectId name(ObjectId id, Map<ObjectId, ObjectId> names) {
		return names.getOrDefault(id, id);
	}

	/**
	 * PostgreSQL prints the new name of a sequence in the defaults that call it.
	 */
	private SchemaObject withSequences(SchemaObject object) {
		if (!(object instanceof Table table)) {
			return object;
		}
		Map<String, Column> columns = new LinkedHashMap<>();
		table.columns().forEach((name, column) -> columns.put(name, withSequences(column)));
		return new Table(table.id(), columns, table.unlogged(), table.partitionKey(), table.partition(),
				table.parents(), table.ofType(), table.foreign(), table.rowSecurity(), table.replicaIdentity(),
				table.accessMethod(), table.options());
	}

	/**
	 * The print has the name with or without its schema, and with or without quotes.
	 */
	private static String renamed(String expression, String from, String to) {
		String renamed = expression;
		for (String before : List.of("'", ".", "'\"", ".\"")) {
			String after = before.endsWith("\"") ? "\"'" : "'";
			renamed = renamed.replace(before + from + after, before + to + after);
		}
		return renamed;
	}

	private Column withSequences(Column column) {
		String expression = ColumnChange.defaultOf(column);
		if (expression == null || !expression.startsWith("nextval(")) {
			return column;
		}
		for (Map.Entry<ObjectId, ObjectId> rename : this.names.entrySet()) {
			if (rename.getKey().kind() == ObjectKind.SEQUENCE) {
				expression = renamed(expression, rename.getKey().name(), rename.getValue().name());
			}
		}
		return new Column(column.name(), column.type(), column.collation(), column.notNull(),
				new ColumnValue(ColumnValue.Kind.DEFAULT, expression), column.identity(), column.inherited(),
				column.settings());
	}

}
