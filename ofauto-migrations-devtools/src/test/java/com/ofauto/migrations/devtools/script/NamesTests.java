package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names are quoted where PostgreSQL would read them otherwise, and only there.
 */
class NamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "client", "_x", "t1", "name", "type", "value", "public", "status" })
	void aPlainNameStaysAsItIs(String name) {
		assertThat(Names.quote(name)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "order", "select", "between", "left", "json_table", "values", "Client", "1st",
			"a b", "a-b", "é", "" })
	void aNameThatIsReadOtherwiseIsQuoted(String name) {
		assertThat(Names.quote(name)).isEqualTo('"' + name + '"');
	}

	@Test
	void aQuoteInANameIsDoubled() {
		assertThat(Names.quote("a\"b")).isEqualTo("\"a\"\"b\"");
		assertThat(Names.literal("it's")).isEqualTo("'it''s'");
	}

	@Test
	void aNameHasItsSchema() {
		ObjectId table = ObjectId.of(ObjectKind.TABLE, "my app", "order");
		assertThat(Names.qualified(table)).isEqualTo("\"my app\".\"order\"");
		assertThat(Names.own(table.part(ObjectKind.COLUMN, "id"))).isEqualTo("id");
	}

	@Test
	void everybodyIsNoRole() {
		assertThat(Names.role("PUBLIC")).isEqualTo("PUBLIC");
		assertThat(Names.role("Owner")).isEqualTo("\"Owner\"");
	}

	@Test
	void wordsOfAVarcharAreWrittenSoThatTheyArePrintedTheSame() {
		assertThat(StablePrint
			.text("CHECK (((s)::text = ANY ((ARRAY['it''s'::character varying, 'B'::character varying])::text[])));"))
			.isEqualTo("CHECK (((s)::text = ANY (ARRAY['it''s'::character varying, 'B'::character varying])))");
	}

	@Test
	void anExpressionIsEnclosedOnce() {
		assertThat(Expressions.enclosed("(a > 0)")).isEqualTo("(a > 0)");
		assertThat(Expressions.enclosed("(a) > (b)")).isEqualTo("((a) > (b))");
		assertThat(Expressions.enclosed("(a = ')(')")).isEqualTo("(a = ')(')");
		assertThat(Expressions.enclosed("true")).isEqualTo("(true)");
	}

}
