package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects that a dotted name may mean.
 *
 * @param home the name of the default schema, which may be left out
 */
public record RenamedNames(String home) {

	/**
	 * Find a rename that has not been made yet.
	 * @param from the old schema
	 * @param to the new schema
	 * @param path the old name, with table and schema where they are needed
	 * @param newSchema the schema of the new name, or {@code null} if it was not given
	 * @param newName the new name
	 * @return the rename, or empty if no object has the old name, or it stays
	 */
	public Optional<Rename> find(DatabaseSchema from, DatabaseSchema to, List<String> path, @Nullable String newSchema,
			String newName) {
		Set<ObjectId> wanted = names(to).collect(Collectors.toSet());
		return names(from).filter((id) -> matches(id, path) && !wanted.contains(id))
			.filter((id) -> newSchema == null || !isPart(id))
			.map((id) -> new Rename(id, renamed(id, newSchema, newName, wanted)))
			.filter((rename) -> !rename.from().equals(rename.to()))
			.filter((rename) -> newSchema == null || wanted.contains(rename.to()))
			.findFirst();
	}

	/**
	 * If the old name has a schema, the same name without one means a move to the default
	 * schema. So does another name that only the default schema has.
	 */
	private ObjectId renamed(ObjectId id, @Nullable String newSchema, String newName, Set<ObjectId> wanted) {
		if (isPart(id)) {
			return new ObjectId(id.kind(), id.schema(), id.name(), newName);
		}
		ObjectId here = new ObjectId(id.kind(), id.schema(), newName, id.part());
		ObjectId home = new ObjectId(id.kind(), "", newName, id.part());
		if (newSchema != null) {
			return newSchema.equals(this.home) ? home : new ObjectId(id.kind(), newSchema, newName, id.part());
		}
		return (!wanted.contains(here) && wanted.contains(home)) ? home : here;
	}

	/**
	 * Find the objects that a dotted name may mean.
	 * @param schema the schema
	 * @param path the name, with table and schema where they are needed
	 * @return the objects with this name
	 */
	public List<ObjectId> all(DatabaseSchema schema, List<String> path) {
		return names(schema).filter((id) -> matches(id, path)).toList();
	}

	/**
	 * Whether a schema has an object, a column or an enum value.
	 * @param schema the schema
	 * @param id the identity
	 * @return true if it has
	 */
	public static boolean has(DatabaseSchema schema, ObjectId id) {
		return names(schema).anyMatch(id::equals);
	}

	/**
	 * Whether an identity is that of a part of a table, a view or a type.
	 */
	static boolean isPart(ObjectId id) {
		return !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
	}

	/**
	 * Return everything in a schema that can be renamed, columns and enum values
	 * included.
	 * @param schema the schema
	 * @return the identities
	 */
	public static Stream<ObjectId> names(DatabaseSchema schema) {
		Stream<ObjectId> columns = schema.all(Table.class)
			.stream()
			.flatMap((table) -> table.columns()
				.keySet()
				.stream()
				.map((name) -> table.id().part(ObjectKind.COLUMN, name)));
		Stream<ObjectId> values = schema.all(EnumType.class)
			.stream()
			.flatMap((type) -> type.values().stream().map((value) -> type.id().part(ObjectKind.ENUM, value)));
		return Stream.of(schema.objects().keySet().stream(), columns, values).flatMap((ids) -> ids);
	}

	/**
	 * Whether a dotted name may mean an object.
	 * @param id the object
	 * @param path the name, after table and schema where they are given
	 * @return true if the full name ends with it
	 */
	public boolean matches(ObjectId id, List<String> path) {
		List<String> whole = new ArrayList<>();
		if (id.kind() != ObjectKind.SCHEMA) {
			whole.add(id.schemaOr(this.home));
		}
		whole.add(id.name());
		boolean part = isPart(id);
		if (part) {
			whole.add(id.part());
		}
		int own = part ? 2 : 1;
		return path.size() >= own && path.size() <= whole.size()
				&& whole.subList(whole.size() - path.size(), whole.size()).equals(path);
	}

}
