package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One deploy: look, gate, policy; under the lock look again, gate, policy, checks, apply
 * each; report. One connection does it all, and another one only if that is lost.
 */
final class Deployment {

	private final MigratorContext context;

	private final DirectoryContents contents;

	private final Bounds bounds;

	private final DeployOptions options;

	private final MigrationLock lock;

	private final DeployPolicy policy;

	private final DeployChecks checks;

	private final List<AppliedMigration> applied = new ArrayList<>();

	private final Map<String, ScriptOutline> outlines = new HashMap<>();

	private final ImpactMemory impacts = new ImpactMemory();

	private boolean built;

	private boolean begun;

	private @Nullable DeployMark mark;

	Deployment(MigratorContext context, DirectoryContents contents, Bounds bounds, DeployOptions options) {
		this.context = context;
		this.contents = contents.remembered(this.impacts);
		this.bounds = bounds;
		this.options = options;
		this.lock = new MigrationLock(context);
		this.policy = new DeployPolicy(context.settings());
		this.checks = DeployChecks.of(context.settings()).and(options.checks());
	}

	/**
	 * Whether this deploy has built the database, so that it holds nobody's rows.
	 */
	boolean built() {
		return this.built;
	}

	DeployReport run() {
		Instant startedAt = Instant.now();
		long start = this.context.clock().nanoTime();
		try (this.impacts) {
			MigrationPlan plan = done();
			return report(plan, startedAt, this.context.clock().since(start));
		}
	}

	private MigrationPlan done() {
		try {
			return this.context.inSession(this::deploy);
		}
		catch (LostConnection ex) {
			return new LostDeployment(this.context, this.lock, this::plan, this::applyUnderLock, this.applied)
				.recover(ex);
		}
	}

	private MigrationPlan deploy(Session session) throws SQLException, LostConnection {
		HistoryLook look = this.context.query().lookFirst(session, this.contents.migrations().isEmpty());
		this.context.gate().require(Operation.DEPLOY, look.database());
		MigrationPlan plan = plan(look);
		this.context.listener().deployStarted(plan.atStart());
		List<Migration> toApply = plan.toApplyAtStart();
		this.policy.requireDeployable(plan, toApply);
		if (toApply.isEmpty() && !othersAreAtWork(plan)) {
			stampIfDue(session, look);
			purge(session, look);
			return plan;
		}
		session.requireSafe(look, this.context.settings().pooler());
		look.schema(this.context.settings().defaultSchema());
		toApply.forEach(this::outline);
		return applyUnderLock(session);
	}

	private MigrationPlan applyUnderLock(Session session) throws SQLException, LostConnection {
		return this.lock.holdAgain(session, (held) -> apply(session, held));
	}

	private MigrationPlan apply(Session session, AdvisoryLock.Held held) throws LostConnection, YieldLockException {
		this.context.gate().require(Operation.DEPLOY, held.look().database());
		MigrationPlan plan = plan(held.look());
		this.policy.requireDeployable(plan, plan.toApplyAtStart());
		PlannedDeploy deploy = new PlannedDeploy(plan.atStart(), this.context.settings().name(),
				this.options.accepted(), this.begun, this.options.checks(), this.context.listener()::letPass);
		DeployMark began = (this.mark != null) ? this.mark : held.mark();
		deploy.began(began);
		this.checks.require(deploy, session);
		this.begun = true;
		this.mark = deploy.plan().toApply().isEmpty() ? this.mark : began;
		applyEach(session, held, deploy);
		purge(session, held.look());
		return plan;
	}

