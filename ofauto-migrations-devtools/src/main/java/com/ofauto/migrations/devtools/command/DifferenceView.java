package com.ofauto.migrations.devtools.command;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.workbench.StepText;

/**
 * A difference for programs.
 *
 * @param different whether there is any
 * @param steps the steps, in order
 */
record DifferenceView(boolean different, List<StepView> steps) {

	static DifferenceView of(Difference difference, ScriptWriter writer) {
		return new DifferenceView(!difference.isEmpty(),
				difference.steps().stream().map((step) -> StepView.of(step, writer)).toList());
	}

	/**
	 * A step.
	 *
	 * @param step the word of the step
	 * @param object the changed object
	 * @param summary the step in one line, for a person
	 * @param sql its statements
	 * @param hazards its risks
	 */
	record StepView(String step, String object, String summary, List<String> sql, List<String> hazards) {

		private static StepView of(Step step, ScriptWriter writer) {
			return new StepView(step.word(), StepText.name(step.object()), new StepText().line(step),
					writer.statements(step),
					step.hazards().stream().map(Hazard::kind).map(Hazard.Kind::word).distinct().toList());
		}

	}

}
