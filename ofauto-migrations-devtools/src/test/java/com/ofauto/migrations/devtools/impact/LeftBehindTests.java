package com.ofauto.migrations.devtools.impact;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a migration leaves behind for later ones: relations that it creates, renames and
 * fills.
 */
@ExtendWith(PostgresExtension.class)
class LeftBehindTests {

	private static final String TABLES = """
			CREATE SCHEMA other;
			CREATE TABLE a (id int PRIMARY KEY, x int);
			CREATE INDEX a_x ON a (x);
			CREATE TABLE b (id int);
			CREATE TABLE days (day int) PARTITION BY RANGE (day);
			""";

	@Test
	void relationsAreListedByTheNamesThatTheyHaveAfterwards(TestDatabase server) {
		assertThat(creates(server, """
				CREATE TABLE "Odd Name" (id serial PRIMARY KEY);
				CREATE TABLE early (id int);
				ALTER TABLE early RENAME TO late;
				CREATE TABLE away (id int);
				ALTER TABLE away SET SCHEMA other;
				CREATE TABLE gone (id int);
				DROP TABLE gone;
				CREATE TEMPORARY TABLE passing (id int);
				CREATE VIEW v AS SELECT * FROM a;
				CREATE SEQUENCE s;
				CREATE TYPE pair AS (x int, y int);
				CREATE INDEX b_id ON b (id);
				CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM (0) TO (10);
				""")).containsExactly("table other.away", "table \"Odd Name\"", "sequence \"Odd Name_id_seq\"",
				"index \"Odd Name_pkey\" of \"Odd Name\"", "index b_id of b", "table days_1", "table late",
				"sequence s", "view v");
	}

	@Test
	void anIndexThatIsMadeAgainIsNotNew(TestDatabase server) {
		assertThat(creates(server, "ALTER TABLE a ALTER x TYPE bigint; DROP INDEX a_x; CREATE INDEX a_x ON a (x, id);"))
			.isEmpty();
		assertThat(creates(server, "REINDEX TABLE CONCURRENTLY a;")).isEmpty();
	}

	@Test
	void aTableThatIsDroppedAndCreatedAgainIsNew(TestDatabase server) {
		assertThat(creates(server, "DROP TABLE b; CREATE TABLE b (id bigint);")).containsExactly("table b");
	}

	@Test
	void namesAndSchemasChange(TestDatabase server) {
		MigrationImpact impact = Traced.of(server, TABLES, """
				ALTER TABLE a RENAME TO c;
				ALTER TABLE b RENAME TO a;
				ALTER INDEX a_x RENAME TO c_x;
				ALTER TABLE a SET SCHEMA other;
				ALTER SCHEMA other RENAME TO another;
				ALTER TABLE days RENAME TO d;
				ALTER TABLE d RENAME TO days;
				""");
		assertThat(impact.renames()).extracting((renamed) -> renamed.from() + " > " + renamed.to())
			.containsExactly("a > c", "a_x > c_x", "b > another.a");
		assertThat(impact.creates()).isEmpty();
	}

	@Test
	void whatAFailedSavepointMadeIsNotThere(TestDatabase server) {
		assertThat(creates(server, "SAVEPOINT s; CREATE TABLE c (id int); ROLLBACK TO s; CREATE TABLE d (id int);"))
			.containsExactly("table d");
	}

	@Test
	void rowsThatStandInTheScriptAreCounted(TestDatabase server) {
		assertThat(creates(server, """
				CREATE TABLE c (id int, name text);
				INSERT INTO c VALUES (1, 'SELECT'), (2, (SELECT max(x)::text FROM a));
				INSERT INTO c (id, name) OVERRIDING SYSTEM VALUE VALUES (3, 'with');
				INSERT INTO "c" DEFAULT VALUES;
				COPY c (id) FROM STDIN;
				4
				\\.
				UPDATE c SET name = (SELECT max(x)::text FROM a);
				DELETE FROM c USING a WHERE a.id = c.id;
				CREATE TABLE d AS SELECT * FROM a WITH NO DATA;
				CREATE MATERIALIZED VIEW m AS SELECT * FROM a WITH NO DATA;
				DO $$ BEGIN ALTER TABLE c ADD z int; END $$;
				""")).containsExactly("table c", "table d", "materialized view m");
	}

