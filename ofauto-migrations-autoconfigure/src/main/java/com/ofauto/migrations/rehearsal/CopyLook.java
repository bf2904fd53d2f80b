package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.verdict.PlanJudgement;

/**
 * What is seen of a database before a rehearsal.
 *
 * @param plan what is pending there
 * @param proof whether it is a copy of the configured database
 * @param judgement the verdicts there, and what the rows say
 * @param server host and port
 * @since 0.1.0
 */
@Internal
public record CopyLook(MigrationPlan plan, CopyProof proof, PlanJudgement judgement, String server) {

	/**
	 * The record before anything was applied.
	 * @return a record without migrations
	 */
	public Rehearsal rehearsal() {
		return new Rehearsal(Instant.now().truncatedTo(ChronoUnit.MILLIS), Rehearsal.Form.COPY,
				this.plan.database().serverVersion(), List.of());
	}

}
