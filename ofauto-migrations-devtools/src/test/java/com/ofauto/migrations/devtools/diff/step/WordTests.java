package com.ofauto.migrations.devtools.diff.step;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words of steps and hazards are what programs know them by.
 */
class WordTests {

	private static final String WORD = "[a-z]+(-[a-z]+)*";

	@Test
	void theWordsOfStepsStay() {
		assertThat(stepWords()).containsExactlyInAnyOrder("create-object", "create-domain", "create-routine",
				"blank-view", "replace-object", "drop-object", "rename-object", "alter-extension", "set-comment",
				"set-attribute", "set-firing", "create-table", "drop-table", "require-empty", "attach-partition",
				"detach-partition", "set-inheritance", "declare-columns", "set-table-type", "set-logged",
				"set-access-method", "set-options", "set-foreign-options", "set-row-security", "set-replica-identity",
				"add-column", "drop-column", "alter-column-type", "set-default", "drop-expression", "set-not-null",
				"drop-not-null", "add-identity", "alter-identity", "drop-identity", "alter-column-settings",
				"add-constraint", "drop-constraint", "validate-constraint", "alter-foreign-key", "add-key",
				"create-bare", "attach-index", "name-part", "build-index", "drop-index-aside", "add-enum-value",
				"alter-domain", "alter-range-names", "alter-composite-type", "put-type-aside", "drop-type-aside",
				"alter-sequence", "set-sequence-owner", "advance-sequence", "alter-policy", "grant-privileges",
				"revoke-privileges");
	}

	@Test
	void theWordsOfHazardsStay() {
		assertThat(Hazard.Kind.values()).extracting(Hazard.Kind::word)
			.containsExactlyInAnyOrder("table-dropped", "column-dropped", "schema-dropped", "sequence-dropped",
					"materialized-view-dropped", "extension-dropped", "attribute-dropped", "precision-lost",
					"type-narrowed", "type-not-castable", "enum-value-dropped", "required-column", "table-remade",
					"nulls", "duplicates", "duplicates-and-nulls", "check-violated", "partition-misfit",
					"foreign-key-violated", "exclusion-violated", "time-zone", "table-rewritten", "table-scanned",
					"index-blocks-writes");
	}

	@Test
	void aWordIsInLowerCaseWithHyphens() {
		assertThat(stepWords()).allMatch((word) -> word.matches(WORD));
		assertThat(Hazard.Kind.values()).allMatch((kind) -> kind.word().matches(WORD));
	}

	/**
	 * One word for each record of each family; no word needs more of a step than its
	 * class.
	 */
	private static List<String> stepWords() {
		return Stream.of(new RelationStepWords(), new ObjectStepWords())
			.flatMap((words) -> Arrays.stream(words.getClass().getInterfaces())
				.flatMap((visitor) -> Arrays.stream(visitor.getMethods()))
				.map((method) -> word(method, words)))
			.toList();
	}

	private static String word(Method method, Object words) {
		ReflectionUtils.makeAccessible(method);
		return String.valueOf(ReflectionUtils.invokeMethod(method, words, new Object[1]));
	}

}
