package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who needs whom, and that nothing else tells how a database was built.
 */
@ExtendWith(PostgresExtension.class)
class DependencyReadingTests {

	@Test
	void aSerialIsNoCircle(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x serial)");
		ObjectId sequence = Reading.type(ObjectKind.SEQUENCE, "a_x_seq");
		assertThat(schema.dependencies()).containsExactlyInAnyOrder(new Dependency(sequence, column("a", "x")),
				new Dependency(Reading.table("a").part(ObjectKind.DEFAULT, "x"), column("a", "x")),
				new Dependency(Reading.table("a").part(ObjectKind.DEFAULT, "x"), sequence));
	}

	@Test
	void columnsDefaultsAndRoutinesNeedTheirTypes(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TYPE mood AS ENUM ('sad')",
				"CREATE DOMAIN moods AS mood[] CHECK (VALUE <> '{}')", "CREATE TYPE pair AS (x mood)",
				"CREATE TABLE a (x pair[], y moods DEFAULT '{sad}')",
				"CREATE FUNCTION f(a) RETURNS mood LANGUAGE sql AS 'SELECT null::public.mood'");
		ObjectId mood = Reading.type(ObjectKind.ENUM, "mood");
		ObjectId moods = Reading.type(ObjectKind.DOMAIN, "moods");
		ObjectId pair = Reading.type(ObjectKind.COMPOSITE_TYPE, "pair");
		ObjectId routine = Reading.routine("f", "a");
		assertThat(schema.dependencies()).contains(new Dependency(moods, mood), new Dependency(pair, mood),
				new Dependency(column("a", "x"), pair), new Dependency(column("a", "y"), moods),
				new Dependency(routine, Reading.table("a")), new Dependency(routine, mood));
	}

	@Test
	void aForeignKeyNeedsTheKeyItPointsTo(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE b (x int PRIMARY KEY)",
				"CREATE TABLE a (y int REFERENCES b)");
		assertThat(schema.dependencies()).containsExactlyInAnyOrder(
				new Dependency(Reading.constraint("a", "a_y_fkey"), column("a", "y")),
				new Dependency(Reading.constraint("a", "a_y_fkey"), column("b", "x")),
				new Dependency(Reading.constraint("a", "a_y_fkey"), Reading.constraint("b", "b_pkey")),
				new Dependency(Reading.constraint("b", "b_pkey"), column("b", "x")));
	}

	@Test
	void aViewNeedsColumnsViewsAndTheKeyItGroupsBy(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE a (x int PRIMARY KEY, y int)",
				"CREATE VIEW v AS SELECT x, y FROM a GROUP BY x", "CREATE MATERIALIZED VIEW w AS SELECT x FROM v",
				"CREATE INDEX i ON w (x)");
		ObjectId v = Reading.type(ObjectKind.VIEW, "v");
		ObjectId w = Reading.type(ObjectKind.MATERIALIZED_VIEW, "w");
		assertThat(schema.dependencies()).contains(new Dependency(v, column("a", "x")),
				new Dependency(v, column("a", "y")), new Dependency(v, Reading.constraint("a", "a_pkey")),
				new Dependency(w, v), new Dependency(Reading.type(ObjectKind.INDEX, "i"), w));
	}

	@Test
	void triggersPoliciesRulesAndPartitionsNeedWhatTheyName(TestDatabase database) {
		DatabaseSchema schema = Reading.of(database, "CREATE TABLE p (x int) PARTITION BY LIST (x)",
				"CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)", "CREATE TABLE a (x int)",
				"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE FUNCTION may(int) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
				"CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()",
				"CREATE POLICY o ON a USING (may(x))",
				"CREATE RULE r AS ON INSERT TO a DO ALSO INSERT INTO p VALUES (NEW.x)");
		assertThat(schema.dependencies()).contains(new Dependency(Reading.table("p_1"), Reading.table("p")),
				new Dependency(Reading.table("a").part(ObjectKind.TRIGGER, "t"), Reading.routine("f", "")),
				new Dependency(Reading.table("a").part(ObjectKind.POLICY, "o"), Reading.routine("may", "integer")),
				new Dependency(Reading.table("a").part(ObjectKind.RULE, "r"), column("p", "x")));
	}

	@Test
	void anOrderOfBuildingLeavesNoTrace(TestDatabase database) {
		List<String> first = List.of("CREATE SCHEMA s", "CREATE SCHEMA r", "CREATE EXTENSION hstore");
		List<String> types = List.of("CREATE TYPE s.mood AS ENUM ('sad', 'so')",
				"CREATE DOMAIN r.no AS int CHECK (VALUE > 0)", "CREATE SEQUENCE free",
				"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
		List<String> tables = List.of("CREATE TABLE a (x int PRIMARY KEY, y s.mood, h hstore)",
				"CREATE TABLE r.b (x int PRIMARY KEY, n r.no)",
				"CREATE TABLE c (x serial, y int) PARTITION BY LIST (y)");
		List<String> rest = List.of("CREATE INDEX i ON a (y)", "CREATE INDEX j ON c (y)",
				"ALTER TABLE a ADD UNIQUE (y)", "ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES r.b",
				"CREATE VIEW v AS SELECT x FROM a",
				"CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()", "COMMENT ON TABLE a IS 'A'",
				"CREATE TABLE c_1 PARTITION OF c FOR VALUES IN (1)");
		List<List<String>> stages = List.of(first, types, tables, rest);
		DatabaseSchema schema = null;
		for (List<String> stage : stages) {
			schema = Reading.of(database, stage.toArray(String[]::new));
		}
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			DatabaseSchema reversed = null;
			for (List<String> stage : stages) {
				List<String> statements = new ArrayList<>(stage);
				Collections.reverse(statements);
				reversed = Reading.of(other, statements.toArray(String[]::new));
			}
			assertThat(reversed).isEqualTo(schema).hasToString(String.valueOf(schema));
		}
	}

	private static ObjectId column(String table, String name) {
		return Reading.table(table).part(ObjectKind.COLUMN, name);
	}

}
