package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.FiringMode;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.Rule;
import com.ofauto.migrations.devtools.schema.Trigger;
import com.ofauto.migrations.devtools.schema.View;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a database does: routines, triggers, rules and views.
 */
@ExtendWith(PostgresExtension.class)
class ProgramReadingTests {

	@Test
	void aFunctionIsNamedByTheTypesItTakes(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, """
				CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b'""",
				"CREATE FUNCTION add(a text, OUT b text) LANGUAGE sql AS 'SELECT a'");
		assertThat(schema.all(Routine.class)).containsExactly(
				new Routine(Reading.routine("add", "integer, integer"), Routine.Kind.FUNCTION, "a integer, b integer",
						"integer", """
								CREATE OR REPLACE FUNCTION add(a integer, b integer DEFAULT 1)
								 RETURNS integer
								 LANGUAGE sql
								 IMMUTABLE
								AS $function$SELECT a + b$function$
								"""),
				new Routine(Reading.routine("add", "text"), Routine.Kind.FUNCTION, "a text, OUT b text", "text", """
						CREATE OR REPLACE FUNCTION add(a text, OUT b text)
						 RETURNS text
						 LANGUAGE sql
						AS $function$SELECT a$function$
						"""));
	}

	@Test
	void aProcedureReturnsNothing(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE PROCEDURE p(x int) LANGUAGE sql AS 'SELECT 1'");
		assertThat(schema.all(Routine.class)).containsExactly(
				new Routine(Reading.routine("p", "integer"), Routine.Kind.PROCEDURE, "IN x integer", null, """
						CREATE OR REPLACE PROCEDURE p(IN x integer)
						 LANGUAGE sql
						AS $procedure$SELECT 1$procedure$
						"""));
	}

	@Test
	void anAggregateIsWrittenSoThatItCanBeCreatedAgain(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, """
				CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', COMBINEFUNC = int4pl,
					PARALLEL = SAFE)""", """
				CREATE AGGREGATE "Middle"(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
					FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)""",
				"""
						CREATE AGGREGATE every_one(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0', MSTYPE = bigint,
							MSFUNC = int8inc, MINVFUNC = int8dec, MINITCOND = '0', FINALFUNC = int8up, FINALFUNC_MODIFY = SHAREABLE)""");
		assertThat(schema.all(Routine.class)).contains(new Routine(Reading.routine("total", "integer"),
				Routine.Kind.AGGREGATE, "integer", "integer", "CREATE AGGREGATE total(integer) (SFUNC = int4pl,"
						+ " STYPE = integer, COMBINEFUNC = int4pl, INITCOND = '0', PARALLEL = SAFE)"));
		schema.all(Routine.class)
			.forEach((aggregate) -> database.execute("""
					DO $$ BEGIN
						DROP AGGREGATE %s(%s);
						%s;
					END $$""".formatted(quote(aggregate.id().name()),
					aggregate.arguments().isEmpty() ? "*" : aggregate.arguments(), aggregate.definition())));
		assertThat(Reading.of(database)).isEqualTo(schema);
	}

	private static String quote(String name) {
		return '"' + name + '"';
	}

	@Test
	void aTriggerIsReadWithItsState(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int)",
				"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE TRIGGER t BEFORE UPDATE OF x ON a FOR EACH ROW WHEN (NEW.x > 0) EXECUTE FUNCTION f()",
				"CREATE CONSTRAINT TRIGGER u AFTER INSERT ON a DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f('an arg')",
				"ALTER TABLE a DISABLE TRIGGER t");
		assertThat(schema.all(Trigger.class)).containsExactly(
				new Trigger(Reading.table("a").part(ObjectKind.TRIGGER, "t"),
						"CREATE TRIGGER t BEFORE UPDATE OF x ON a FOR EACH ROW WHEN ((new.x > 0))"
								+ " EXECUTE FUNCTION f()",
						FiringMode.DISABLED),
				new Trigger(Reading.table("a").part(ObjectKind.TRIGGER, "u"),
						"CREATE CONSTRAINT TRIGGER u AFTER INSERT ON a DEFERRABLE INITIALLY IMMEDIATE"
								+ " FOR EACH ROW EXECUTE FUNCTION f('an arg')",
						FiringMode.ORIGIN));
		assertThat(schema.all(Constraint.class)).isEmpty();
	}

	@Test
	void aPartitionsTriggersAreItsParents(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int) PARTITION BY LIST (x)",
				"CREATE TABLE a_1 PARTITION OF a FOR VALUES IN (1)",
				"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()");
		assertThat(schema.all(Trigger.class)).extracting(Trigger::id)
			.containsExactly(Reading.table("a").part(ObjectKind.TRIGGER, "t"));
	}

	@Test
	void aRuleIsRead(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int)",
				"CREATE RULE r AS ON DELETE TO a DO INSTEAD NOTHING");
		assertThat(schema.all(Rule.class)).containsExactly(new Rule(Reading.table("a").part(ObjectKind.RULE, "r"), """
				CREATE RULE r AS
				    ON DELETE TO a DO INSTEAD NOTHING;""", FiringMode.ORIGIN));
	}

	@Test
	void viewsHaveTheirColumnsTheirQueryAndTheirOptions(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database,
				"CREATE VIEW v WITH (security_barrier) AS SELECT 1 AS x, 'a'::text AS y",
				"ALTER VIEW v ALTER x SET DEFAULT 5", "CREATE MATERIALIZED VIEW m AS SELECT 2 AS z",
				"CREATE UNIQUE INDEX m_z ON m (z)");
		assertThat(schema.all(View.class)).containsExactly(
				new View(Reading.type(ObjectKind.VIEW, "v"),
						List.of(Reading.valued("x", "integer", ColumnValue.Kind.DEFAULT, "5"),
								Reading.column("y", "text")),
						"SELECT 1 AS x,\n    'a'::text AS y;", List.of("security_barrier=true"), null, true),
				new View(Reading.type(ObjectKind.MATERIALIZED_VIEW, "m"), List.of(Reading.column("z", "integer")),
						"SELECT 2 AS z;", List.of(), null, true));
		assertThat(schema.all(Index.class)).extracting(Index::table)
			.containsExactly(Reading.type(ObjectKind.MATERIALIZED_VIEW, "m"));
		assertThat(schema.all(Rule.class)).isEmpty();
	}

}
