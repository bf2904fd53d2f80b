package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides what a rollback undoes, in the reverse order of applying, and by which way: the
 * one on disk, or the one that the record keeps.
 */
final class RollbackSteps {

	private static final String KEPT = "SELECT migration_name, logs, applied_steps_count, id FROM %s"
			+ " WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at";

	private static final KnownRollback.Unproven RECORDED = new KnownRollback.Unproven(
			RollbackRefusedException.RECORDED);

	private final DirectoryContents contents;

	private final HistoryLook look;

	private final boolean developing;

	private final Map<String, String> kept = new HashMap<>();

	private final Map<String, String> ids = new HashMap<>();

	private final Set<String> recorded = new HashSet<>();

	private final Map<String, List<Capture>> captures;

	private RollbackSteps(DirectoryContents contents, HistoryLook look, boolean developing,
			Map<String, List<Capture>> captures) {
		this.contents = contents;
		this.look = look;
		this.developing = developing;
		this.captures = captures;
	}

	/**
	 * Decides.
	 * @param look the history, whose ways back are read too
	 * @param developing whether a person can make what is missing
	 * @throws RollbackRefusedException if it may not be done
	 */
	static List<RollbackStep> of(RollbackTarget target, DirectoryContents contents, HistoryLook look, Session session,
			boolean developing) throws SQLException {
		RollbackSteps steps = new RollbackSteps(contents, look, developing, CaptureQuery.all(session));
		String history = look.database().history();
		if (history != null) {
			steps.read(session, history);
		}
		return steps.of(target);
	}

	private void read(Session session, String history) throws SQLException {
		try (Statement statement = session.connection().createStatement();
				ResultSet rows = SafePath.query(statement, KEPT.formatted(history))) {
			while (rows.next()) {
				String name = ReadableText.name(rows.getString(1));
				String logs = rows.getString(2);
				this.ids.put(name, rows.getString(4));
				if (ProvenRollback.isIn(logs)) {
					this.kept.put(name, logs);
				}
				else if (rows.getInt(3) == 0) {
					this.recorded.add(name);
				}
			}
		}
	}

	private List<RollbackStep> of(RollbackTarget target) {
		List<MigrationRecord> applied = new ArrayList<>(
				this.look.records().stream().filter(MigrationRecord::applied).toList());
		Collections.reverse(applied);
		this.look.records()
			.stream()
			.filter(MigrationRecord::unfinished)
			.findFirst()
			.ifPresent((record) -> requireBegun(record, applied));
		List<MigrationRecord> undone = undone(target, applied);
		List<RollbackStep> steps = new ArrayList<>();
		Map<String, String> refused = new HashMap<>();
		for (MigrationRecord record : undone) {
			KnownRollback way = way(record);
			if (way instanceof KnownRollback.Proven proven) {
				String id = Objects.requireNonNull(this.ids.get(record.name()), "a record without a row");
				steps.add(new RollbackStep(record, proven.rollback(), begun(record.name()), id,
						this.captures.getOrDefault(id, List.of())
							.stream()
							.filter((one) -> one.left() == null)
							.toList()));
			}
			else if (way instanceof KnownRollback.Unproven unproven) {
				refused.put(record.name(), unproven.reason());
			}
		}
		if (!refused.isEmpty()) {
			throw RollbackRefusedException.noWay(undone.stream().map(MigrationRecord::name).toList(), refused,
					this.developing);
		}
		steps.forEach(RollbackSteps::requireResumable);
		return steps;
	}

	/**
	 * A rollback that stopped is gone on with. Any other attempt that has not ended comes
	 * first.
	 */
	private void requireBegun(MigrationRecord record, List<MigrationRecord> applied) {
		if (UndoneLogs.begun(record) == null || applied.isEmpty() || !applied.get(0).name().equals(record.name())) {
			throw RollbackRefusedException.unfinished(record.name());
		}
	}

	private static void requireResumable(RollbackStep step) {
		Progress progress = (step.begun() != null) ? Progress.parse(step.begun().logs()) : null;
		if (step.begun() != null
				&& (progress == null || !progress.resumable() || !progress.isPrefixOf(step.script()))) {
			throw RollbackRefusedException.notResumable(step.name());
		}
	}

	private List<MigrationRecord> undone(RollbackTarget target, List<MigrationRecord> applied) {
		if (applied.isEmpty()) {
			throw RollbackRefusedException.nothing(this.look.database().name());
		}
		if (!(target instanceof RollbackTarget.To to)) {
			return applied.subList(0, 1);
		}
		for (int i = 0; i < applied.size(); i++) {
			if (applied.get(i).name().equals(to.migration())) {
				if (i == 0) {
					throw RollbackRefusedException.isLast(to.migration());
				}
				return applied.subList(0, i);
			}
		}
		throw RollbackRefusedException.notApplied(to.migration());
	}

	private @Nullable MigrationRecord begun(String name) {
		return this.look.records()
			.stream()
			.filter((record) -> record.name().equals(name))
			.map(UndoneLogs::begun)
			.filter((record) -> record != null)
			.findFirst()
			.orElse(null);
	}

	/**
	 * What this release has was proven last, and comes from where its authors keep it.
	 * The one that the record keeps is for a release that does not have it, and for a run
	 * that has begun with it.
	 */
	private KnownRollback way(MigrationRecord record) {
		String logs = this.kept.get(record.name());
		if (logs == null && this.recorded.contains(record.name())) {
			return RECORDED;
		}
		KnownRollback onDisk = onDisk(record);
		if (logs == null || onDisk instanceof KnownRollback.Proven && begun(record.name()) == null) {
			return onDisk;
		}
		return Optional.ofNullable(ProvenRollback.parse(logs))
			.<KnownRollback>map(KnownRollback.Proven::new)
			.orElseGet(() -> new KnownRollback.Unproven(
					"its record keeps a rollback that somebody has changed, so that it is not the one that was proven"));
	}

	private KnownRollback onDisk(MigrationRecord record) {
		Migration migration = this.contents.migration(record.name());
		if (migration == null) {
			return new KnownRollback.Unproven(
					"its record keeps no rollback, and this release does not contain the migration");
		}
		if (!migration.hasChecksum(record.checksum())) {
			return new KnownRollback.Unproven(
					"its record keeps no rollback, and " + migration.location() + " has changed since it was applied");
		}
		KnownRollback onDisk = migration.rollback();
		return (onDisk instanceof KnownRollback.Unproven unproven)
				? new KnownRollback.Unproven("its record keeps no rollback, and " + unproven.reason()) : onDisk;
	}

}
