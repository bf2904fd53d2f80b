package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.diff.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Finds what a person means by a dotted name.
 */
public final class RenamedNames {

	private RenamedNames() {
	}

	/**
	 * Finds a rename that is not done yet.
	 * @param from what is there
	 * @param to what shall be there
	 * @param path the old name, with its table and schema where they are needed
	 * @param newName the new name
	 * @return the rename, or empty if nothing has the old name, or it shall stay
	 */
	public static Optional<Rename> find(DatabaseSchema from, DatabaseSchema to, List<String> path, String newName) {
		List<ObjectId> wanted = names(to).toList();
		return names(from).filter((id) -> matches(id, path))
			.map((id) -> new Rename(id, renamed(id, newName)))
			.filter((rename) -> !wanted.contains(rename.from()))
			.findFirst();
	}

	/**
	 * Whether a dotted name means anything in a schema.
	 * @param schema the schema
	 * @param path the name, with its table and schema where they are needed
	 * @return true if something is called so
	 */
	public static boolean has(DatabaseSchema schema, List<String> path) {
		return names(schema).anyMatch((id) -> matches(id, path));
	}

	/**
	 * Whether a schema has something of that name, be it a column or a value of an enum.
	 */
	static boolean has(DatabaseSchema schema, ObjectId id) {
		return names(schema).anyMatch(id::equals);
	}

	/**
	 * Whether it is a part of a table, a view or a type.
	 */
	static boolean isPart(ObjectId id) {
		return !id.part().isEmpty() && id.kind() != ObjectKind.ROUTINE;
	}

	private static ObjectId renamed(ObjectId id, String newName) {
		return isPart(id) ? new ObjectId(id.kind(), id.schema(), id.name(), newName)
				: new ObjectId(id.kind(), id.schema(), newName, id.part());
	}

	private static Stream<ObjectId> names(DatabaseSchema schema) {
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
	public static boolean matches(ObjectId id, List<String> path) {
		List<String> whole = new ArrayList<>();
		if (!id.schema().isEmpty()) {
			whole.add(id.schema());
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
