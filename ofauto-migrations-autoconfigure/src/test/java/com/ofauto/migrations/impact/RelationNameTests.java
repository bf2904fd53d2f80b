package com.ofauto.migrations.impact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name is what PostgreSQL writes as one, and nothing else.
 */
class RelationNameTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\0', nullValues = "-", value = { "orders, -, orders", "sales.orders, sales, orders",
			"_a$1, -, _a$1", "\"Order Items\", -, Order Items", "\"a.b\".\"c\"\"d\", a.b, c\"d", "\"\"\"\", -, \"",
			"\"\"\"a\"\"\".b, \"a\", b", "\"'; DROP TABLE x; --\", -, '; DROP TABLE x; --", "\"größe\", -, größe" })
	void aNameIsReadAndQuotedAgain(String sql, String schema, String name) {
		RelationName read = RelationName.of(sql).orElseThrow();
		assertThat(read).isEqualTo(new RelationName(schema, name));
		assertThat(RelationName.of(read.quoted("app")))
			.contains(new RelationName((schema != null) ? schema : "app", name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a.", ".a", "a b", "a; DROP TABLE b", "a.b.c", "a -- b", "\"a", "\"a\"\"",
			"\"a\"; b", "\"a\"b", "A", "1a", "$a", "a,b", "U&\"x\"", "a\n", "\"\"", "\"\"\"", "\"\".a", "\"a\0\"",
			"größe" })
	void whatIsNoNameIsNotRead(String sql) {
		assertThat(RelationName.of(sql)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\0', nullValues = "-", value = { "orders.note, orders", "app.\"x.y\".z, app.\"x.y\"",
			"\"a\"\".\".b, \"a\"\".\"", "note, -", "a.b.c.d, -", "a.b c, -" })
	void theTableOfAColumnIsAllButTheLastPart(String column, String table) {
		assertThat(RelationName.tableOf(column).orElse(null)).isEqualTo(table);
	}

	@Test
	void noNameCanExhaustTheStack() {
		String quotes = "\"".repeat(1_000_000);
		assertThat(RelationName.of(quotes)).isPresent();
		assertThat(RelationName.of(quotes + "\"")).isEmpty();
	}

}
