package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Goes on with a deploy after its connection was lost, as often as the lost migration
 * turns out to have been committed.
 */
final class LostDeployment {

	private final MigratorContext context;

	private final MigrationLock lock;

	private final Function<HistoryLook, MigrationPlan> planner;

	private final Rest rest;

	private final List<AppliedMigration> applied;

	/**
	 * Creates a recovery.
	 * @param planner says what a look means
	 * @param rest applies what is still pending
	 * @param applied what the deploy has applied so far
	 */
	LostDeployment(MigratorContext context, MigrationLock lock, Function<HistoryLook, MigrationPlan> planner, Rest rest,
			List<AppliedMigration> applied) {
		this.context = context;
		this.lock = lock;
		this.planner = planner;
		this.rest = rest;
		this.applied = applied;
	}

	/**
	 * Applies what is left.
	 * @return the plan that was carried out last
	 * @throws ConnectionLostException if the migration was not committed, or nobody knows
	 */
	MigrationPlan recover(LostConnection first) {
		LostConnection lost = first;
		while (true) {
			try (Session session = reconnect(lost)) {
				requireCommitted(session, lost);
				return this.rest.apply(session);
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
	 * Asks the database what became of the migration. The lock shows that the old session
	 * is gone.
	 */
	private void requireCommitted(Session session, LostConnection lost) {
		MigrationPlan plan;
		try {
			plan = this.lock.hold(session, (held) -> this.planner.apply(held.look()));
		}
		catch (SQLException ex) {
			throw failed(ConnectionLostException.unknown(lost.migration().name(), ex));
		}
		new DeployPolicy(this.context.settings()).requireDeployable(plan);
		String name = lost.migration().name();
		MigrationStatus status = plan.of(name);
		TimeLimit limit = TimeLimit.behind(lost.error(), session, lost.migration());
		BackfillProgress.of((status != null) ? status.record() : null).ifPresent((backfill) -> {
			throw failed(ConnectionLostException.interrupted(name, backfill, limit, lost.error()));
		});
		if (status instanceof MigrationStatus.Interrupted interrupted && interrupted.finishedSegments() > 0) {
			throw failed(
					ConnectionLostException.interrupted(name, interrupted.finishedSegments(), limit, lost.error()));
		}
		List<String> forgotten = forgotten(plan);
		if (!forgotten.isEmpty()) {
			throw failed(ConnectionLostException.fellBehind(name, forgotten, lost.error()));
		}
		if (!(status instanceof MigrationStatus.Applied committed)) {
			throw failed(ConnectionLostException.notApplied(name, limit, lost.error()));
		}
		applied(name, lost.transactional(), committed);
		for (Migration behind : lost.behind()) {
			this.context.listener().migrationStarted(behind.name());
			if (!(plan.of(behind.name()) instanceof MigrationStatus.Applied too)) {
				throw failed(ConnectionLostException.notApplied(behind.name(),
						TimeLimit.behind(lost.error(), session, behind), lost.error()));
			}
			applied(behind.name(), lost.transactional(), too);
		}
	}

	private void applied(String name, boolean transactional, MigrationStatus.Applied committed) {
		Duration took = Objects.requireNonNullElse(committed.record().took(), Duration.ZERO);
		AppliedMigration done = new AppliedMigration(name, took, transactional, false);
		this.applied.add(done);
		this.context.listener().migrationApplied(done);
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

	private Session reconnect(LostConnection lost) {
		try {
			return new Reconnection(this.context, lost).open();
		}
		catch (ConnectionLostException ex) {
			throw failed(ex);
		}
	}

	private ConnectionLostException failed(ConnectionLostException failure) {
		this.context.listener().migrationFailed(failure.migration(), failure);
		return failure;
	}

	/**
	 * The part of the deploy that is left.
	 */
	@FunctionalInterface
	interface Rest {

		MigrationPlan apply(Session session) throws SQLException, LostConnection;

	}

}
