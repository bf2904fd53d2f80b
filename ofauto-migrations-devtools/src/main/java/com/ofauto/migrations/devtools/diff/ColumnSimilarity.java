package com.ofauto.migrations.devtools.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Scores how likely a new column is a renamed old one of the same table. The type must be
 * the same. In addition something has to support it: a similar name, the same place
 * between columns that stay, the same referenced table, or a type that few columns have.
 */
final class ColumnSimilarity {

	/** The least sum of the evidence. */
	private static final double ENOUGH = 1;

	/** The column stands between two columns that stay, or before one. */
	private static final double SAME_PLACE = 0.8;

	/**
	 * The column is the last one. This says less: the last may have been dropped and
	 * another one added.
	 */
	private static final double BOTH_LAST = 0.5;

	/** No other column of the type was added or dropped. */
	private static final double ALONE = 0.3;

	private final Rarity<String> shapes;

	private final NameSimilarity names;

	private final Map<ObjectId, ObjectId> targetsBefore;

	private final Map<ObjectId, ObjectId> targetsAfter;

	ColumnSimilarity(DatabaseSchema from, DatabaseSchema to) {
		List<Column> before = columns(from);
		List<Column> after = columns(to);
		this.shapes = Rarity.of(shapes(before), shapes(after));
		this.names = new NameSimilarity(names(before), names(after));
		this.targetsBefore = targets(from);
		this.targetsAfter = targets(to);
	}

	/**
	 * Compare two columns of a table.
	 * @param from the table as it is
	 * @param to the table as it shall be
	 * @return 0 for two different columns, otherwise a number that grows with the
	 * likeness
	 */
	double of(Table from, Table to, Column before, Column after) {
		if (!isSameType(before, after)
				|| ColumnChange.isGenerated(before.value()) != ColumnChange.isGenerated(after.value())) {
			return 0;
		}
		double name = this.names.of(before.name(), after.name());
		ObjectId target = this.targetsBefore.get(from.columnId(before.name()));
		boolean pointing = target != null && target.equals(this.targetsAfter.get(to.columnId(after.name())));
		double score = name + place(from, to, before, after) + (pointing ? ENOUGH : 0)
				+ (isAlone(from, to, before) ? ALONE : 0);
		if (shape(before).equals(shape(after))) {
			score += this.shapes.of(shape(before));
		}
		return (name >= NameSimilarity.ALIKE || score >= ENOUGH) ? score : 0;
	}

	private static boolean isSameType(Column before, Column after) {
		return before.type().equals(after.type()) && Objects.equals(before.collation(), after.collation());
	}

	private static boolean isAlone(Table from, Table to, Column column) {
		return alike(from, to, column) == 1 && alike(to, from, column) == 1;
	}

	/**
	 * The number of columns of a type that only one of the tables has.
	 */
	private static long alike(Table table, Table other, Column column) {
		return table.columns()
			.values()
			.stream()
			.filter((own) -> !other.columns().containsKey(own.name()) && isSameType(own, column))
			.count();
	}

	private static double place(Table from, Table to, Column before, Column after) {
		Place first = Place.of(List.copyOf(from.columns().keySet()), before.name(), to.columns().keySet());
		Place second = Place.of(List.copyOf(to.columns().keySet()), after.name(), from.columns().keySet());
		if (!first.equals(second)) {
			return 0;
		}
		return first.next().isEmpty() ? BOTH_LAST : SAME_PLACE;
	}

	private static List<Column> columns(DatabaseSchema schema) {
		return schema.all(Table.class)
			.stream()
			.filter((table) -> table.partition() == null)
			.flatMap((table) -> table.columns().values().stream())
			.toList();
	}

	private static List<Set<String>> shapes(List<Column> columns) {
		return columns.stream().map((column) -> Set.of(shape(column))).toList();
	}

	private static Collection<String> names(List<Column> columns) {
		return columns.stream().map(Column::name).distinct().toList();
	}

	private static String shape(Column column) {
		return column.type() + " " + column.notNull() + " " + column.value();
	}

	private static Map<ObjectId, ObjectId> targets(DatabaseSchema schema) {
		Map<ObjectId, ObjectId> targets = new HashMap<>();
		for (Constraint constraint : schema.all(Constraint.class)) {
			ForeignKey key = constraint.foreignKey();
			if (key != null && constraint.columns().size() == 1) {
				ObjectId owner = constraint.id();
				targets.put(new ObjectId(ObjectKind.COLUMN, owner.schema(), owner.name(), constraint.columns().get(0)),
						key.table());
			}
		}
		return targets;
	}

	/**
	 * The place of a column among those that stay.
	 *
	 * @param previous the one before it, or empty
	 * @param next the one behind it, or empty
	 * @param distance from the one before it
	 */
	private record Place(String previous, String next, int distance) {

		static Place of(List<String> columns, String column, Set<String> staying) {
			int place = columns.indexOf(column);
			int previous = place - 1;
			while (previous >= 0 && !staying.contains(columns.get(previous))) {
				previous--;
			}
			int next = place + 1;
			while (next < columns.size() && !staying.contains(columns.get(next))) {
				next++;
			}
			return new Place((previous < 0) ? "" : columns.get(previous),
					(next < columns.size()) ? columns.get(next) : "", place - previous);
		}

	}

}
