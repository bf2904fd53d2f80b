package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One deploy: plan; lock, read and plan again; apply; unlock. One connection does it all,
 * and another one only if that is lost.
 */
final class Deployment {

	private static final int YIELDS = 5;

	private static final int WAITER_LOOKS = 20;

	private static final Duration WAITER_PAUSE = Duration.ofMillis(500);

	private final OngoingWork work;

	private final List<Migration> migrations;

	private final List<Finding> beside;

	private final MigratorSettings settings;

	private final Gate gate;

	private final MigrationListener listener;

	private final WaitClock waiting;

	private final Bounds bounds;

	private final HistoryQuery query;

	private final DeployPolicy policy;

	private final List<AppliedMigration> applied = new ArrayList<>();

	private final Map<String, ScriptOutline> outlines = new HashMap<>();

	private boolean built;

	private Duration lockWait = Duration.ZERO;

	Deployment(OngoingWork work, DirectoryContents contents, MigratorSettings settings, Gate gate,
			MigrationListener listener, WaitClock waiting, Bounds bounds) {
		this.bounds = bounds;
		this.work = work;
		this.migrations = contents.migrations();
		this.beside = contents.findings();
		this.settings = settings;
		this.gate = gate;
		this.listener = listener;
		this.waiting = waiting;
		this.query = new HistoryQuery(settings.defaultSchema());
		this.policy = new DeployPolicy(settings);
	}

	boolean built() {
		return this.built;
	}

