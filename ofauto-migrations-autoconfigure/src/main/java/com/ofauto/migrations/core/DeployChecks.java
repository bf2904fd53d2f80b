package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checks of a deploy, in the order in which they are asked. The first that refuses
 * stops it.
 *
 * @param checks the checks
 */
record DeployChecks(List<DeployCheck> checks) {

	/**
	 * Those of the settings.
	 */
	static DeployChecks of(MigratorSettings settings) {
		DeployChecks checks = new DeployChecks(settings.checks());
		return (settings.undo().keep() != null) ? checks.and(List.of(new CaptureCheck())) : checks;
	}

	/**
	 * The same with others behind them.
	 */
	DeployChecks and(List<DeployCheck> more) {
		return new DeployChecks(Stream.concat(this.checks.stream(), more.stream()).toList());
	}

	/**
	 * Whether there is anything to ask about a plan.
	 */
	boolean concern(MigrationPlan plan) {
		return !this.checks.isEmpty() && !plan.toApply().isEmpty() && UsedDatabase.isTouchedBy(plan);
	}

	/**
	 * Asks them.
	 * @throws DeployStoppedException if one refuses
	 * @throws DatabaseAccessException if the database does not answer
	 */
	void require(PlannedDeploy deploy, Session session) {
		if (!concern(deploy.plan())) {
			return;
		}
		try {
			for (DeployCheck check : this.checks) {
				check.check(deploy, session.connection());
			}
		}
		catch (SQLException ex) {
			session.rollback();
			throw new DatabaseAccessException("find out what the pending migrations do to the database", ex);
		}
	}

}
