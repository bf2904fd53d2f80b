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
 * Finds what a person means by a dotted name.
 *
 * @param home the name of the default schema, which may be left out
 */
public record RenamedNames(String home) {

	/**
	 * Finds a rename that is not done yet.
	 * @param from what is there
	 * @param to what shall be there
	 * @param path the old name, with its table and schema where they are needed
	 * @param newSchema the schema that it moves to, or {@code null} if that was not said
	 * @param newName the new name
	 * @return the rename, or empty if nothing has the old name, or it shall stay
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
	 * The same name in a schema that is named is a move to the default one; so is another
	 * name that only the default one has.
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
	 * What a dotted name may mean in a schema.
	 * @param schema the schema
	 * @param path the name, with its table and schema where they are needed
	 * @return what is called so
	 */
	public List<ObjectId> all(DatabaseSchema schema, List<String> path) {
		return names(schema).filter((id) -> matches(id, path)).toList();
	}

	/**
	 * Whether a schema has something of that name, be it a column or a value of an enum.
	 * @param schema the schema
	 * @param id the thing
	 * @return true if it has
	 */
	public static boolean has(DatabaseSchema schema, ObjectId id) {
		return names(schema).anyMatch(id::equals);
	}

	/**
	 * Whether it is a part of a table, a view or a type.
	 */
	static boolean isPart(ObjectId id) {
		return !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
	}

	/**
	 * All that can be renamed in a schema, columns and values of enums too.
	 * @param schema the schema
	 * @return each by its identity
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
	 * Whether a dotted name may mean something.
	 * @param id the thing
	 * @param path its name, after its table and schema where they are given
	 * @return true if it ends so
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
