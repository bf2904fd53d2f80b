package com.ofauto.migrations.verdict;

import java.util.List;

/**
 * What the pending migrations of a plan do, and what the rows of the database say to
 * them.
 *
 * @param verdicts the verdicts
 * @param answers an answer for each rule that the pending migrations lay on rows, as far
 * as their impact is known
 * @since 0.1.0
 */
public record PlanJudgement(PlanVerdicts verdicts, List<RowAnswer> answers) {

	public PlanJudgement {
		answers = List.copyOf(answers);
	}

}
