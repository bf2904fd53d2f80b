package com.ofauto.migrations.devtools.command;

import java.util.function.Consumer;

import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.Summary;

/**
 * A difference as a person reads it.
 */
final class StepScreen {

	private final Consumer<String> lines;

	/**
	 * A screen that was asked for.
	 */
	StepScreen(Output output) {
		this(output::data);
	}

	private StepScreen(Consumer<String> lines) {
		this.lines = lines;
	}

	/**
	 * A screen beside what was asked for.
	 */
	static StepScreen beside(Output output) {
		return new StepScreen(output::note);
	}

	/**
	 * One line a step.
	 */
	void steps(Difference difference) {
		Summary.lines(difference).forEach((line) -> this.lines.accept("  " + line));
	}

	/**
	 * What the steps put at risk, the worst first.
	 */
	void stakes(HazardReport stakes) {
		for (Hazard.Effect effect : Hazard.Effect.values()) {
			stakes.told(effect).forEach((sentence) -> this.lines.accept("  ! " + sentence));
		}
	}

	/**
	 * Which bodies are wrong, and are made all the same.
	 */
	void bodies(Draft draft) {
		draft.wrongBodies().forEach((body) -> this.lines.accept("  ! " + body.warning()));
	}

}
