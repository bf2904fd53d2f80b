package com.ofauto.migrations.core;

import java.util.List;

import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.RollbackLosses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which expressions behind {@code USING} may lose more than a cast.
 */
class UsingExpressionsTests {

	private static final RollbackLosses CAST = converts("integer");

	private static RollbackLosses converts(String to) {
		return new RollbackLosses(List.of(), List.of(new ColumnChange("clients", "\"Size\"", "text", to)), List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " USING \"Size\"::integer", " USING \"Size\"::text::integer",
			" USING \"Size\"::text[]::integer", " USING\n\t\"Size\" :: INTEGER -- as it is" })
	void aCastCanBeAsked(String using) {
		assertThat(UsingExpressions.in("ALTER TABLE clients ALTER COLUMN \"Size\" TYPE integer" + using + ";", CAST))
			.isEqualTo(CAST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "length(\"Size\")", "0", "NULL::integer", "\"Size\"::smallint::integer",
			"\"Size\"::integer * 2", "other::integer", "\"Size\"::bigint",
			"CASE WHEN true THEN \"Size\"::integer END" })
	void ofAnyOtherExpressionAllValuesCount(String expression) {
		assertThat(UsingExpressions.in("CREATE INDEX i ON clients USING btree (id);\nALTER TABLE clients ADD x int,"
				+ " ALTER \"Size\" SET DATA TYPE integer USING " + expression + ", ADD y int;", CAST))
			.isEqualTo(converts("integer USING"));
	}

	@Test
	void otherValuesOfTheSameTypeAreAStatementThatChangesRows() {
		assertThat(UsingExpressions.in("ALTER TABLE clients ALTER email TYPE text USING lower(email);",
				RollbackLosses.NONE))
			.isEqualTo(new RollbackLosses(List.of(), List.of(), List.of("ALTER TABLE USING")));
		assertThat(UsingExpressions.in("ALTER TABLE clients ALTER email TYPE varchar(5) USING email::varchar(5),"
				+ " ADD CONSTRAINT u UNIQUE USING INDEX i;", RollbackLosses.NONE))
			.isEqualTo(RollbackLosses.NONE);
	}

}
