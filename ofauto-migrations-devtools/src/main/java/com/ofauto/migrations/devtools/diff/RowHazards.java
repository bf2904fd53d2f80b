package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * What new constraints and indexes mean to the rows that are there.
 */
final class RowHazards {

	private static final Pattern CHECK = Pattern.compile("CHECK \\((.*)\\)( NO INHERIT)?", Pattern.DOTALL);

	private static final Pattern COLUMNS = Pattern.compile("USING \\w+ \\(([\\w, ]+)\\)(?: WHERE (.*))?",
			Pattern.DOTALL);

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
		boolean suspected = !constraint.equals(this.comparison.from().objects().get(id)) && areThere(table, columns);
		if (suspected) {
			hazards.add(violation(constraint, table));
		}
		Kind blocking = switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE, EXCLUSION -> Kind.INDEX_BLOCKS_WRITES;
			case FOREIGN_KEY, CHECK, NOT_NULL -> Kind.TABLE_SCANNED;
		};
		hazards.add(Hazard.of(blocking, id, table, columns));
		return hazards;
	}

	private static Hazard violation(Constraint constraint, ObjectId table) {
		ObjectId id = constraint.id();
		List<String> columns = constraint.columns();
		return switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE -> Hazard.of(Kind.DUPLICATES, id, table, columns);
			case EXCLUSION -> Hazard.of(Kind.EXCLUSION_VIOLATED, id, table, columns);
			case NOT_NULL -> Hazard.of(Kind.NULLS, id, table, columns);
			case CHECK -> Hazard.of(Kind.CHECK_VIOLATED, id, table, columns, expression(constraint));
			case FOREIGN_KEY ->
				new Hazard(Kind.FOREIGN_KEY_VIOLATED, id, table, columns, List.of(), constraint.foreignKey());
		};
	}

	private static String[] expression(Constraint constraint) {
		Matcher matcher = CHECK.matcher(constraint.definition());
		return matcher.matches() ? new String[] { matcher.group(1) } : new String[0];
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
				String predicate = plain ? matcher.group(2) : null;
				hazards.add(Hazard.of(Kind.DUPLICATES, index.id(), index.table(), columns,
						(predicate != null) ? new String[] { predicate } : new String[0]));
			}
		}
		hazards.add(Hazard.of(Kind.INDEX_BLOCKS_WRITES, index.id(), index.table(), List.of()));
		return hazards;
	}

	private boolean areThere(ObjectId table, List<String> columns) {
		return columns.stream()
			.noneMatch((column) -> this.comparison.isNewColumn(table.part(ObjectKind.COLUMN, column)));
	}

}
