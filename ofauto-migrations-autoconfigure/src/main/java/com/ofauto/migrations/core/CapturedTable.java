package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * What the statements of a transaction remove of a table that was there before.
 *
 * @param table the table as the impact names it
 * @param quoted the table for a statement
 * @param kind what they remove
 * @param columns the columns, by name
 */
record CapturedTable(String table, String quoted, Capture.Kind kind, List<String> columns) {

	CapturedTable {
		columns = List.copyOf(columns);
	}

	/**
	 * What they remove, one for each table.
	 * @param schema the schema of names without one
	 */
	static List<CapturedTable> of(List<StatementImpact> statements, String schema) {
		Map<String, CapturedTable> tables = new TreeMap<>();
		statements.stream()
			.flatMap((statement) -> statement.drops().stream())
			.flatMap((drop) -> of(drop, schema).stream())
			.forEach((table) -> tables.merge(table.quoted(), table, CapturedTable::and));
		return List.copyOf(tables.values());
	}

	private static Optional<CapturedTable> of(DroppedObject drop, String schema) {
		return switch (drop.type()) {
			case "table" -> whole(drop, Capture.Kind.TABLE, schema);
			case "rows" -> whole(drop, Capture.Kind.ROWS, schema);
			case "table column" -> RelationName.tableOf(drop.name())
				.flatMap((table) -> RelationName.of(table)
					.map((name) -> new CapturedTable(table, name.quoted(schema), Capture.Kind.COLUMNS,
							List.of(column(drop.name())))));
			default -> Optional.empty();
		};
	}

	private static Optional<CapturedTable> whole(DroppedObject drop, Capture.Kind kind, String schema) {
		return RelationName.of(drop.name())
			.map((name) -> new CapturedTable(drop.name(), name.quoted(schema), kind, List.of()));
	}

	private static String column(String name) {
		String quoted = RelationName.columnOf(name).orElseThrow();
		return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
	}

	/**
	 * Both as one: whole rows have the columns too.
	 */
	private CapturedTable and(CapturedTable other) {
		if (this.kind != Capture.Kind.COLUMNS || other.kind != Capture.Kind.COLUMNS) {
			return (this.kind.compareTo(other.kind) <= 0) ? this : other;
		}
		List<String> all = new ArrayList<>(this.columns);
		other.columns.stream().filter((column) -> !all.contains(column)).forEach(all::add);
		return new CapturedTable(this.table, this.quoted, this.kind, all);
	}

}
