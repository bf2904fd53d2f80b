package com.ofauto.migrations.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.json.JsonWriter;

/**
 * Writes the impact of a migration. The fields have one order, and usual values are left
 * out.
 */
final class ImpactWriter {

	/** So many statements that are alike have a line each. */
	private static final int FEW = 10;

	private ImpactWriter() {
	}

	static String write(MigrationImpact impact) {
		return JsonWriter.write(new JsonWriter.Fields().add("format", ImpactText.FORMAT)
			.add("script", impact.script())
			.add("history", impact.history())
			.add("server", impact.server())
			.add("statements", statements(impact.statements()))
			.add("creates", impact.creates().stream().map(ImpactWriter::created).toList())
			.add("renames", impact.renames().stream().map(ImpactWriter::renamed).toList())
			.add("rollback", (impact.rollback() != null) ? rollback(impact.rollback()) : null)
			.map());
	}

	private static Map<String, Object> created(CreatedRelation created) {
		return new JsonWriter.Fields().add("relation", created.relation())
			.add("kind", ImpactReader.word(created.kind()), ImpactReader.word(RelationKind.TABLE))
			.add("table", created.table())
			.add("rowsUnknown", created.rowsUnknown(), false)
			.map();
	}

	private static Map<String, Object> renamed(RenamedRelation renamed) {
		return new JsonWriter.Fields().add("from", renamed.from()).add("to", renamed.to()).map();
	}

	private static Map<String, Object> rollback(RollbackImpact rollback) {
		return new JsonWriter.Fields().add("script", rollback.script())
			.add("undoes", rollback.undoes())
			.add("loses", (rollback.loses() != null) ? losses(rollback.loses()) : null)
			.map();
	}

	static Map<String, Object> losses(RollbackLosses losses) {
		return new JsonWriter.Fields().add("drops", losses.drops().stream().map(ImpactWriter::drop).toList())
			.add("converts", losses.converts().stream().map(ImpactWriter::column).toList())
			.add("writes", losses.writes())
			.map();
	}

	/**
	 * A script of data has thousands of statements that do the same.
	 */
	private static List<Map<String, Object>> statements(List<StatementImpact> statements) {
		List<Map<String, Object>> written = new ArrayList<>();
		int start = 0;
		while (start < statements.size()) {
			StatementImpact first = statements.get(start);
			int end = start + 1;
			while (end < statements.size() && statements.get(end).atLine(first.line()).equals(first)) {
				end++;
			}
			if (end - start > FEW) {
				written.add(statement(first, end - start));
			}
			else {
				statements.subList(start, end).forEach((statement) -> written.add(statement(statement, 1)));
			}
			start = end;
		}
		return written;
	}

	private static Map<String, Object> statement(StatementImpact statement, int count) {
		return new JsonWriter.Fields().add("line", statement.line())
			.add("count", count, 1)
			.add("command", statement.command())
			.add("transaction", statement.transaction(), 1)
			.add("alone", statement.alone(), false)
			.add("locks", statement.locks().stream().map(ImpactWriter::lock).toList())
			.add("released", statement.released())
			.add("rewrites", statement.rewrites())
			.add("scans", statement.scans())
			.add("builds", statement.builds())
			.add("fills", statement.fills())
			.add("drops", statement.drops().stream().map(ImpactWriter::drop).toList())
			.add("columns", statement.columns().stream().map(ImpactWriter::column).toList())
			.add("constraints", statement.constraints().stream().map(ImpactWriter::constraint).toList())
			.add("rowsUnknown", statement.rowsUnknown(), false)
			.map();
	}

	private static Map<String, Object> lock(RelationLock lock) {
		return new JsonWriter.Fields().add("relation", lock.relation())
			.add("kind", ImpactReader.word(lock.kind()), ImpactReader.word(RelationKind.TABLE))
			.add("table", lock.table())
			.add("mode", lock.mode().sql())
			.map();
	}

	private static Map<String, Object> drop(DroppedObject drop) {
		return new JsonWriter.Fields().add("type", drop.type()).add("name", drop.name()).map();
	}

	private static Map<String, Object> column(ColumnChange column) {
		return new JsonWriter.Fields().add("relation", column.relation())
			.add("column", column.column())
			.add("from", column.from())
			.add("to", column.to())
			.map();
	}

	private static Map<String, Object> constraint(AddedConstraint constraint) {
		return new JsonWriter.Fields().add("kind", ImpactReader.word(constraint.kind()))
			.add("relation", constraint.relation())
			.add("name", constraint.name())
			.add("columns", constraint.columns())
			.add("definition", constraint.definition())
			.add("valid", constraint.valid(), true)
			.add("references", constraint.references())
			.add("referenced", constraint.referenced())
			.map();
	}

}
