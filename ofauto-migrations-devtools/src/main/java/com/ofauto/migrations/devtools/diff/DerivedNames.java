package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.Grant;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The constraints, indexes and sequences that are called after the table they belong to,
 * and get other names when that has got one. Nobody has to be asked about these.
 */
final class DerivedNames {

	private static final Set<String> SUFFIXES = Set.of("_key", "_fkey", "_idx", "_check");

	private static final Pattern PLAIN_INDEX = Pattern.compile("USING \\w+ \\(([^()]+)\\)");

	private final Map<ObjectId, ObjectId> names = new HashMap<>();

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	DerivedNames(List<Rename> renames, DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
		renames.forEach((rename) -> this.names.put(rename.from(), rename.to()));
	}

	/**
	 * Whether the new name of something begins with the name of its table, and the old
	 * one does not, or is the one that follows from its table and columns.
	 */
	static boolean isDerived(Rename rename, DatabaseSchema from) {
		SchemaObject object = from.objects().get(rename.from());
		String table = null;
		String columns = null;
		if (object instanceof Index index) {
			table = index.table().name();
			columns = columns(index);
		}
		else if (object instanceof Sequence sequence && sequence.owner() != null) {
			table = sequence.owner().name();
		}
		else if (object instanceof Constraint constraint) {
			table = constraint.id().name();
			columns = String.join("_", constraint.columns());
		}
		if (table == null || !name(rename.to()).startsWith(table + "_")) {
			return false;
		}
		return !name(rename.from()).startsWith(table + "_")
				|| columns != null && isOwn(name(rename.to()), table + "_" + columns);
	}

	private static boolean isOwn(String name, String beginning) {
		return name.startsWith(beginning) && SUFFIXES.contains(name.substring(beginning.length()));
	}

	/**
	 * The columns as they stand in the name that an index has by itself.
	 */
	private static @Nullable String columns(Index index) {
		Matcher plain = PLAIN_INDEX.matcher(index.using());
		return plain.matches() ? plain.group(1).replace("\"", "").replace(", ", "_") : null;
	}

	private static String name(ObjectId id) {
		return (id.kind() == ObjectKind.CONSTRAINT) ? id.part() : id.name();
	}

	/**
	 * Returns what is there once the names are changed.
	 */
	DatabaseSchema renamed() {
		Map<ObjectId, SchemaObject> objects = new HashMap<>();
		for (SchemaObject object : this.from.objects().values()) {
			ObjectId id = object.id();
			ObjectId name = this.names.get(id);
			SchemaObject renamed = (name != null) ? this.to.objects().get(name) : null;
			objects.put(name(id, this.names), (renamed != null) ? renamed : withSequences(object));
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
		return new DatabaseSchema(objects, comments, grants, dependencies);
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

	private Column withSequences(Column column) {
		String expression = ColumnChange.defaultOf(column);
		if (expression == null || !expression.startsWith("nextval(")) {
			return column;
		}
		for (Map.Entry<ObjectId, ObjectId> rename : this.names.entrySet()) {
			if (rename.getKey().kind() == ObjectKind.SEQUENCE) {
				expression = expression.replace("." + rename.getKey().name() + "'",
						"." + rename.getValue().name() + "'");
			}
		}
		return new Column(column.name(), column.type(), column.collation(), column.notNull(),
				new ColumnValue(ColumnValue.Kind.DEFAULT, expression), column.identity(), column.inherited(),
				column.settings());
	}

}
