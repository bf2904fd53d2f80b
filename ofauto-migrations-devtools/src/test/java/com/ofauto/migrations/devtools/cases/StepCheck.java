package com.ofauto.migrations.devtools.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a difference is made of the steps and the statements that a case expects, and
 * warns where it should.
 */
final class StepCheck {

	private StepCheck() {
	}

	static List<Hazard.Effect> effects(Difference difference) {
		return difference.hazards().stream().map((hazard) -> hazard.kind().effect()).distinct().toList();
	}

	static void check(SchemaCase schemaCase, Difference difference, List<String> statements) {
		String script = String.join("\n", statements);
		if (schemaCase.has("nothing")) {
			assertThat(difference.steps()).isEmpty();
		}
		else {
			assertThat(statements).as("statements").isNotEmpty();
		}
		if (schemaCase.has("data-lost")) {
			assertThat(effects(difference)).as("hazards of%n%s", script).contains(Hazard.Effect.DATA_LOST);
		}
		if (schemaCase.has("steps")) {
			assertThat(words(difference.steps())).as("steps of%n%s", script).isEqualTo(schemaCase.words("steps"));
		}
		for (String statement : statements) {
			checkStatement(schemaCase, statement, script);
		}
	}

	static List<String> words(List<Step> steps) {
		List<String> words = new ArrayList<>();
		for (Step step : steps) {
			if (words.isEmpty() || !words.get(words.size() - 1).equals(step.word())) {
				words.add(step.word());
			}
		}
		return words;
	}

	private static void checkStatement(SchemaCase schemaCase, String statement, String script) {
		String sql = String
			.join("\n", Arrays.stream(statement.split("\n")).filter((line) -> !line.startsWith("--")).toList())
			.toLowerCase(Locale.ROOT)
			.replaceAll("on (delete|update) cascade", "");
		for (String words : schemaCase.words("never")) {
			assertThat(sql).as("never in%n%s", script).doesNotContainPattern("\\b" + Pattern.quote(words));
		}
		if (schemaCase.has("only")) {
			assertThat(schemaCase.words("only")).as("beginnings in%n%s", script)
				.anySatisfy((words) -> assertThat(sql).startsWith(words));
		}
	}

}