	DeployReport run() {
		Instant startedAt = Instant.now();
		long start = this.waiting.nanoTime();
		MigrationPlan plan;
		try (Session session = this.work.openToLook(this.waiting.firstReadLimit())) {
			HistoryLook look = this.query.lookFirst(session, this.migrations.isEmpty());
			this.gate.require(Operation.DEPLOY, look.database());
			plan = plan(look);
			this.listener.deployStarted(plan);
			this.policy.requireDeployable(plan);
			if (!plan.toApply().isEmpty() || othersAreAtWork(plan)) {
				session.requireSafe(look, this.settings.pooler());
				look.schema(this.settings.defaultSchema());
				plan.toApply().forEach(this::outline);
				plan = apply(session);
			}
			else if (look.database().history() != null) {
				new StampWriter(session).writeIfDue(this.gate, look.database().history(), look.mark(), this.listener);
			}
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
		catch (LostConnection ex) {
			plan = recover(ex);
		}
		List<Finding> findings = plan.findings()
			.stream()
			.filter((finding) -> finding.kind() != Finding.Kind.INTERRUPTED && finding.kind() != Finding.Kind.UNDATED)
			.toList();
		if (!findings.isEmpty()) {
			this.listener.found(findings);
		}
		DeployReport report = new DeployReport(startedAt, this.waiting.since(start), this.lockWait, this.applied,
				findings);
		this.listener.deployFinished(report);
		return report;
	}

	private MigrationPlan plan(HistoryLook look) {
		MigrationPlan plan = new MigrationPlan(look.database(),
				Planner.plan(this.migrations, look.records(), look.lockedByOther()),
				look.beside(this.migrations, this.beside), this.gate.developing());
		this.listener.planned(plan);
		return plan;
	}

	/**
	 * Whether a migration of ours is running, which a deploy waits for: an application
	 * must not start before it has ended.
	 */
	private boolean othersAreAtWork(MigrationPlan plan) {
		return plan.only(MigrationStatus.Running.class)
			.stream()
			.map((running) -> running.record().name())
			.anyMatch((name) -> this.migrations.stream().anyMatch((migration) -> migration.name().equals(name)));
	}

	private @Nullable Migration migration(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst().orElse(null);
	}

	private ScriptOutline outline(Migration migration) {
		return this.outlines.computeIfAbsent(migration.name(), (name) -> ScriptOutliner.outline(migration));
	}

	/**
	 * Whether this application may reset or seed, and so will ask who built the database.
	 */
	private boolean asksLater() {
		return this.gate.enabled(Operation.RESET) || this.gate.enabled(Operation.SEED);
	}

	private boolean holdsNothing(Session session) {
		return OperationScope.rows(session, this.settings.lockTimeout()) == null;
	}

	private MigrationPlan apply(Session session) throws SQLException, LostConnection {
		for (int yields = 0;; yields++) {
			Locked locked = acquire(session);
			try {
				this.gate.require(Operation.DEPLOY, locked.look().database());
				MigrationPlan plan = plan(locked.look());
				this.policy.requireDeployable(plan);
				apply(session, locked, plan);
				return plan;
			}
			catch (LockYield ex) {
				if (yields == YIELDS) {
					throw LockUnavailableException.deadlock(ex.migration(), ex.waiter(), ex);
				}
			}
			finally {
				lock(session).release(locked.state());
			}
			letWaiterGo(session);
		}
	}

	private Locked acquire(Session session) throws SQLException {
		long start = this.waiting.nanoTime();
		Locked locked = lock(session).acquire();
		this.lockWait = this.lockWait.plus(this.waiting.since(start));
		return locked;
	}

	private AdvisoryLock lock(Session session) {
		return new AdvisoryLock(session, this.query, this.settings.lockWait(), this.listener, this.waiting);
	}

	private void letWaiterGo(Session session) throws SQLException {
		for (int attempt = 0; attempt < WAITER_LOOKS && AdvisoryLock.waiter(session) != null; attempt++) {
			this.waiting.pause(WAITER_PAUSE);
		}
	}

	private void apply(Session session, Locked locked, MigrationPlan plan) throws LostConnection, LockYield {
		if (plan.toApply().isEmpty()) {
			return;
		}
		HistoryTable history = locked.look().table(this.settings.defaultSchema());
		String create = "";
		if (locked.look().database().history() == null) {
			this.built = locked.look().database().totalObjects() == 0 && (!asksLater() || holdsNothing(session));
			create = history.create(this.settings.defaultSchema() != null && locked.look().database().schema() == null);
		}
		new StampWriter(session, create).writeIfDue(this.gate, history.name(), locked.look().mark(), this.listener);
		RunContext context = new RunContext(session, locked.state(), history, this.settings, this.listener,
				this.waiting, this.bounds);
		MigrationRunner runner = new MigrationRunner(context, this.applied);
		for (PlannedMigration planned : plan.migrations()) {
			if (planned.status() instanceof MigrationStatus.Pending recorded && recorded.recorded()) {
				runner.record(recorded.migration(), recorded.replaced());
			}
			else if (planned.status() instanceof MigrationStatus.Pending pending) {
				runner.run(pending.migration(), outline(pending.migration()), null);
			}
			else if (planned.status() instanceof MigrationStatus.Interrupted interrupted) {
				runner.run(interrupted.migration(), outline(interrupted.migration()), interrupted.record());
			}
		}
	}

	/**
	 * Goes on after the connection was lost, as often as the lost migration turns out to
	 * have been committed.
	 */
	private MigrationPlan recover(LostConnection first) {
		LostConnection lost = first;
		while (true) {
			try (Session session = reconnect(lost)) {
				requireCommitted(session, lost);
				return apply(session);
			}
			catch (SQLException ex) {
				throw new DatabaseAccessException("read the history of migrations", ex);
			}
			catch (LostConnection ex) {
				lost = ex;
			}
		}
	}

	/**
	 * Asks the database what became of a migration whose connection was lost, once the
	 * lock shows that its old session is gone.
	 */
	private void requireCommitted(Session session, LostConnection lost) {
		MigrationPlan plan;
		try {
			Locked locked = acquire(session);
			try {
				plan = plan(locked.look());
			}
			finally {
				lock(session).release(locked.state());
			}
		}
		catch (SQLException ex) {
			throw failed(ConnectionLostException.unknown(lost.migration(), ex));
		}
		this.policy.requireDeployable(plan);
		MigrationStatus status = plan.of(lost.migration());
		TimeLimit limit = TimeLimit.behind(lost.error(), session, migration(lost.migration()));
		if (status instanceof MigrationStatus.Interrupted interrupted && interrupted.finishedSegments() > 0) {
			throw failed(ConnectionLostException.interrupted(lost.migration(), interrupted.finishedSegments(), limit,
					lost.error()));
		}
		List<String> forgotten = forgotten(plan);
		if (!forgotten.isEmpty()) {
			throw failed(ConnectionLostException.fellBehind(lost.migration(), forgotten, lost.error()));
		}
		if (!(status instanceof MigrationStatus.Applied committed)) {
			throw failed(ConnectionLostException.notApplied(lost.migration(), limit, lost.error()));
		}
		Duration took = Objects.requireNonNullElse(committed.record().took(), Duration.ZERO);
		AppliedMigration done = new AppliedMigration(lost.migration(), took, lost.transactional(), false);
		this.applied.add(done);
		this.listener.migrationApplied(done);
	}

	/**
	 * What this run has applied and the database does not know.
	 */
	private List<String> forgotten(MigrationPlan plan) {
		return this.applied.stream()
			.map(AppliedMigration::name)
			.filter((name) -> plan.of(name) instanceof MigrationStatus.Pending)
			.toList();
	}

	private ConnectionLostException failed(ConnectionLostException failure) {
		this.listener.migrationFailed(failure.migration(), failure);
		return failure;
	}

	private Session reconnect(LostConnection lost) {
		try {
			return new Reconnection(this.work, this.waiting, lost).open();
		}
		catch (ConnectionLostException ex) {
			throw failed(ex);
		}
	}

}
