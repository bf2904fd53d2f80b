package com.ofauto.migrations.devtools.command;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.Difference;
import com.ofauto.migrations.devtools.diff.Hazard;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.Stakes;
import com.ofauto.migrations.devtools.workbench.Summary;

/**
 * A difference as a person reads it.
 */
final class StepScreen {

	private final Output output;

	StepScreen(Output output) {
		this.output = output;
	}

	/**
	 * One line a step.
	 */
	void steps(Difference difference) {
		Summary.lines(difference).forEach((line) -> this.output.data("  " + line));
	}

	/**
	 * What the steps put at risk, the worst first.
	 */
	void stakes(Stakes stakes) {
		for (Hazard.Effect effect : Hazard.Effect.values()) {
			stakes.told(effect).forEach((sentence) -> this.output.data("  ! " + sentence));
		}
	}

	/**
	 * Which bodies are wrong, and are made all the same.
	 */
	void bodies(Draft draft) {
		draft.wrongBodies().forEach((body) -> this.output.data("  ! " + body.warning()));
	}

}
