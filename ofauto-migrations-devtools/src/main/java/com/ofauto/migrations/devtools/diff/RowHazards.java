package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Finds what new constraints and indexes do to existing rows.
 */
final class RowHazards {

	private static final Pattern CHECK = Pattern.compile("CHECK \\((.*)\\)( NO INHERIT)?", Pattern.DOTALL);

	private static final String EQUAL_NULLS = " NULLS NOT DISTINCT";

	private static final Pattern COLUMNS = Pattern
		.compile("USING \\w+ \\(([\\w, ]+)\\)(" + EQUAL_NULLS + ")?(?: WHERE (.*))?", Pattern.DOTALL);

	/** The constant value of a new column. */
	private static final Pattern CONSTANT = Pattern.compile("[^()]+");

	private final Comparison comparison;

	RowHazards(Comparison comparison) {
		this.comparison = comparison;
	}

	List<Hazard> of(Constraint constraint) {
		ObjectId id = constraint.id();
		ObjectId table = ObjectId.of(ObjectKind.TABLE, id.schema(), id.name());
		if (!this.comparison.from().objects().containsKey(table) || !constraint.validated()) {
			return List.of();
		}
		List<Hazard> hazards = new ArrayList<>();
		List<String> columns = constraint.columns();
		boolean suspected = !constraint.equals(this.comparison.from().objects().get(id))
				&& (areThere(table, columns) || constraint.kind() == Constraint.Kind.CHECK);
		if (suspected) {
			hazards.add(violation(constraint, table));
		}
		Kind blocking = switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE, EXCLUSION -> Kind.INDEX_BLOCKS_WRITES;
			case FOREIGN_KEY, CHECK, NOT_NULL -> Kind.TABLE_SCANNED;
		};
		hazards.add(new Hazard(blocking, id, table, columns, List.of(), constraint.foreignKey()));
		return hazards;
	}

	private Hazard violation(Constraint constraint, ObjectId table) {
		ObjectId id = constraint.id();
		List<String> columns = constraint.columns();
		return switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE ->
				Hazard.of(duplicates(constraint.definition().startsWith("UNIQUE" + EQUAL_NULLS)), id, table, columns);
			case EXCLUSION -> Hazard.of(Kind.EXCLUSION_VIOLATED, id, table, columns);
			case NOT_NULL -> Hazard.of(Kind.NULLS, id, table, columns);
			case CHECK -> Hazard.of(Kind.CHECK_VIOLATED, id, table, columns, expression(constraint, table));
			case FOREIGN_KEY ->
				new Hazard(Kind.FOREIGN_KEY_VIOLATED, id, table, columns, List.of(), constraint.foreignKey());
		};
	}

	private String[] expression(Constraint constraint, ObjectId table) {
		Matcher matcher = CHECK.matcher(constraint.definition());
		if (!matcher.matches()) {
			return new String[0];
		}
		List<String> values = new ArrayList<>(List.of(matcher.group(1)));
		for (String name : constraint.columns()) {
			Column column = Recreations.column(this.comparison.to(), table.part(ObjectKind.COLUMN, name));
			if (this.comparison.isNewColumn(table.part(ObjectKind.COLUMN, name)) && column != null) {
				String value = (column.value() == null && column.identity() == null) ? "NULL"
						: Objects.requireNonNullElse(ColumnChange.defaultOf(column), "");
				if (!CONSTANT.matcher(value).matches()) {
					return new String[0];
				}
				values.addAll(List.of(name, "(" + value + ")::" + column.type()));
			}
		}
		return values.toArray(String[]::new);
	}

	List<Hazard> of(Index index) {
		if (!this.comparison.from().objects().containsKey(index.table()) || index.table().kind() != ObjectKind.TABLE) {
			return List.of();
		}
		List<Hazard> hazards = new ArrayList<>();
		if (index.unique() && !index.equals(this.comparison.from().objects().get(index.id()))) {
			Matcher matcher = COLUMNS.matcher(index.using());
			boolean plain = matcher.matches();
			List<String> columns = plain ? List.of(matcher.group(1).split(", ")) : List.of();
			if (areThere(index.table(), columns)) {
				String predicate = plain ? matcher.group(3) : null;
				hazards.add(Hazard.of(duplicates(plain && matcher.group(2) != null), index.id(), index.table(), columns,
						(predicate != null) ? new String[] { predicate } : new String[0]));
			}
		}
		hazards.add(Hazard.of(Kind.INDEX_BLOCKS_WRITES, index.id(), index.table(), List.of()));
		return hazards;
	}

	private static Kind duplicates(boolean equalNulls) {
		return equalNulls ? Kind.DUPLICATES_AND_NULLS : Kind.DUPLICATES;
	}

	private boolean areThere(ObjectId table, List<String> columns) {
		return columns.stream()
			.noneMatch((column) -> this.comparison.isNewColumn(table.part(ObjectKind.COLUMN, column)));
	}

}
