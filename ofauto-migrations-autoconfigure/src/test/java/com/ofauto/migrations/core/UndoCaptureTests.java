package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a migration removes is captured before, and a rollback brings it back.
 */
@ExtendWith(PostgresExtension.class)
class UndoCaptureTests {

	private static final String FIRST = "20260101000000_first";

	private static final String DROP = "20260102000000_drop";

	private static final RollbackTarget LAST = new RollbackTarget.Last();

	private static final UndoSettings WEEK = new UndoSettings(Duration.ofDays(7), null, AboveMaxSize.REFUSE);

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private ImpactFiles impacts;

	private Migrator migrator;

	@BeforeEach
	void begin() {
		this.migrations = new MigrationsOnDisk(this.directory);
		this.impacts = new ImpactFiles(this.migrations);
	}

	private void given(TestDatabase database, String schema, String rows) {
		this.migrations.with(FIRST, schema);
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute(rows);
	}

	private void drop(TestDatabase database, String script, String rollback, String type, String... names) {
		this.migrations.with(DROP, script);
		this.impacts.withRollback(DROP, rollback,
				List.of(names).stream().map((name) -> new DroppedObject(type, name)).toArray(DroppedObject[]::new));
		this.migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings().withUndo(WEEK));
		this.migrator.deploy();
	}

	private List<RestoredData> rollBack(String... accepted) {
		MigratorTools tools = this.migrator.tools();
		return tools.rollback(LAST, tools.preview(LAST).names(), Set.of(accepted)).undone().get(0).restored();
	}

	private static List<String> captures(TestDatabase database) {
		return database
			.queryForStrings("SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('_ofauto_undo')");
	}

	@Test
	void theValuesOfADroppedColumnComeBackByTheirKey(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, email text NOT NULL, name text);",
				"INSERT INTO clients SELECT n, n || '@x', 'n' FROM generate_series(1, 100) n");
		drop(database, "ALTER TABLE clients DROP COLUMN email;",
				"ALTER TABLE clients ADD COLUMN email text;\nALTER TABLE clients ALTER COLUMN email SET NOT NULL;\n",
				"table column", "clients.email");
		assertThat(captures(database)).hasSize(1);
		assertThat(rollBack()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE email = id || '@x'")).isEqualTo(100);
		assertThat(captures(database)).isEmpty();
	}

	@Test
	void aDroppedTableComesBackWithItsKeysAndCountsOn(TestDatabase database) {
		given(database,
				"""
						CREATE TYPE mood AS ENUM ('good', 'bad');
						CREATE DOMAIN day_of AS date CHECK (VALUE > '2000-01-01');
						CREATE TABLE clients (id int PRIMARY KEY);
						CREATE TABLE "Odd ""one" (
							id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number serial, client int REFERENCES clients, how mood,
							tags text[], moods mood[], born day_of, pay numeric(10, 2), twice int GENERATED ALWAYS AS (id * 2) STORED,
							note text COLLATE "C", doc jsonb);
						""",
				"""
						INSERT INTO clients VALUES (1), (2);
						INSERT INTO "Odd ""one" (client, how, tags, moods, born, pay, note, doc)
						SELECT 1 + n % 2, 'bad', ARRAY['a', NULL], '{good,bad}', '2020-02-03', 1.50, repeat('x', 5000), '{"a": 1}'
						FROM generate_series(1, 50) n;
						DELETE FROM "Odd ""one" WHERE id = 50;
						""");
		String digest = "SELECT md5(string_agg(t::text, ',' ORDER BY id)) FROM \"Odd \"\"one\" t";
		String before = database.queryForString(digest);
		drop(database, "DROP TABLE \"Odd \"\"one\"; DROP TYPE mood; DROP DOMAIN day_of;",
				"""
						CREATE TYPE mood AS ENUM ('good', 'bad');
						CREATE DOMAIN day_of AS date CHECK (VALUE > '2000-01-01');
						CREATE TABLE "Odd ""one" (
							id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number serial, client int, how mood,
							tags text[], moods mood[], born day_of, pay numeric(10, 2), twice int GENERATED ALWAYS AS (id * 2) STORED,
							note text COLLATE "C", doc jsonb);
						ALTER TABLE "Odd ""one" ADD FOREIGN KEY (client) REFERENCES clients;
						""",
				"table", "\"Odd \"\"one\"");
		assertThat(rollBack()).extracting(RestoredData::describe).containsExactly("49 rows of table \"Odd \"\"one\"");
		assertThat(database.queryForString(digest)).isEqualTo(before);
		database.execute("INSERT INTO \"Odd \"\"one\" (client) VALUES (1)");
		assertThat(database.queryForStrings("SELECT id, number FROM \"Odd \"\"one\" ORDER BY id DESC LIMIT 1"))
			.containsExactly("51|51");
	}

	@Test
	void aRowWhoseParentIsGoneStaysCapturedAndIsNamed(TestDatabase database) {
		given(database,
				"CREATE TABLE clients (id int PRIMARY KEY);"
						+ " CREATE TABLE orders (id int PRIMARY KEY, client int REFERENCES clients);",
				"INSERT INTO clients VALUES (1), (2); INSERT INTO orders VALUES (10, 1), (20, 2), (30, NULL)");
		drop(database, "DROP TABLE orders;",
				"CREATE TABLE orders (id int PRIMARY KEY, client int REFERENCES clients);\n", "table", "orders");
		database.execute("DELETE FROM clients WHERE id = 2");
		List<RestoredData> restored = rollBack();
		assertThat(restored)
			.extracting(RestoredData::describe, (data) -> data.describeLeft().replaceFirst("until [^ ]+Z", "until Z"))
			.containsExactly(tuple("2 rows of table orders",
					"1 row of table orders stays captured until Z: a row that was written since takes its place, or what it refers to is gone"));
		assertThat(database.queryForStrings("SELECT id FROM orders ORDER BY id")).containsExactly("10", "30");
		assertThat(captures(database)).hasSize(1);
	}

	@Test
	void tablesThatReferToEachOtherComeBackInAnyOrder(TestDatabase database) {
		String one = "CREATE TABLE one (id int PRIMARY KEY, other int);";
		String two = "CREATE TABLE two (id int PRIMARY KEY, other int REFERENCES one);";
		String circle = "ALTER TABLE one ADD FOREIGN KEY (other) REFERENCES two;";
		given(database, one + two + circle,
				"INSERT INTO one VALUES (1, NULL); INSERT INTO two VALUES (2, 1); UPDATE one SET other = 2");
		drop(database, "DROP TABLE one, two CASCADE;", one + "\n" + two + "\n" + circle + "\n", "table", "one", "two");
		assertThat(rollBack()).extracting(RestoredData::left).containsExactly(0L, 0L);
		assertThat(database.queryForString("SELECT concat(one.other, two.other) FROM one, two")).isEqualTo("21");
	}

	@Test
	void rowsWithoutAKeyAreKnownByWhatIsLeftOfThem(TestDatabase database) {
		given(database, "CREATE TABLE notes (author text, said text, at timestamptz DEFAULT now());",
				"INSERT INTO notes VALUES ('a', 'one', '2020-01-01'), ('a', 'two', '2020-01-01'), ('b', 'three', NULL)");
		drop(database, "ALTER TABLE notes DROP COLUMN said;", "ALTER TABLE notes ADD COLUMN said text;\n",
				"table column", "notes.said");
		database.execute("DELETE FROM notes WHERE author = 'b'; INSERT INTO notes VALUES ('c')");
		List<RestoredData> restored = rollBack();
		assertThat(database.queryForStrings("SELECT author, said FROM notes ORDER BY said NULLS LAST"))
			.containsExactly("a|one", "a|two", "c|");
		assertThat(restored).extracting(RestoredData::rows, RestoredData::left, RestoredData::since)
			.containsExactly(tuple(2L, 1L, 1L));
	}

	@Test
	void rowsOfAnEmptiedTableComeBackBesideThoseOfSince(TestDatabase database) {
		given(database, "CREATE TABLE codes (id serial PRIMARY KEY, code text UNIQUE);",
				"INSERT INTO codes (code) VALUES ('a'), ('b'), ('c')");
		drop(database, "TRUNCATE codes RESTART IDENTITY;", "SELECT 1;\n", "rows", "codes");
		database.execute("INSERT INTO codes (code) VALUES ('c')");
		assertThat(rollBack()).extracting(RestoredData::rows, RestoredData::left).containsExactly(tuple(1L, 2L));
		assertThat(database.queryForStrings("SELECT id, code FROM codes ORDER BY id")).containsExactly("1|c", "2|b");
		database.execute("INSERT INTO codes (code) VALUES ('d')");
		assertThat(database.queryForString("SELECT id FROM codes WHERE code = 'd'")).isEqualTo("4");
	}

	@Test
	void partitionsComeBackOnceTheyAreThere(TestDatabase database) {
		String table = "CREATE TABLE events (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);";
		String one = "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');";
		String two = "CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');";
		given(database, table + one + two, "INSERT INTO events VALUES (1, '2020-05-05'), (2, '2021-05-05')");
		drop(database, "DROP TABLE events;", table + "\n" + one + "\n" + two + "\n", "table", "events", "events_1",
				"events_2");
		assertThat(captures(database)).hasSize(1);
		assertThat(rollBack()).extracting(RestoredData::rows).containsExactly(2L);
		assertThat(database.queryForLong("SELECT count(*) FROM events_2")).isEqualTo(1);
	}

	@Test
	void childrenComeBackThemselves(TestDatabase database) {
		String tables = "CREATE TABLE animals (name text);\nCREATE TABLE dogs (bark text) INHERITS (animals);\n";
		given(database, tables, "INSERT INTO animals VALUES ('cat'); INSERT INTO dogs VALUES ('rex', 'wuff')");
		drop(database, "DROP TABLE animals CASCADE;", tables, "table", "animals", "dogs");
		assertThat(rollBack()).extracting(RestoredData::rows).containsExactly(1L, 1L);
		assertThat(database.queryForStrings("SELECT tableoid::regclass, name FROM animals ORDER BY 2"))
			.containsExactly("animals|cat", "dogs|rex");
	}

	@Test
	void triggersOfTheApplicationDoNotFire(TestDatabase database) {
		given(database, """
				CREATE TABLE clients (id int PRIMARY KEY, email text);
				CREATE TABLE log (what text);
				CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
					$$ BEGIN INSERT INTO public.log VALUES (TG_OP); RETURN NEW; END $$;
				CREATE TRIGGER a BEFORE UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION tell();
				CREATE TRIGGER b AFTER UPDATE ON clients FOR EACH STATEMENT EXECUTE FUNCTION tell();
				ALTER TABLE clients ENABLE ALWAYS TRIGGER a;
				""", "INSERT INTO clients VALUES (1, 'a')");
		drop(database, "ALTER TABLE clients DROP COLUMN email;", "ALTER TABLE clients ADD COLUMN email text;\n",
				"table column", "clients.email");
		rollBack();
		assertThat(database.queryForStrings("SELECT email FROM clients")).containsExactly("a");
		assertThat(database.queryForStrings("SELECT what FROM log")).isEmpty();
		assertThat(
				database.queryForStrings("SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"))
			.containsExactly("a|A", "b|O");
	}

	@Test
	void aTableThatTakesThePlaceOfAnotherIsNotFilledByMistake(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text);",
				"INSERT INTO clients VALUES (1, 'old')");
		drop(database, "DROP TABLE clients; CREATE TABLE clients (id int PRIMARY KEY, name text, more text);",
				"CREATE TABLE spare ();\nDROP TABLE clients;\nCREATE TABLE clients (id int PRIMARY KEY, name text);\n",
				"table", "clients");
		database.execute("INSERT INTO clients VALUES (2, 'new', 'x')");
		assertThat(rollBack(DROP)).extracting(RestoredData::rows).containsExactly(1L);
		assertThat(database.queryForStrings("SELECT name FROM clients")).containsExactly("old");
	}

	@Test
	void aMigrationInSegmentsCapturesInEachTransaction(TestDatabase database) {
		given(database, "CREATE TABLE one (id int PRIMARY KEY, x text); CREATE TABLE two (id int PRIMARY KEY);",
				"INSERT INTO one VALUES (1, 'x'); INSERT INTO two VALUES (2)");
		this.migrations.with(DROP,
				"ALTER TABLE one DROP COLUMN x;\nCREATE INDEX CONCURRENTLY by_id ON one (id);\nDROP TABLE two;");
		this.migrations.file(DROP + "/rollback.sql", "");
		this.impacts.withRollback(DROP,
				"CREATE TABLE two (id int PRIMARY KEY);\nDROP INDEX CONCURRENTLY by_id;\n"
						+ "ALTER TABLE one ADD COLUMN x text;\n",
				new DroppedObject("table column", "one.x"), new DroppedObject("index", "none"),
				new DroppedObject("table", "two"));
		this.migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings().withUndo(WEEK));
		this.migrator.deploy();
		assertThat(captures(database)).hasSize(2);
		assertThat(rollBack()).extracting(RestoredData::describe)
			.containsExactly("1 row of table two", "1 value of column one.x");
		assertThat(database.queryForString("SELECT x || two.id FROM one, two")).isEqualTo("x2");
		assertThat(captures(database)).isEmpty();
	}

	@Test
	void aFailedMigrationLeavesNoCapture(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text);",
				"INSERT INTO clients VALUES (1, 'old')");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> drop(database,
				"ALTER TABLE clients DROP COLUMN name; SELECT 1 / 0;", "SELECT 1;\n", "table column", "clients.name"));
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
		assertThat(this.migrations.log().lines()).noneMatch((line) -> line.contains("captured"));
	}

	@Test
	void itCostsNoRoundTripButTheLookBefore(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text); CREATE TABLE more (id int);",
				"INSERT INTO clients VALUES (1, 'old')");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			this.migrations.with(DROP, "ALTER TABLE clients DROP COLUMN name;");
			this.impacts.withRollback(DROP, "ALTER TABLE clients ADD COLUMN name text;\n",
					new DroppedObject("table column", "clients.name"));
			this.migrations.migrator(proxy.dataSource(), MigrationsOnDisk.settings().withUndo(WEEK)).deploy();
			assertThat(proxy.roundTrips()).isEqualTo(5);
		}
		assertThat(captures(database)).hasSize(1);
	}

	@Test
	void aDeployRemovesCapturesWhoseTimeIsOver(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text);",
				"INSERT INTO clients VALUES (1, 'old')");
		drop(database, "ALTER TABLE clients DROP COLUMN name;", "ALTER TABLE clients ADD COLUMN name text;\n",
				"table column", "clients.name");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator other = this.migrations.migrator(proxy.dataSource());
			other.deploy();
			assertThat(proxy.roundTrips()).isEqualTo(1);
			String table = captures(database).get(0);
			database.execute("DO $$ BEGIN EXECUTE format('COMMENT ON TABLE _ofauto_undo." + table
					+ " IS %L', regexp_replace(obj_description('_ofauto_undo." + table
					+ "'::regclass), 'until [^\n]+', 'until 2020-01-01T00:00:00Z')); END $$;"
					+ " COMMENT ON SCHEMA _ofauto_undo IS 'ofauto-migrations: captures, the first of which goes at"
					+ " 2020-01-01T00:00:00Z'");
			proxy.reset();
			other.deploy();
			assertThat(proxy.roundTrips()).isEqualTo(2);
		}
		assertThat(database.queryForString("SELECT to_regnamespace('_ofauto_undo')")).isNull();
		assertThat(this.migrations.log().lines()).contains("purged [clients (" + DROP + ")]");
	}

	@Test
	void whatIsCapturedIsListed(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text);",
				"INSERT INTO clients VALUES (1, 'old')");
		drop(database, "ALTER TABLE clients DROP COLUMN name;", "ALTER TABLE clients ADD COLUMN name text;\n",
				"table column", "clients.name");
		Capture capture = this.migrator.captures().all().get(0);
		assertThat(capture.describe()).isEqualTo("1 value of column clients.name");
		assertThat(Duration.between(capture.at(), capture.until())).isEqualTo(Duration.ofDays(7));
		assertThat(this.migrator.tools().preview(LAST).steps().get(0).captures()).containsExactly(capture);
	}

	@Test
	void aCaptureWithoutItsCommentIsLeftAlone(TestDatabase database) {
		given(database, "CREATE TABLE clients (id int PRIMARY KEY, name text);",
				"INSERT INTO clients VALUES (1, 'old')");
		drop(database, "ALTER TABLE clients DROP COLUMN name;", "ALTER TABLE clients ADD COLUMN name text;\n",
				"table column", "clients.name");
		String table = captures(database).get(0);
		database.execute("COMMENT ON TABLE _ofauto_undo." + table + " IS NULL");
		assertThat(this.migrator.captures().all()).isEmpty();
		assertThat(rollBack()).isEmpty();
		assertThat(database.queryForString("SELECT name FROM clients")).isNull();
		assertThat(database.queryForString("SELECT name FROM _ofauto_undo." + table)).isEqualTo("old");
	}

}
