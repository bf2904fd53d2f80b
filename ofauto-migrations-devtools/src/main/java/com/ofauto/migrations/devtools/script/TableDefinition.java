package com.ofauto.migrations.devtools.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Writes {@code CREATE TABLE}, one column a line.
 */
final class TableDefinition {

	private final ColumnDefinition columns = new ColumnDefinition();

	List<String> print(CreateTable step) {
		Table table = step.table();
		StringBuilder text = new StringBuilder("CREATE ").append(table.unlogged() ? "UNLOGGED " : "")
			.append((table.foreign() != null) ? "FOREIGN TABLE " : "TABLE ")
			.append(Names.qualified(table.id()))
			.append(body(step));
		if (!table.parents().isEmpty()) {
			text.append(" INHERITS (")
				.append(table.parents().stream().map(Names::qualified).collect(Collectors.joining(", ")))
				.append(')');
		}
		if (table.partitionKey() != null) {
			text.append(" PARTITION BY ").append(table.partitionKey());
		}
		if (table.accessMethod() != null) {
			text.append(" USING ").append(Names.quote(table.accessMethod()));
		}
		text.append(Options.with(table.options()));
		if (table.foreign() != null) {
			text.append(" SERVER ").append(Names.quote(table.foreign().server()));
			text.append(Options.foreign(table.foreign().options()));
		}
		List<String> statements = new ArrayList<>(List.of(text.toString()));
		for (Column column : own(table)) {
			statements.addAll(ColumnPrinter.added(table.columnId(column.name()), column));
		}
		return statements;
	}

	private String body(CreateTable step) {
		Table table = step.table();
		if (table.partition() != null) {
			return " PARTITION OF " + Names.qualified(table.partition().parent()) + " " + table.partition().bound();
		}
		if (table.ofType() != null) {
			return " OF " + table.ofType();
		}
		List<String> lines = new ArrayList<>();
		for (Column column : own(table)) {
			lines.add(this.columns.print(table.columnId(column.name()), declared(column),
					step.serials().contains(column.name())));
		}
		for (Constraint constraint : step.constraints()) {
			lines.add("CONSTRAINT " + Names.own(constraint.id()) + " " + StablePrint.text(constraint.definition()));
		}
		return lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)";
	}

	/**
	 * Constraints of the parents are left out.
	 */
	private static Column declared(Column column) {
		return (column.required() != Column.Required.BY_PARENTS) ? column : new Column(column.name(), column.type(),
				column.collation(), false, column.value(), column.identity(), column.inherited(), column.settings());
	}

	private static List<Column> own(Table table) {
		return table.columns()
			.values()
			.stream()
			.filter((column) -> !column.inherited() && table.ofType() == null && table.partition() == null)
			.toList();
	}

}
