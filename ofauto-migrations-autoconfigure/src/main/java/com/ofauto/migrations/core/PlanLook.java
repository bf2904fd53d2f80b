package com.ofauto.migrations.core;

import java.sql.SQLException;

/**
 * The look without a lock that makes a plan. It has a limit, and there is one at a time.
 */
final class PlanLook {

	private final MigratorContext context;

	private final KnownMigrations known;

	private final CoalescedRequest<MigrationPlan> looks = new CoalescedRequest<>(this::lookAndTell);

	PlanLook(MigratorContext context, KnownMigrations known) {
		this.context = context;
		this.known = known;
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
		this.context.listener().planned(plan);
		return plan;
	}

	private MigrationPlan look() {
		DirectoryContents contents = this.known.get();
		try (Session session = this.context.work().openToLook(this.context.clock().readLimit())) {
			return this.context.query()
				.lookQuickly(session, contents.migrations().isEmpty())
				.plan(contents, this.context.gate().developing());
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the history of migrations", ex);
		}
	}

}
