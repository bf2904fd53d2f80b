package com.ofauto.migrations.devtools.command;

import java.util.LinkedHashMap;
import java.util.Map;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.workbench.StepText;
import org.jspecify.annotations.Nullable;

/**
 * A difference as a program reads it.
 */
final class DifferenceJson {

	private DifferenceJson() {
	}

	static Map<String, @Nullable Object> of(Difference difference, ScriptWriter writer) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("different", !difference.isEmpty());
		json.put("steps", difference.steps().stream().map((step) -> step(step, writer)).toList());
		return json;
	}

	private static Map<String, @Nullable Object> step(Step step, ScriptWriter writer) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("step", step.word());
		json.put("object", StepText.name(step.object()));
		json.put("summary", new StepText().line(step));
		json.put("sql", writer.statements(step));
		json.put("hazards", step.hazards().stream().map(Hazard::kind).map(Hazard.Kind::word).distinct().toList());
		return json;
	}

}
