package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Prisma schema can say is said by schemas of the corpus: {@code psl-coverage.txt}
 * names for each row those that say it, and how to see that they do.
 */
class CoverageTests {

	static List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		for (String block : Corpus.resource("psl-coverage.txt").split("\n\n")) {
			if (!block.startsWith("#")) {
				String[] lines = block.split("\n", -1);
				rows.add(new Row(lines[0], lines[1].startsWith("sql "), lines[1].substring(4),
						Arrays.asList(lines[2].strip().split(", "))));
			}
		}
		return rows;
	}

	@ParameterizedTest
	@MethodSource("rows")
	void aRowIsCoveredByTheSchemasThatItNames(Row row) {
		Pattern pattern = Pattern.compile(row.pattern(), Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
		assertThat(row.schemas()).isNotEmpty().allSatisfy((name) -> {
			String text = row.script() ? Corpus.prismaScript(name) : Corpus.text(name);
			assertThat(text).containsPattern(pattern);
		});
	}

	@Test
	void eachSchemaCoversARow() {
		Set<String> named = new HashSet<>();
		rows().forEach((row) -> named.addAll(row.schemas()));
		assertThat(rows()).hasSizeGreaterThan(190);
		assertThat(named).containsExactlyInAnyOrderElementsOf(Corpus.names());
	}

	@Test
	void eachWordOfTheLanguageHasARow() {
		String rows = String.join("\n", rows().stream().map(Row::title).toList());
		assertThat(Scalar.words()).allSatisfy((word) -> assertThat(rows).contains("scalar " + word));
		assertThat(NativeType.Kind.values())
			.allSatisfy((kind) -> assertThat(rows).containsPattern("native type " + kind + "\\b"));
		assertThat(IndexMethod.words()).allSatisfy((word) -> assertThat(rows).contains("index, type " + word));
		assertThat(RelationFieldReader.ACTIONS).allSatisfy(
				(action) -> assertThat(rows).contains("relation, onDelete " + action, "relation, onUpdate " + action));
	}

	/**
	 * A row of the table.
	 *
	 * @param title what can be said
	 * @param script whether that shows in the SQL and not in the schema
	 * @param pattern how it shows
	 * @param schemas who says it
	 */
	record Row(String title, boolean script, String pattern, List<String> schemas) {

		@Override
		public String toString() {
			return this.title;
		}

	}

}
