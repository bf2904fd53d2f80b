package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A backfill of rows that something else moves to another key meanwhile, behind the
 * cursor too, where they would be updated once more.
 */
@ExtendWith(PostgresExtension.class)
class MovedKeyTests {

	private static final String NAME = "20260102000000_fill";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void fillATable(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients", """
				CREATE TABLE clients (id int PRIMARY KEY, x int, n int NOT NULL DEFAULT 0, code int UNIQUE);
				""");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n, NULL, 0, n FROM generate_series(1, 100) n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BEFORE | NEW.id := NEW.id + 1000; NEW.x := NULL; RETURN NEW;              | 30 rows of 30 are
			BEFORE | NEW.id := NEW.id + CASE WHEN NEW.id = 7 THEN 1000 ELSE 0 END; RETURN NEW; | 1 row of 30 is
			AFTER  | UPDATE clients SET id = id + 1000 WHERE id = NEW.id AND id < 3; RETURN NULL; | 2 rows of 30 are
			AFTER  | DELETE FROM clients WHERE id = NEW.id AND id < 3; RETURN NULL;   | 2 rows of 30 are
			""")
	void aTriggerThatMovesRowsStopsItBeforeARowIsUpdatedTwice(String when, String body, String gone,
			TestDatabase database) {
		trigger(database, when, body);
		backfill("UPDATE clients SET x = 1, n = n + 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		StatementFailedException failure = failure(database);
		assertThat(failure.problem()).isEqualTo(
				"""
						Migration %s failed.
						%s:1:53: after the UPDATE of a batch %s not under the id of the batch any more: a trigger or a foreign\
						 key changes id or deletes rows, so that a row could be updated twice; take a key that stays, or disable\
						 the trigger while the backfill runs.
						    UPDATE clients SET x = 1, n = n + 1 WHERE x IS NULL /* ofauto: backfill id batch=30 pause=0ms */;
						Nothing of this migration remains: it was rolled back."""
					.formatted(NAME, this.migrations.location(NAME), gone));
		assertThat(database.queryForStrings("SELECT count(*), max(id), max(n) FROM clients"))
			.containsExactly("100|100|0");
	}

	@Test
	void theBatchesBeforeStay(TestDatabase database) {
		trigger(database, "BEFORE", "IF NEW.id = 77 THEN NEW.id := 1077; END IF; RETURN NEW;");
		backfill("UPDATE clients SET x = 1, n = n + 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		assertThat(failure(database).problem())
			.endsWith("\nIts batches have updated 60 rows, which stay (60 rows, up to id 60).");
		database.execute("DROP TRIGGER move ON clients");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT count(*), min(n), max(n) FROM clients WHERE x = 1"))
			.containsExactly("100|1|1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BEFORE | NEW.x := NEW.x + 1; RETURN NEW;
			AFTER  | UPDATE clients SET code = code + 1000 WHERE id = NEW.id AND code < 1000; RETURN NULL;
			AFTER  | INSERT INTO clients SELECT -NEW.id, 0 WHERE NEW.id = 40; RETURN NULL;
			AFTER  | UPDATE clients SET code = NULL WHERE id = 35 AND NEW.id = 95; RETURN NULL;
			""")
	void aTriggerThatLeavesTheKeyDoesNot(String when, String body, TestDatabase database) {
		trigger(database, when, body);
		backfill("UPDATE clients SET x = 1, n = n + 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT count(*), min(n), max(n) FROM clients WHERE id > 0"))
			.containsExactly("100|1|1");
	}

	@Test
	void aRowThatGoesToAnotherPartitionKeepsItsKey(TestDatabase database) {
		database.execute("CREATE TABLE parted (id int, x int NOT NULL) PARTITION BY LIST (x);"
				+ " CREATE TABLE parted_0 PARTITION OF parted (PRIMARY KEY (id)) FOR VALUES IN (0);"
				+ " CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);"
				+ " INSERT INTO parted SELECT id, 0 FROM clients");
		backfill("UPDATE parted_0 SET x = 0 WHERE x <> 0", "id batch=30 pause=0ms");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("DELETE FROM _prisma_migrations WHERE migration_name = '" + NAME + "';"
				+ " CREATE TABLE whole (id int, n int NOT NULL DEFAULT 0, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
				+ " CREATE TABLE whole_0 PARTITION OF whole FOR VALUES FROM (0) TO (50);"
				+ " CREATE TABLE whole_1 PARTITION OF whole FOR VALUES FROM (50) TO (500);"
				+ " INSERT INTO whole SELECT id FROM clients");
		backfill("UPDATE whole SET n = n + 1 WHERE n = 0", "id batch=30 pause=0ms");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT count(*), min(n), max(n) FROM whole")).containsExactly("100|1|1");
	}

	@Test
	void aKeyThatFollowsWhatTheUpdateSetsIsRefused(TestDatabase database) {
		database.execute("ALTER TABLE clients ADD FOREIGN KEY (id) REFERENCES clients (code) ON UPDATE CASCADE");
		backfill("UPDATE clients SET code = code + 1000 WHERE code < 1000", "id batch=30 pause=0ms");
		assertThat(failure(database).problem()).contains(":1:57: the UPDATE sets code of clients, which the key id"
				+ " follows by a foreign key with ON UPDATE.\n");
		backfill("UPDATE clients SET n = 1 WHERE n = 0", "id batch=30 pause=0ms");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForLong("SELECT sum(n) FROM clients")).isEqualTo(100);
	}

	/**
	 * What a foreign key carries on over another table shows when the batch has run.
	 */
	@Test
	void aKeyThatFollowsOverAnotherTableStopsIt(TestDatabase database) {
		database.execute("CREATE TABLE codes (code int UNIQUE REFERENCES clients (code) ON UPDATE CASCADE);"
				+ " INSERT INTO codes SELECT code FROM clients;"
				+ " ALTER TABLE clients ADD FOREIGN KEY (id) REFERENCES codes (code) ON UPDATE CASCADE");
		backfill("UPDATE clients SET code = code + 1000, n = n + 1 WHERE code < 1000", "id batch=30 pause=0ms");
		assertThat(failure(database).problem()).contains("after the UPDATE of a batch 30 rows of 30 are not under");
		assertThat(database.queryForLong("SELECT max(code) FROM clients")).isEqualTo(100);
	}

	private static void trigger(TestDatabase database, String when, String body) {
		database.execute(
				"CREATE FUNCTION move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s END $$; CREATE TRIGGER move %s UPDATE ON clients FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION move()"
					.formatted(body, when));
	}

	private void backfill(String update, String directive) {
		this.migrations.with(NAME, update + " /* ofauto: backfill " + directive + " */;\n");
	}

	private StatementFailedException failure(TestDatabase database) {
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).isNotNull();
		return failure;
	}

}
