package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Finds what added, dropped and required columns do to existing rows.
 */
final class ColumnHazards {

	private static final Pattern DIFFERENT_EACH_TIME = Pattern
		.compile("(nextval|random|uuid\\w*|\\w*_uuid|clock_timestamp|timeofday)\\(");

	private ColumnHazards() {
	}

	static List<Hazard> required(ObjectId table, Column column) {
		ObjectId id = table.part(ObjectKind.COLUMN, column.name());
		List<String> columns = List.of(column.name());
		return List.of(Hazard.of(Kind.NULLS, id, table, columns), Hazard.of(Kind.TABLE_SCANNED, id, table, columns));
	}

	static List<Hazard> dropped(ObjectId table, Column column) {
		return ColumnChange.isGenerated(column.value()) ? List.of() : List.of(Hazard.of(Kind.COLUMN_DROPPED,
				table.part(ObjectKind.COLUMN, column.name()), table, List.of(column.name())));
	}

	static List<Hazard> added(ObjectId table, Column column) {
		ObjectId id = table.part(ObjectKind.COLUMN, column.name());
		ColumnValue value = column.value();
		boolean computed = column.identity() != null || value != null && (value.kind() == ColumnValue.Kind.STORED
				|| value.kind() == ColumnValue.Kind.DEFAULT && DIFFERENT_EACH_TIME.matcher(value.expression()).find());
		if (computed) {
			return List.of(Hazard.of(Kind.TABLE_REWRITTEN, id, table, List.of()));
		}
		return (column.notNull() && value == null)
				? List.of(Hazard.of(Kind.REQUIRED_COLUMN, id, table, List.of(column.name()))) : List.of();
	}

}
