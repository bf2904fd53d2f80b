package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * One rollback: look, gate; under the lock look again, gate, decide, undo each; report.
 */
final class Rollback {

	private final MigratorContext context;

	private final DirectoryContents contents;

	private final Bounds bounds;

	private final RollbackTarget target;

	Rollback(MigratorContext context, DirectoryContents contents, Bounds bounds, RollbackTarget target) {
		this.context = context;
		this.contents = contents;
		this.bounds = bounds;
		this.target = target;
	}

	/**
	 * Says what it would do, and does nothing.
	 */
	RollbackPreview preview() {
		return this.context.inSession((session) -> {
			HistoryLook look = this.context.query().lookFirst(session);
			this.context.gate().require(Operation.ROLLBACK, look.database());
			List<RollbackStep> steps = steps(look, session);
			List<RollbackPreview.Step> shown = new ArrayList<>();
			for (RollbackStep step : steps) {
				Progress begun = (step.begun() != null) ? Progress.parse(step.begun().logs()) : null;
				shown.add(new RollbackPreview.Step(step.name(), !ScriptOutliner.outline(step.script()).segmented(),
						(begun != null) ? begun.finished() : null, step.captures(), lost(session, look, step)));
			}
			return new RollbackPreview(look.database(), shown, remains(look, steps),
					ConnectedSessions.besides(session));
		});
	}

	private List<RollbackStep> steps(HistoryLook look, Session session) throws SQLException {
		return RollbackSteps.of(this.target, this.contents, look, session, this.context.gate().developing());
	}

	private List<LostData> lost(Session session, HistoryLook look, RollbackStep step) {
		return new LossCheck(step.way().losses(), look.schema(this.context.settings().defaultSchema())).look(session,
				this.context.settings().tableLockTimeout());
	}

	private static @Nullable String remains(HistoryLook look, List<RollbackStep> steps) {
		List<String> undone = steps.stream().map(RollbackStep::name).toList();
		return look.records()
			.stream()
			.filter((record) -> record.applied() && !undone.contains(record.name()))
			.map(MigrationRecord::name)
			.reduce((first, second) -> second)
			.orElse(null);
	}

	/**
	 * Does it.
	 * @param shown what a person was shown: nothing else is undone
	 * @param accepted the migrations whose losses a person has accepted
	 */
	RollbackReport run(List<String> shown, Set<String> accepted) {
		long start = this.context.clock().nanoTime();
		Order order = new Order(shown, accepted, new ArrayList<>(), new AtomicBoolean());
		try {
			this.context.inSession((session) -> {
				HistoryLook first = this.context.query().lookFirst(session);
				this.context.gate().require(Operation.ROLLBACK, first.database());
				session.requireSafe(first, this.context.settings().pooler());
				new MigrationLock(this.context).holdAgain(session, (held) -> undoEach(session, held, order));
				return first;
			});
		}
		catch (MigrationException ex) {
			if (order.begun().get()) {
				this.context.listener().rollbackFailed(ex);
			}
			throw ex;
		}
		RollbackReport report = new RollbackReport(this.context.clock().since(start), order.undone());
		this.context.listener().rollbackFinished(report);
		return report;
	}

	private boolean undoEach(Session session, AdvisoryLock.Held held, Order order)
			throws SQLException, YieldLockException {
		this.context.gate().require(Operation.ROLLBACK, held.look().database());
		List<RollbackStep> steps = steps(held.look(), session);
		List<String> names = steps.stream().map(RollbackStep::name).toList();
		if (!names.equals(order.left())) {
			throw RollbackRefusedException.changed(order.left(), names);
		}
		requireNoLoss(session, held.look(), steps, order);
		RunContext run = new RunContext(session, held.state(),
				held.look().table(this.context.settings().defaultSchema()), this.context, this.bounds,
				Observation.NONE);
		if (order.begun().compareAndSet(false, true)) {
			this.context.listener().rollbackStarted(names);
		}
		RollbackRun rollback = new RollbackRun(run, order.accepted(), order.undone());
		for (RollbackStep step : steps) {
			rollback.run(step);
		}
		return true;
	}

	/**
	 * Refuses before the first one is undone, as far as the losses can be counted now.
	 */
	private void requireNoLoss(Session session, HistoryLook look, List<RollbackStep> steps, Order order)
			throws SQLException {
		Map<String, List<LostData>> lost = new LinkedHashMap<>();
		for (RollbackStep step : steps) {
			List<LostData> now = order.accepted().contains(step.name()) ? List.of() : lost(session, look, step);
			if (!now.isEmpty()) {
				lost.put(step.name(), now);
			}
		}
		if (!lost.isEmpty()) {
			throw RollbackRefusedException.loses(lost, order.done());
		}
	}

	/**
	 * What is to be done.
	 *
	 * @param shown what a person was shown, in order
	 * @param accepted the migrations whose losses are accepted
	 * @param undone what has been undone so far
	 * @param begun whether anything was begun, which may be gone on with
	 */
	private record Order(List<String> shown, Set<String> accepted, List<RollbackReport.UndoneMigration> undone,
			AtomicBoolean begun) {

		List<String> left() {
			return this.shown.subList(this.undone.size(), this.shown.size());
		}

		List<String> done() {
			return this.undone.stream().map(RollbackReport.UndoneMigration::name).toList();
		}

	}

}
