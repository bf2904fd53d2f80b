package com.ofauto.migrations.devtools.pull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ForeignKey.Action;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table that Prisma creates for an implicit many-to-many relation.
 *
 * @param id the table
 * @param first the table that column {@code A} references
 * @param second the table that column {@code B} references
 * @param outdated whether it has the older form, with a unique index in place of the
 * primary key
 */
record JoinTable(ObjectId id, ObjectId first, ObjectId second, boolean outdated) {

	/**
	 * Recognise the table.
	 * @return {@code null} if it is another table
	 */
	static @Nullable JoinTable of(TableParts parts, Map<ObjectId, TableParts> all) {
		Table table = parts.table();
		String name = table.id().name();
		boolean outdated = parts.primaryKey() == null;
		if (!name.matches("_.+") || !List.copyOf(table.columns().keySet()).equals(List.of("A", "B"))
				|| !parts.beyond().isEmpty() || parts.foreignKeys().size() != 2 || !hasKey(parts)
				|| parts.indexes().size() != (outdated ? 2 : 1)
				|| parts.indexes().stream().noneMatch(secondIndex(name))) {
			return null;
		}
		ObjectId first = target(parts, "A", all);
		ObjectId second = target(parts, "B", all);
		return (first == null || second == null || !first.schema().equals(table.id().schema())) ? null
				: new JoinTable(table.id(), first, second, outdated);
	}

	private static boolean hasKey(TableParts parts) {
		String name = parts.table().id().name();
		List<String> columns = List.of("A", "B");
		Constraint key = parts.primaryKey();
		if (key != null) {
			return key.columns().equals(columns) && key.id().part().equals(PslNames.cut(name, "_AB_pkey"));
		}
		return parts.indexes().stream().anyMatch((index) -> index.unique() && index.columns().equals(columns));
	}

	private static Predicate<IndexText> secondIndex(String table) {
		return (index) -> !index.unique() && index.columns().equals(List.of("B")) && index.method().equals("btree")
				&& index.name().equals(PslNames.cut(table, "_B_index"));
	}

	private static @Nullable ObjectId target(TableParts parts, String columnName, Map<ObjectId, TableParts> all) {
		Column column = Objects.requireNonNull(parts.table().columns().get(columnName));
		String name = PslNames.cut(parts.table().id().name(), "_" + columnName + "_fkey");
		for (Constraint constraint : parts.foreignKeys()) {
			ForeignKey key = Objects.requireNonNull(constraint.foreignKey());
			TableParts target = all.get(key.table());
			boolean cascade = key.onDelete() == Action.CASCADE && key.onUpdate() == Action.CASCADE;
			if (constraint.columns().equals(List.of(columnName)) && constraint.id().part().equals(name) && cascade
					&& target != null && target.primaryKey() != null
					&& target.primaryKey().columns().equals(key.columns()) && key.columns().size() == 1
					&& isPlain(column, Objects.requireNonNull(target.table().columns().get(key.columns().get(0))))) {
				return key.table();
			}
		}
		return null;
	}

	private static boolean isPlain(Column column, Column key) {
		return column.notNull() && column.value() == null && column.identity() == null
				&& column.type().equals(key.type());
	}

	/**
	 * Whether the order of the two models in the language is that of the columns.
	 */
	boolean isInOrder(UniqueNames names) {
		return names.name(this.first).compareTo(names.name(this.second)) <= 0;
	}

	/**
	 * Return the name of the relation.
	 */
	String relation() {
		return this.id.name().substring(1);
	}

	/**
	 * Whether the table has the default name of a relation.
	 */
	boolean isNamedAfterModels(UniqueNames names) {
		return this.id.name().equals(PslNames.cut("_" + names.name(this.first) + "To" + names.name(this.second), ""));
	}

}