	private void applyEach(Session session, AdvisoryLock.Held held, PlannedDeploy deploy)
			throws LostConnection, YieldLockException {
		List<Migration> toApply = deploy.plan().toApply();
		if (toApply.isEmpty()) {
			return;
		}
		if (held.look().database().history() != null) {
			this.context.listener().applying(deploy, session);
		}
		HistoryTable history = createAndStamp(session, held.look());
		RunContext run = new RunContext(session, held.state(), history, this.context, this.bounds,
				this.options.observation());
		boolean touched = UsedDatabase.isTouchedBy(deploy.plan());
		Map<String, BatchRun> batched = (held.look().database().history() == null && this.options.observation().none())
				? Batch.of(run, toApply,
						(migration) -> Captures.of(run, migration, outline(migration), touched).isEmpty()
								? outline(migration) : outline(migration).withoutShortcuts())
				: Map.of();
		// Nobody uses what a first deploy has built.
		boolean used = held.look().database().history() != null;
		MigrationRunner runner = new MigrationRunner(run, this.applied, batched, used, touched);
		for (PlannedMigration planned : deploy.plan().migrations()) {
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

	private HistoryTable createAndStamp(Session session, HistoryLook look) {
		HistoryTable history = look.table(this.context.settings().defaultSchema(), this.mark);
		String create = "";
		if (look.database().history() == null) {
			this.built = look.database().totalObjects() == 0 && (!asksLater() || holdsNothing(session));
			create = history
				.create(this.context.settings().defaultSchema() != null && look.database().schema() == null);
		}
		new StampWriter(session, create).writeIfDue(this.context.gate(), history.name(), look.mark(),
				this.context.listener());
		return history;
	}

	private void stampIfDue(Session session, HistoryLook look) {
		if (look.database().history() != null) {
			new StampWriter(session).writeIfDue(this.context.gate(), look.database().history(), look.mark(),
					this.context.listener());
		}
	}

	private void purge(Session session, HistoryLook look) {
		if (!look.standby()) {
			CapturePurge.run(session, look.mark().captures(), this.context.settings().tableLockTimeout(),
					this.context.listener());
		}
	}

	private DeployReport report(MigrationPlan plan, Instant startedAt, Duration took) {
		List<Finding> findings = new ArrayList<>();
		for (Finding finding : plan.findings()) {
			boolean left = finding.kind() == Finding.Kind.RUNNING && plan.isPutOff(finding.migration());
			if (finding.kind() != Finding.Kind.INTERRUPTED && finding.kind() != Finding.Kind.UNDATED && !left) {
				findings.add(finding);
			}
		}
		if (!findings.isEmpty()) {
			this.context.listener().found(findings);
		}
		DeployReport report = new DeployReport(startedAt, took, this.lock.waited(), this.applied, findings,
				plan.putOff(), this.mark);
		this.context.listener().deployFinished(report);
		return report;
	}

	/**
	 * The plan of this deploy. Unless it is a start's, it leaves nothing.
	 */
	private MigrationPlan plan(HistoryLook look) {
		MigrationPlan plan = look.plan(this.contents, this.context.gate().developing()).again(this.options.again());
		this.context.listener().planned(plan);
		return this.options.whole() ? plan.whole() : plan;
	}

	/**
	 * Whether a migration of ours is running, which a deploy waits for: an application
	 * must not start before it has ended. A start does not wait for a backfill.
	 */
	private boolean othersAreAtWork(MigrationPlan plan) {
		for (MigrationStatus.Running running : plan.only(MigrationStatus.Running.class)) {
			boolean left = plan.isPutOff(running.record().name());
			if (!left && this.contents.migration(running.record().name()) != null) {
				return true;
			}
		}
		return false;
	}

	private ScriptOutline outline(Migration migration) {
		return this.outlines.computeIfAbsent(migration.name(), (name) -> ScriptOutliner.outline(migration));
	}

	/**
	 * Whether this application may reset or seed, and so will ask who built the database.
	 */
	private boolean asksLater() {
		return this.context.gate().enabled(Operation.RESET) || this.context.gate().enabled(Operation.SEED);
	}

	private boolean holdsNothing(Session session) {
		return OperationScope.rows(session, this.context.settings().tableLockTimeout()) == null;
	}

}
