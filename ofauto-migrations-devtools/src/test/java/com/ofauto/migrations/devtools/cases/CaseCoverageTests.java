package com.ofauto.migrations.devtools.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.devtools.cases.SchemaCase.Action;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts the cases, and finds what they leave out.
 */
class CaseCoverageTests {

	private static final int FEWEST = 300;

	private static final List<Integer> VERSIONS = List.of(14, 15, 16, 17, 18);

	/**
	 * What PostgreSQL has no statement for.
	 */
	private static final Map<ObjectKind, Set<Action>> IMPOSSIBLE = Map.of(ObjectKind.SCHEMA, Set.of(Action.ALTER),
			ObjectKind.EXTENSION, Set.of(Action.RENAME), ObjectKind.CAST, Set.of(Action.RENAME), ObjectKind.DEFAULT,
			Set.of(Action.RENAME));

	private final List<SchemaCase> cases = CaseFile.all();

	@Test
	void thereAreEnoughCasesForEachVersion() {
		assertThat(VERSIONS).allSatisfy(
				(version) -> assertThat(count((schemaCase) -> schemaCase.fromVersion() <= version)).as("on %d", version)
					.isGreaterThanOrEqualTo(FEWEST));
	}

	@Test
	void everyCaseIsInOneOfTheClassesThatRunAtOnce() throws ReflectiveOperationException {
		List<SchemaCase> run = new ArrayList<>();
		for (Class<?> part : SchemaCaseTests.class.getPermittedSubclasses()) {
			assertThat(part.getSimpleName()).endsWith("Tests");
			run.addAll(((SchemaCaseTests) part.getDeclaredConstructor().newInstance()).all().toList());
		}
		assertThat(run).containsExactlyInAnyOrderElementsOf(this.cases);
	}

	@Test
	void everyCaseHasATitleOfItsOwn() {
		assertThat(this.cases).extracting(SchemaCase::toString).doesNotHaveDuplicates();
		assertThat(this.cases).extracting(SchemaCase::sections).doesNotHaveDuplicates();
	}

	@Test
	void everyKindIsCreatedAlteredDroppedAndRenamed() {
		for (ObjectKind kind : ObjectKind.values()) {
			Set<Action> actions = this.cases.stream()
				.filter((schemaCase) -> schemaCase.kind().equals(kind.name()) && !schemaCase.has("nothing"))
				.map(SchemaCase::action)
				.collect(Collectors.toSet());
			for (Action action : Action.values()) {
				boolean possible = !IMPOSSIBLE.getOrDefault(kind, Set.of()).contains(action);
				assertThat(actions.contains(action)).as("%s %s", action, kind).isEqualTo(possible);
			}
		}
	}

	@Test
	void theCountIsWritten() throws IOException {
		Map<String, Long> kinds = this.cases.stream()
			.collect(Collectors.groupingBy(SchemaCase::file, TreeMap::new, Collectors.counting()));
		StringJoiner text = new StringJoiner("\n", "", "\n");
		text.add("| cases of | create | alter | drop | rename | 14 | 15 | 16 | 17 | 18 |")
			.add("|---" + "|--:".repeat(9) + "|");
		kinds.keySet().forEach((file) -> text.add(row(file, (schemaCase) -> schemaCase.file().equals(file))));
		text.add(row("all", (schemaCase) -> true));
		Path file = Path.of("target", "cases.md");
		Files.writeString(file, text.toString());
		assertThat(file).content().contains("| all | ").hasLineCount(kinds.size() + 3);
	}

	private String row(String name, Predicate<SchemaCase> filter) {
		IntStream actions = Arrays.stream(Action.values())
			.mapToInt((action) -> count(filter.and((schemaCase) -> schemaCase.action() == action)));
		IntStream versions = VERSIONS.stream()
			.mapToInt((version) -> count(filter.and((schemaCase) -> schemaCase.fromVersion() <= version)));
		return IntStream.concat(actions, versions)
			.mapToObj(String::valueOf)
			.collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
	}

	private int count(Predicate<SchemaCase> filter) {
		return (int) this.cases.stream().filter(filter).count();
	}

}