	@Test
	void rowsOfOtherTablesAreUnknown(TestDatabase server) {
		assertThat(creates(server,
				"""
						SET check_function_bodies = off;
						CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'INSERT INTO c6 VALUES (1)';
						CREATE TABLE c1 AS SELECT * FROM a;
						SELECT * INTO c2 FROM a;
						CREATE MATERIALIZED VIEW c3 AS SELECT * FROM a;
						CREATE TABLE c4 (id int);
						INSERT INTO c4 VALUES (1);
						INSERT INTO c4 SELECT id FROM a;
						CREATE TABLE c5 (id int);
						WITH moved AS (DELETE FROM a RETURNING id) INSERT INTO c5 SELECT id FROM moved;
						CREATE TABLE c6 (id int);
						SELECT f();
						CREATE TABLE c7 (id int);
						DO $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM a LOOP INSERT INTO c7 VALUES (r.id); END LOOP; END $$;
						CREATE TABLE c8 (id int) PARTITION BY RANGE (id);
						CREATE TABLE c8_1 PARTITION OF c8 FOR VALUES FROM (0) TO (10);
						INSERT INTO c8 SELECT id FROM a;
						CREATE TABLE c9 (id int);
						INSERT INTO c9 SELECT generate_series(1, 5);
						CREATE TABLE c91 (id int);
						INSERT INTO c91 VALUES (1);
						INSERT INTO b SELECT id FROM c91;
						"""))
			.containsExactly("table c1 rows unknown", "table c2 rows unknown", "materialized view c3 rows unknown",
					"table c4 rows unknown", "table c5 rows unknown", "table c6 rows unknown", "table c7 rows unknown",
					"partitioned table c8 rows unknown", "table c8_1 rows unknown", "table c9 rows unknown",
					"table c91");
	}

	@Test
	void theFirstMigrationIsWatchedToo(TestDatabase server) {
		assertThat(creates(Traced.of(server, "SELECT 1",
				"CREATE TABLE c (id int); CREATE TABLE d AS SELECT generate_series(1, 9); INSERT INTO c VALUES (1)")))
			.containsExactly("table c", "table d rows unknown");
	}

	@Test
	void muchThatStandsInTheScriptIsMuch(TestDatabase server) {
		assertThat(creates(server,
				"CREATE TABLE c (name text); CREATE TABLE d (name text); ALTER TABLE d ALTER name SET STORAGE PLAIN;"
						+ " INSERT INTO c VALUES ('x'); INSERT INTO d VALUES "
						+ String.join(",", Collections.nCopies(1300, "('" + "x".repeat(7000) + "')"))))
			.containsExactly("table c", "table d rows unknown");
	}

	@Test
	void aTableThatWasThereIsFilledByAStatement(TestDatabase server) {
		MigrationImpact impact = Traced.of(server, TABLES, """
				INSERT INTO b VALUES (1);
				INSERT INTO b SELECT id FROM a;
				INSERT INTO days SELECT id FROM a;
				UPDATE a SET x = 1;
				WITH new AS (INSERT INTO b SELECT id FROM a RETURNING id) UPDATE a SET x = 2;
				""");
		assertThat(impact.statements()).extracting(StatementImpact::fills)
			.containsExactly(List.of(), List.of("b"), List.of("days"), List.of(), List.of("b"));
	}

	private static List<String> creates(TestDatabase server, String script) {
		return creates(Traced.of(server, TABLES, script));
	}

	private static List<String> creates(MigrationImpact impact) {
		return impact.creates()
			.stream()
			.map((created) -> created.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
					+ created.relation() + ((created.table() != null) ? " of " + created.table() : "")
					+ (created.rowsUnknown() ? " rows unknown" : ""))
			.toList();
	}

}
