package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;

/**
 * The look without a lock that makes a plan. It has a limit, and there is one at a time.
 */
final class PlanLook {

	private final OngoingWork work;

	private final KnownMigrations known;

	private final MigratorSettings settings;

	private final MigrationListener listener;

	private final WaitClock waiting;

	private final boolean development;

	private final CoalescedRequest<MigrationPlan> looks = new CoalescedRequest<>(this::lookAndTell);

	PlanLook(OngoingWork work, KnownMigrations known, MigratorSettings settings, boolean development,
			MigrationListener listener, WaitClock waiting) {
		this.development = development;
		this.work = work;
		this.known = known;
		this.settings = settings;
		this.listener = listener;
		this.waiting = waiting;
	}

	/**
	 * Looks. A listener that looks again when it is told of a look is told of no other.
	 */
	MigrationPlan plan() {
		return this.looks.isAskedHere() ? look() : this.looks.ask();
	}

	/**
	 * Tells once the connection is back, which may be the pool's only one.
	 */
	private MigrationPlan lookAndTell() {
		MigrationPlan plan = look();
		this.listener.planned(plan);
		return plan;
	}

	private MigrationPlan look() {
		DirectoryContents contents = this.known.get();
		List<Migration> migrations = contents.migrations();
		try (Session session = this.work.openToLook(this.waiting.readLimit())) {
			HistoryLook look = new HistoryQuery(this.settings.defaultSchema()).lookQuickly(session,
					migrations.isEmpty());
			return new MigrationPlan(look.database(), Planner.plan(migrations, look.records(), look.lockedByOther()),
					look.beside(migrations, contents.findings()), this.development);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
	}

}
