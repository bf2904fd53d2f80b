package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.verdict.PlanJudgement;

/**
 * Applies what is pending as a deploy does, but statement by statement, and takes the
 * times.
 */
final class TimedDeploy {

	private final StatementTimes statements;

	private final RunTimes times;

	/**
	 * Creates it.
	 * @param arrival is asked before each migration, on the connection that applies it
	 */
	TimedDeploy(StatementTimes.Arrival arrival) {
		this.statements = new StatementTimes(arrival);
		this.times = new RunTimes(this.statements);
	}

	/**
	 * The listener that the migrator must have.
	 */
	MigrationListener listener() {
		return this.times;
	}

	private static List<String> missed(MigrationPlan plan, Rehearsal rehearsal) {
		return Pending.run(plan).stream().map(Migration::name).filter((name) -> rehearsal.of(name).isEmpty()).toList();
	}

	/**
	 * Applies it.
	 * @param migrator the migrator of the database that is changed
	 * @param form what the rehearsal is done with
	 * @param plan what is pending
	 * @param server the version of the server that is changed
	 * @param judgement what was known of it before
	 * @return what happened, also if a migration failed
	 * @throws MigrationException if no migration was begun
	 */
	RehearsalRun run(Migrator migrator, Rehearsal.Form form, MigrationPlan plan, String server,
			PlanJudgement judgement) {
		Instant rehearsedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		MigrationException failure = null;
		try {
			migrator.tools().deploy(this.statements);
		}
		catch (MigrationException ex) {
			if (this.times.isEmpty()) {
				throw ex;
			}
			failure = ex;
		}
		RunRecord record = new RunRecord(plan, judgement, this.times, this.statements);
		Rehearsal rehearsal = new Rehearsal(rehearsedAt, form, server, record.of(failure));
		return new RehearsalRun(rehearsal, this.times.waited(), (failure != null) ? List.of() : missed(plan, rehearsal),
				failure);
	}

}
