package com.ofauto.migrations.devtools.command;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.workbench.StepText;

/**
 * A difference as a program reads it.
 *
 * @param different whether there is any
 * @param steps what makes one of the other, in order
 */
record DifferenceView(boolean different, List<StepView> steps) {

	static DifferenceView of(Difference difference, ScriptWriter writer) {
		return new DifferenceView(!difference.isEmpty(),
				difference.steps().stream().map((step) -> StepView.of(step, writer)).toList());
	}

	/**
	 * A step.
	 *
	 * @param step what is done
	 * @param object what it is done to
	 * @param summary the step in one line, for a person
	 * @param sql its statements
	 * @param hazards what it puts at risk
	 */
	record StepView(String step, String object, String summary, List<String> sql, List<String> hazards) {

		private static StepView of(Step step, ScriptWriter writer) {
			return new StepView(step.word(), StepText.name(step.object()), new StepText().line(step),
					writer.statements(step),
					step.hazards().stream().map(Hazard::kind).map(Hazard.Kind::word).distinct().toList());
		}

	}

}
