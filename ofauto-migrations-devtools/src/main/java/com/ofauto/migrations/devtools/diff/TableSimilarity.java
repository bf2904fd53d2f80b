package com.ofauto.migrations.devtools.diff;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Scores how alike a dropped and a new table are: by columns that few tables have, by
 * name, by parent, and by the tables that reference them. Columns that most tables have,
 * such as {@code id} and {@code created_at}, count next to nothing, so such columns alone
 * are not enough.
 */
final class TableSimilarity {

	/** The share of common columns that is needed without other evidence. */
	private static final double ENOUGH = 0.6;

	/** The share that is needed if the name or another table supports it. */
	private static final double ENOUGH_WITH_MORE = 0.4;

	/** As much as one column that no other table has. */
	private static final double UNUSUAL = 1;

	/** The score that is needed for a move and a rename at once. */
	private static final double UNUSUAL_ELSEWHERE = 2;

	private final Rarity<String> rarity;

	private final NameSimilarity names;

	private final Map<ObjectId, Set<String>> pointersBefore;

	private final Map<ObjectId, Set<String>> pointersAfter;

	TableSimilarity(DatabaseSchema from, DatabaseSchema to) {
		List<Table> before = whole(from);
		List<Table> after = whole(to);
		this.rarity = Rarity.of(columnNames(before), columnNames(after));
		this.names = new NameSimilarity(names(before), names(after));
		this.pointersBefore = pointers(from);
		this.pointersAfter = pointers(to);
	}

	/**
	 * Compare two tables.
	 * @return 0 for two different tables, otherwise up to 2
	 */
	double of(Table before, Table after) {
		if (!Objects.equals(before.partitionKey(), after.partitionKey())
				|| (before.foreign() == null) != (after.foreign() == null)
				|| !Objects.equals(before.partition(), after.partition())) {
			return 0;
		}
		Set<String> first = before.columns().keySet();
		Set<String> second = after.columns().keySet();
		double share = Math.max(share(before, after), this.rarity.share(first, second) * 0.9);
		if (share < ENOUGH_WITH_MORE) {
			return 0;
		}
		double name = this.names.of(before.id().name(), after.id().name());
		boolean more = name >= NameSimilarity.ALIKE || before.partition() != null || isPointedTo(before, after);
		boolean moved = !before.id().schema().equals(after.id().schema());
		boolean likely = more
				|| share >= ENOUGH && this.rarity.common(first, second) >= (moved ? UNUSUAL_ELSEWHERE : UNUSUAL);
		return likely ? share + name * 0.5 : 0;
	}

	/**
	 * A column of another type counts as another column.
	 */
	private double share(Table before, Table after) {
		Set<String> same = new HashSet<>(before.columns().keySet());
		same.removeIf(
				(name) -> !after.columns().containsKey(name) || !Objects.requireNonNull(before.columns().get(name))
					.type()
					.equals(Objects.requireNonNull(after.columns().get(name)).type()));
		double size = Math.max(this.rarity.of(before.columns().keySet()), this.rarity.of(after.columns().keySet()));
		return (size == 0) ? 0 : this.rarity.of(same) / size;
	}

	/**
	 * Whether a column of a third table referenced the old table and references the new
	 * one.
	 */
	private boolean isPointedTo(Table before, Table after) {
		return !Collections.disjoint(this.pointersBefore.getOrDefault(before.id(), Set.of()),
				this.pointersAfter.getOrDefault(after.id(), Set.of()));
	}

	private static Map<ObjectId, Set<String>> pointers(DatabaseSchema schema) {
		Map<ObjectId, Set<String>> pointers = new HashMap<>();
		for (Constraint constraint : schema.all(Constraint.class)) {
			ForeignKey key = constraint.foreignKey();
			if (key != null) {
				pointers.computeIfAbsent(key.table(), (target) -> new HashSet<>())
					.add(constraint.id().dottedName() + constraint.columns());
			}
		}
		return pointers;
	}

	/**
	 * A partition has the columns of its parent.
	 */
	private static List<Table> whole(DatabaseSchema schema) {
		return schema.all(Table.class).stream().filter((table) -> table.partition() == null).toList();
	}

	private static List<Set<String>> columnNames(List<Table> tables) {
		return tables.stream().map((table) -> table.columns().keySet()).toList();
	}

	private static List<String> names(List<Table> tables) {
		return tables.stream().map(SchemaObject::id).map(ObjectId::name).toList();
	}

}
