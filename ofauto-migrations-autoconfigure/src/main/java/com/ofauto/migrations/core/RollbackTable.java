package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * The history as a rollback writes it. The record of the applied migration stays as it
 * is, with its way back, until the rollback has ended. One that runs in segments has a
 * record of its own meanwhile, which is unfinished, so that no tool deploys.
 */
final class RollbackTable extends HistoryTable {

	private final boolean accepted;

	private RollbackLosses losses;

	private boolean told;

	private final Map<String, LostData> lost = new LinkedHashMap<>();

	private final @Nullable String captured;

	private final Map<String, RestoredData> restored = new LinkedHashMap<>();

	/**
	 * Creates one.
	 * @param history the table
	 * @param losses what would be lost
	 * @param accepted whether a person has accepted that
	 * @param captured the identifier of the record of which rows are captured that come
	 * back, or {@code null}
	 */
	RollbackTable(HistoryTable history, RollbackLosses losses, boolean accepted, @Nullable String captured) {
		super(history.schema(), history.hasTriggers());
		this.losses = losses;
		this.accepted = accepted;
		this.captured = captured;
	}

	/**
	 * What is counted under a lock has to be what was there when the lock was got,
	 * whatever the settings of the database say.
	 */
	@Override
	String begin(String own) {
		return own.equals(Segment.BEGIN) ? GuardedScript.READ_COMMITTED : own;
	}

	/**
	 * With an acceptance the losses are told once.
	 */
	@Override
	List<String> beforeScript() {
		List<String> statements = new ArrayList<>();
		if (!this.accepted || !this.told) {
			statements.addAll(new LossCheck(this.losses, schema()).statements(this.accepted));
			this.told = true;
		}
		statements.add(new UnshownLosses(this.losses, schema()).before());
		if (this.captured != null) {
			statements.add(RestoreBlock.begin(this.captured, schema()));
		}
		return statements;
	}

	@Override
	List<String> behindScript() {
		return List.of(new UnshownLosses(this.losses, schema()).behind(this.accepted));
	}

	@Override
	boolean hears(String notice) {
		List<LostData> told = LossText.told(notice);
		if (told != null) {
			told.forEach((data) -> this.lost.put(data.kind() + " " + data.name(), data));
		}
		List<RestoredData> back = CaptureNotices.restored(notice);
		back.forEach((data) -> this.restored.put(data.kind() + " " + data.table(), data));
		return told != null || !back.isEmpty();
	}

	@Override
	List<String> behindStatement(boolean begun, boolean last) {
		return (this.captured != null && begun) ? List.of(RestoreBlock.behind(this.captured, schema(), last))
				: List.of();
	}

	/**
	 * What the rollback has brought back.
	 */
	List<RestoredData> restored() {
		return List.copyOf(this.restored.values());
	}

	/**
	 * Learns what goes besides, so that the next try counts it before.
	 * @return whether it was not known
	 */
	boolean learn(List<DroppedObject> gone) {
		List<DroppedObject> drops = new ArrayList<>(this.losses.drops());
		gone.stream().filter((drop) -> !drops.contains(drop)).forEach(drops::add);
		boolean more = drops.size() > this.losses.drops().size();
		this.losses = new RollbackLosses(drops, this.losses.converts(), this.losses.writes());
		this.told = false;
		return more;
	}

	/**
	 * What the rollback has lost.
	 */
	List<LostData> lost() {
		return List.copyOf(this.lost.values());
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
				+ ", logs = " + Sql.literal(UndoneLogs.SEGMENTS) + " WHERE id = " + Sql.literal(id)
				+ " RETURNING 1), recorded AS (UPDATE " + name() + " SET " + UndoneLogs.values() + " WHERE "
				+ HistoryMarks.applied(migration.name())
				+ " RETURNING 1) SELECT 1 / ((SELECT count(*) FROM run) * (SELECT count(*) FROM recorded))";
	}

}
