package com.ofauto.migrations.devtools.impact;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What statements do to the relations that were there before their migration, seen in a
 * scratch database.
 */
@ExtendWith(PostgresExtension.class)
class ImpactTraceTests {

	@Test
	void locksCountForWhatWasThereBeforeTheFile(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int)", """
				CREATE TABLE c (a_id int REFERENCES a);
				ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a;
				ALTER TABLE b RENAME TO d;
				ALTER TABLE d ALTER a_id TYPE bigint, ADD x int NOT NULL DEFAULT 0;
				UPDATE d SET x = 1;
				CREATE INDEX ON d (x);
				TRUNCATE d;
				DROP TABLE a CASCADE;
				"""))).containsExactly("CREATE TABLE: a SHARE ROW EXCLUSIVE, a_pkey ACCESS SHARE",
				"ALTER TABLE: b SHARE ROW EXCLUSIVE; scans a, b; rules FOREIGN_KEY b[a_id] b_a valid a[id]",
				"ALTER TABLE: b ACCESS EXCLUSIVE",
				"ALTER TABLE: a ACCESS EXCLUSIVE; rewrites b; scans a;"
						+ " columns b.a_id integer > bigint, b.x null > integer",
				"UPDATE: scans b; rows unknown", "CREATE INDEX: builds b", "TRUNCATE TABLE: drops rows b",
				"DROP TABLE: a_pkey ACCESS EXCLUSIVE; drops table a");
	}

	/**
	 * It depends on its own columns, and is a whole all the same.
	 */
	@Test
	void aPartitionedTableIsDropped(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, "CREATE TABLE a (day int) PARTITION BY RANGE (day)", "DROP TABLE a")))
			.containsExactly("DROP TABLE: a ACCESS EXCLUSIVE; drops table a");
	}

	@Test
	void aCheckOfWholeRowsHasNoColumn(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, """
				CREATE TABLE a (n int);
				CREATE FUNCTION fine(a) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.n > 0';
				ALTER TABLE a ADD CONSTRAINT c CHECK (fine(a))""", "ALTER TABLE a ADD CHECK (n > 1)")))
			.containsExactly("ALTER TABLE: a ACCESS EXCLUSIVE; scans a; rules CHECK a[n] a_n_check valid");
	}

	/**
	 * {@code NOT VALID} spares nothing if the rows are checked under the same lock.
	 */
	@Test
	void aLockIsHeldUntilItsTransactionEnds(TestDatabase server) {
		String tables = "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int)";
		String steps = """
				BEGIN;
				ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a NOT VALID;
				%s
				ALTER TABLE b VALIDATE CONSTRAINT b_a;
				COMMIT;
				""";
		MigrationImpact one = Traced.of(server, tables, steps.formatted(""));
		assertThat(one.statements().get(1).scans()).containsExactly("a", "b");
		assertThat(held(one, 1)).isEqualTo("{a=SHARE ROW EXCLUSIVE, a_pkey=ACCESS SHARE, b=SHARE ROW EXCLUSIVE}");
		MigrationImpact two = Traced.of(server, tables, steps.formatted("COMMIT; BEGIN;"));
		assertThat(two.statements().get(1).scans()).containsExactly("a", "b");
		assertThat(held(two, 1)).isEqualTo("{a=ROW SHARE, a_pkey=ACCESS SHARE, b=SHARE UPDATE EXCLUSIVE}");
	}

	@Test
	void aSavepointGivesItsLocksBack(TestDatabase server) {
		MigrationImpact impact = Traced.of(server, "CREATE TABLE a (id int); CREATE TABLE b (id int)", """
				LOCK TABLE a IN SHARE MODE;
				SAVEPOINT one;
				ALTER TABLE a ADD x int;
				ALTER TABLE b ADD x int;
				ROLLBACK TO one;
				ALTER TABLE a SET (fillfactor = 70);
				RELEASE one;
				""");
		assertThat(held(impact, 3)).isEqualTo("{a=ACCESS EXCLUSIVE, b=ACCESS EXCLUSIVE}");
		assertThat(held(impact, 4)).isEqualTo("{a=SHARE}");
		assertThat(Traced.lines(impact)).last().isEqualTo("RELEASE");
	}

	private static String held(MigrationImpact impact, int index) {
		return Traced.heldAt(impact, index)
			.values()
			.stream()
			.map((held) -> held.lock().relation() + "=" + held.mode().sql())
			.toList()
			.toString()
			.replace('[', '{')
			.replace(']', '}');
	}

	@Test
	void definitionsNameNoDefaultSchemaAndNoNumberOfAnObject(TestDatabase server) {
		MigrationImpact impact = Traced.of(server,
				"CREATE TABLE \"a ON b\" (x int, y int); CREATE TABLE h (id int) PARTITION BY HASH (id); CREATE TABLE h0 (id int)",
				"""
						CREATE UNIQUE INDEX "x ON public.y" ON "a ON b" (x) WHERE y > 0;
						ALTER TABLE "a ON b" ADD CHECK (x > 0);
						ALTER TABLE h ATTACH PARTITION h0 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
						""");
		assertThat(impact.statements()).flatExtracting(StatementImpact::constraints)
			.extracting(AddedConstraint::definition)
			.containsExactly("CREATE UNIQUE INDEX \"x ON public.y\" ON \"a ON b\" USING btree (x) WHERE (y > 0)",
					"CHECK ((x > 0))", "CHECK (satisfies_hash_partition('h'::regclass, 2, 0, id))");
	}

	@ParameterizedTest
	@ValueSource(strings = { "public", "second tenant", "select", "Zone", "a\"b" })
	void aDefaultSchemaThatNeedsQuotesIsLeftOutToo(String schema, TestDatabase server) {
		MigrationImpact impact = Traced.of(server, Traced.SETTINGS.withDefaultSchema(schema), """
				CREATE TYPE "State" AS ENUM ('a');
				CREATE TABLE gone (id int PRIMARY KEY);
				CREATE TABLE kept (state text, old int)""", """
				DROP TABLE gone;
				ALTER TABLE kept DROP COLUMN old, ALTER COLUMN state TYPE "State" USING state::"State";
				""");
		assertThat(Traced.lines(impact).toString()).contains("drops table gone", "drops table column kept.old",
				"columns kept.state text > \"State\"");
	}

	@Test
	void rowsAreAskedForWhatTheFileDemandsOfThem(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, """
				CREATE DOMAIN size AS int;
				CREATE TABLE a (id int PRIMARY KEY, x int, y text, s size);
				CREATE TABLE b (id int PRIMARY KEY);
				""", """
				ALTER TABLE a ADD CHECK (x > 0) NOT VALID, ALTER y SET NOT NULL, ADD z int NOT NULL;
				ALTER TABLE a VALIDATE CONSTRAINT a_x_check;
				ALTER TABLE a RENAME COLUMN x TO b_id;
				ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
				CREATE UNIQUE INDEX a_y ON a (lower(y)) WHERE s > 0;
				ALTER DOMAIN size ADD CONSTRAINT small CHECK (VALUE < 9);
				ALTER TABLE a ALTER y TYPE varchar(9);
				"""))).containsExactly(
				"ALTER TABLE: a ACCESS EXCLUSIVE; scans a; columns a.z null > integer;"
						+ " rules NOT_NULL a[y] valid, NOT_NULL a[z] valid, CHECK a[x] a_x_check not valid",
				"ALTER TABLE: scans a; rules CHECK a[x] a_x_check valid", "ALTER TABLE",
				"ALTER TABLE: a_pkey ACCESS SHARE, b SHARE ROW EXCLUSIVE, b_pkey ACCESS SHARE; scans a, b;"
						+ " rules FOREIGN_KEY a[x] a_b_id_fkey valid b[id]",
				"CREATE INDEX: builds a; rules UNIQUE a[lower(y)] a_y valid",
				"ALTER DOMAIN: scans a; rules CHECK a[s] small valid",
				"ALTER TABLE: a_pkey ACCESS EXCLUSIVE; rewrites a; columns a.y text > character varying(9)");
	}

	@Test
	void whatGoesWithATableIsNotDroppedByItself(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, """
				CREATE TYPE mood AS ENUM ('ok');
				CREATE TABLE a (id serial PRIMARY KEY, feels mood, old int CHECK (old > 0));
				CREATE TABLE b (a_id int REFERENCES a);
				CREATE VIEW v AS SELECT id FROM a;
				CREATE INDEX a_old ON a (old);
				""", """
				ALTER TABLE a DROP old;
				DROP TYPE mood CASCADE;
				DROP TABLE a CASCADE;
				"""))).containsExactly(
				"ALTER TABLE: a ACCESS EXCLUSIVE, a_old ACCESS EXCLUSIVE;"
						+ " drops table column a.old, index a_old, table constraint a_old_check on a",
				"DROP TYPE: drops table column a.feels, type mood",
				"DROP TABLE: a_id_seq ACCESS EXCLUSIVE, a_pkey ACCESS EXCLUSIVE, b ACCESS EXCLUSIVE,"
						+ " v ACCESS EXCLUSIVE; drops table a, table constraint b_a_id_fkey on b, view v");
	}

	@Test
	void theFileMaySetTheSearchPathAndCopyRows(TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, "CREATE TABLE a (id int, name text)", """
				SET search_path = '';
				ALTER TABLE public.a ADD x int;
				RESET search_path;
				COPY a (id, name) FROM STDIN;
				1\tone
				\\.
				INSERT INTO a VALUES (2);
				DO $$ BEGIN ALTER TABLE a ADD x int; EXCEPTION WHEN duplicate_column THEN NULL; END $$;
				"""))).containsExactly("SET", "ALTER TABLE: a ACCESS EXCLUSIVE; columns a.x null > integer", "RESET",
				"COPY: rows unknown", "INSERT: rows unknown", "DO");
	}

	@Test
	void aStatementThatFailsIsToldAsADeployTellsIt(TestDatabase server) {
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(
				() -> Traced.of(server, "CREATE TABLE a (id int)", "ALTER TABLE a ADD x int;\n\nDROP TABLE missing;"))
			.satisfies((ex) -> assertThat(ex.failure().location()).hasToString("2_traced:3:1"))
			.satisfies((ex) -> assertThat(ex.failure().statement()).isEqualTo("DROP TABLE missing;"));
	}

	@Test
	void aCheckAtTheEndIsToldWithTheLastStatement(TestDatabase server) {
		assertThatExceptionOfType(StatementFailedException.class)
			.isThrownBy(() -> Traced.of(server, "CREATE TABLE a (id int PRIMARY KEY)", """
					CREATE TABLE b (a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
					INSERT INTO b VALUES (1);
					"""))
			.satisfies((ex) -> assertThat(ex.failure().location().line()).isEqualTo(2));
	}

	@Test
	void onlyWhatIsWantedIsTraced(TestDatabase server) {
		MigrationDirectory directory = MigrationDirectory
			.of(List.of(new MigrationScript("1_made", "1_made", "CREATE TABLE a (id int)"),
					new MigrationScript("2_unseen", "2_unseen", """
							ALTER TABLE a ADD x int;
							CREATE INDEX CONCURRENTLY a_x ON a (x);
							"""), new MigrationScript("3_seen", "3_seen", "ALTER TABLE a ALTER x TYPE bigint")));
		try (ScratchDatabases databases = Traced.databases(server); ScratchDatabase database = databases.empty()) {
			Map<String, MigrationImpact> impacts = new ImpactTrace(Traced.SETTINGS).trace(database, directory,
					(migration) -> migration.name().equals("3_seen"));
			assertThat(impacts).containsOnlyKeys("3_seen");
			assertThat(Traced.lines(impacts.get("3_seen"))).containsExactly("ALTER TABLE: a ACCESS EXCLUSIVE,"
					+ " a_x ACCESS EXCLUSIVE; rewrites a; columns a.x integer > bigint");
		}
	}

	@Test
	void aStatementThatRunsByItselfIsHeldStill(TestDatabase server) {
		assertThat(
				Traced.lines(Traced.of(server, "CREATE TABLE a (id int PRIMARY KEY); CREATE INDEX a_old ON a (id)", """
						CREATE INDEX CONCURRENTLY a_new ON a (id);
						DROP INDEX CONCURRENTLY a_old;
						REINDEX INDEX CONCURRENTLY a_new;
						VACUUM a;
						""")))
			.containsExactly("CREATE INDEX: a SHARE UPDATE EXCLUSIVE; builds a",
					"DROP INDEX: a SHARE UPDATE EXCLUSIVE, a_old SHARE UPDATE EXCLUSIVE; drops index a_old",
					"REINDEX: a SHARE UPDATE EXCLUSIVE; builds a", "VACUUM: a SHARE UPDATE EXCLUSIVE");
	}

}
