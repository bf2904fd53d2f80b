package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;

/**
 * The history as a rollback writes it. The record of the applied migration stays as it
 * is, with its way back, until the rollback has ended. One that runs in segments has a
 * record of its own meanwhile, which is unfinished, so that no tool deploys.
 */
final class RollbackTable extends HistoryTable {

	private final List<String> first;

	private final List<String> each;

	private List<LostData> lost = List.of();

	/**
	 * Creates one.
	 * @param history the table
	 * @param losses what would be lost
	 * @param accepted whether a person has accepted that
	 */
	RollbackTable(HistoryTable history, LossCheck losses, boolean accepted) {
		super(history.schema(), history.hasTriggers());
		this.first = new ArrayList<>(losses.statements(accepted));
		this.each = accepted ? List.of() : losses.statements(false);
	}

	/**
	 * With an acceptance the losses are told once.
	 */
	@Override
	List<String> beforeScript() {
		List<String> statements = List.copyOf(this.first.isEmpty() ? this.each : this.first);
		if (!this.first.isEmpty()) {
			this.first.clear();
		}
		return statements;
	}

	@Override
	boolean hears(String notice) {
		List<LostData> told = LossCheck.told(notice);
		this.lost = (told != null) ? told : this.lost;
		return told != null;
	}

	/**
	 * What the rollback has lost.
	 */
	List<LostData> lost() {
		return this.lost;
	}

	/**
	 * Fails with a division by zero if another rollback of the migration has begun, or
	 * another attempt at it.
	 */
	@Override
	String alone(String id, Migration migration) {
		return String.join("", "SELECT 1 OPERATOR(pg_catalog./) (NOT EXISTS (SELECT FROM ", name(),
				" WHERE migration_name OPERATOR(pg_catalog.=) ", Sql.literal(migration.name()),
				" AND finished_at IS NULL AND rolled_back_at IS NULL AND id OPERATOR(pg_catalog.<>) ", Sql.literal(id),
				"))::integer");
	}

	/**
	 * The script ran in this same transaction.
	 */
	@Override
	String applied(String id, Migration migration) {
		return arrived("UPDATE " + name() + " SET " + UndoneLogs.values() + " WHERE "
				+ HistoryMarks.applied(migration.name()));
	}

	@Override
	String ofRun(String progress) {
		return UndoneLogs.BEGUN + "\n" + progress;
	}

	/**
	 * The last segment has finished.
	 */
	@Override
	String finished(String id, Migration migration, int steps) {
		return "WITH run AS (UPDATE " + name() + " SET rolled_back_at = " + NOW + ", applied_steps_count = " + steps
				+ ", logs = NULL WHERE id = " + Sql.literal(id) + " RETURNING 1), recorded AS (UPDATE " + name()
				+ " SET " + UndoneLogs.values() + " WHERE " + HistoryMarks.applied(migration.name())
				+ " RETURNING 1) SELECT 1 / ((SELECT count(*) FROM run) * (SELECT count(*) FROM recorded))";
	}

}
