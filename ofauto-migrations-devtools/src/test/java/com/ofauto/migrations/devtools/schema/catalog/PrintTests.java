package com.ofauto.migrations.devtools.schema.catalog;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that is built from what PostgreSQL has printed of another prints the same.
 */
@ExtendWith(PostgresExtension.class)
class PrintTests {

	private static final String TABLE = "(v varchar(10), t text, c char(3), n numeric(5,2), i int, b bigint, d date,"
			+ " \"a ] ( ' \" varchar)";

	@ParameterizedTest
	@ValueSource(strings = { "v IN ('NEW', 'OLD')", "t IN ('NEW', 'OLD')", "c IN ('NEW', 'OLD')",
			"v NOT IN ('N,''E]W', '(\"O[L', 'D\\')", "v IN ('A', NULL, t)", "i IN (1, 2, b)", "b IN (1, 2, i)",
			"n IN (1, 2.5)", "d IN ('2020-01-01', current_date)", "\"a ] ( ' \" IN ('a', v)",
			"v = ANY (ARRAY[v, 'x']::varchar(3)[])", "v = ANY (ARRAY[ARRAY['x'::varchar]]::text[])",
			"v IN ('A', 'B') AND coalesce(v IN ('C', 'D'), v IN (CASE WHEN v IN ('E', 'F') THEN v END, 'G'))",
			"(v || t) LIKE ANY (ARRAY['x'::varchar, v])", "v BETWEEN 'a' AND 'b'", "i NOT IN (-1, -2)",
			"v::name IN ('a', 'b')", "i IN (b, n, i + 1)", "i NOT IN (b, n, i + 1, 7) AND i > 1",
			"i IN (1, 2, b, n) OR b IN (i, n, 3)", "b > 1 OR i IN (b, n, i + 1)",
			"NOT (i IN (b, n, i + 1) AND t = ') OR (')", "(v = 'a' OR v = 'b') AND (t = 'c' OR t = 'd') AND i = 1",
			"(i = 1 AND b = 1 OR i = 2) OR b = 2", "(i = 1 OR (b = 1 OR n = 2)) OR c = 'x'",
			"CASE WHEN i IN (b, n, 7) AND t IN (v, c, 'x') THEN true END", "ARRAY[v, v]::text[] <@ ARRAY['x', t]" })
	void theConditionIsPrintedAsItIsPrintedAgain(String condition, TestDatabase database) {
		database.execute("CREATE TABLE a " + TABLE);
		database.execute("ALTER TABLE a ADD CONSTRAINT k CHECK (" + condition + ")");
		String first = print(database, "a");
		database.execute("CREATE TABLE b " + TABLE);
		database.execute("ALTER TABLE b ADD CONSTRAINT k " + first);
		String second = print(database, "b");
		assertThat(StableCondition.of(first)).isEqualTo(second);
		assertThat(StableCondition.of(second)).isEqualTo(second);
	}

	@Test
	void everythingThatHasConditionsIsReadAlike(TestDatabase database) {
		String condition = "v IN ('NEW', 'OLD')";
		String again = "(v)::text = ANY (ARRAY[('NEW'::character varying)::text, ('OLD'::character varying)::text])";
		DatabaseSchema first = Reading.of(database, script(condition).split(";\n"));
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			DatabaseSchema second = Reading.of(other, script(again).split(";\n"));
			assertThat(first).isEqualTo(second);
		}
	}

	private static String script(String condition) {
		return """
				CREATE TABLE a (v varchar(10), g boolean GENERATED ALWAYS AS (%1$s) STORED, x boolean);
				ALTER TABLE a ADD CONSTRAINT k CHECK (%1$s);
				CREATE INDEX i ON a (v) WHERE %1$s;
				CREATE INDEX e ON a ((%1$s));
				CREATE VIEW w AS SELECT v FROM a WHERE %1$s;
				CREATE MATERIALIZED VIEW m AS SELECT %1$s AS y FROM a;
				CREATE POLICY p ON a USING (%1$s) WITH CHECK (%1$s);
				CREATE FUNCTION f () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
				CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW WHEN (%2$s) EXECUTE FUNCTION f ();
				CREATE RULE r AS ON DELETE TO a WHERE %3$s DO INSTEAD NOTHING
				""".formatted(condition, condition.replaceFirst("v", "NEW.v"), condition.replaceFirst("v", "OLD.v"));
	}

	private static String print(TestDatabase database, String table) {
		return String.valueOf(database.queryForString("SELECT pg_get_constraintdef(oid) FROM pg_constraint"
				+ " WHERE conrelid = '" + table + "'::regclass AND contype = 'c'"));
	}

}
