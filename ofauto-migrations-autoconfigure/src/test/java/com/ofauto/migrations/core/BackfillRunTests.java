package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A backfill where others use the table: in batches, once for each row, to the end.
 */
@ExtendWith(PostgresExtension.class)
class BackfillRunTests {

	static final String NAME = "20260102000000_fill";

	private static final String RECORD = "SELECT finished_at IS NOT NULL, rolled_back_at IS NULL, applied_steps_count,"
			+ TestDatabase.LOGS + " FROM _prisma_migrations WHERE migration_name = '" + NAME + "'";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void fillATable(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients", """
				CREATE TABLE clients (id int PRIMARY KEY, name text, x int);
				CREATE TABLE updates (id int, batch text);
				CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN
					INSERT INTO updates VALUES (NEW.id, pg_current_xact_id()::text);
					RETURN NULL;
				END $$;
				CREATE TRIGGER note AFTER UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION note();
				""");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n, 'client ' || n FROM generate_series(1, 100) n");
	}

	@Test
	void eachBatchIsATransactionAndEachRowIsUpdatedOnce(TestDatabase database) {
		backfill("UPDATE clients SET x = id * 2 WHERE x IS NULL", "id batch=30 pause=0ms");
		database.execute("UPDATE clients SET x = 1 WHERE id <= 10; TRUNCATE updates");
		DeployReport report = deploy(database);
		assertThat(report.applied()).singleElement()
			.satisfies((applied) -> assertThat(applied.transactional()).isFalse());
		assertThat(database.queryForStrings("SELECT count(*), min(id), max(id) FROM updates GROUP BY batch ORDER BY 2"))
			.containsExactly("20|11|30", "30|31|60", "30|61|90", "10|91|100");
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE x = id * 2 OR id <= 10 AND x = 1"))
			.isEqualTo(100);
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|t|1|");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
			smallint    ! id::int2
			bigint      ! id * 10000000000
			numeric     ! id / 7.0
			uuid        ! md5(id::text)::uuid
			text        ! 'a''b\\' || chr(10) || id
			varchar(40) ! 'it is, ' || id
			bpchar      ! 'it is ' || id || ' '
			date        ! date '2026-01-01' + id
			timestamp   ! timestamp '2026-01-01' + id * interval '1.000001 s'
			timestamptz ! timestamptz '2026-01-01' - id * interval '1 h 1 us'
			positive    ! id
			""")
	void aKeyOfEachTypeIsFollowed(String type, String value, TestDatabase database) {
		database.execute("CREATE DOMAIN positive AS int CHECK (VALUE > 0);"
				+ " CREATE TABLE typed (\"The key\" %s PRIMARY KEY, x int, n int DEFAULT 0);".formatted(type)
				+ " INSERT INTO typed SELECT %s FROM clients".formatted(value));
		backfill("UPDATE typed AS \"T\" SET x = 1, n = n + 1 WHERE \"T\".x IS NULL", "\"The key\" batch=7 pause=0ms");
		deploy(database);
		assertThat(database.queryForStrings("SELECT x, n, count(*) FROM typed GROUP BY 1, 2"))
			.containsExactly("1|1|100");
	}

	@Test
	void theStatementMeansWhatItMeansAsAWhole(TestDatabase database) {
		backfill("UPDATE clients SET x = CASE WHEN name LIKE '%7' THEN 7 ELSE 0 END\nWHERE id > 50 AND x IS NULL"
				+ " OR name IS NULL -- all\n  OR id = 3 AND x IS NULL", "id batch=9 pause=0ms");
		deploy(database);
		assertThat(database.queryForStrings("SELECT x, count(*) FROM clients GROUP BY 1 ORDER BY 1"))
			.containsExactly("0|46", "7|5", "|49");
	}

	@Test
	void aPartitionedTableIsFollowedByItsKey(TestDatabase database) {
		database.execute("CREATE TABLE parted (id int PRIMARY KEY, x int) PARTITION BY HASH (id);"
				+ " CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
				+ " CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
				+ " INSERT INTO parted SELECT id FROM clients");
		backfill("UPDATE parted SET x = 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		deploy(database);
		assertThat(database.queryForLong("SELECT count(*) FROM parted WHERE x = 1")).isEqualTo(100);
	}

	@Test
	void rowsThatWritersMakeMeanwhileAreTakenByAnotherRound(TestDatabase database) {
		database.execute("CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
				+ " IF NEW.id = 60 THEN INSERT INTO clients VALUES (-1, 'late'), (-2, 'late'); END IF; RETURN NULL;"
				+ " END $$; CREATE TRIGGER late AFTER UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION late()");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		deploy(database);
		assertThat(database.queryForStrings("SELECT count(*), count(DISTINCT id), min(id) FROM updates"))
			.containsExactly("102|102|-2");
		assertThat(database.queryForLong("SELECT count(*) FROM clients WHERE x IS NULL")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET x = 1 WHERE true", "SET x = coalesce(x, 0) + 1 WHERE coalesce(x, 0) < 10",
			"SET x = NULLIF(id, 17) WHERE x IS NULL",
			"SET x = 1 WHERE id IN (SELECT id FROM clients WHERE x IS NULL OR id = 17)" })
	void aConditionThatTheUpdateLeavesTrueStopsItBeforeARowIsUpdatedTwice(String update, TestDatabase database) {
		backfill("UPDATE clients " + update, "id batch=30 pause=0ms");
		StatementFailedException failure = failure(database);
		assertThat(failure.problem()).isEqualTo("""
				Migration %s failed.
				%s:1:1: the WHERE still finds rows that the UPDATE has written, so that another round would update\
				 them again; let SET make the condition false, or leave the rows out for which it stays true.
				    UPDATE clients %s /* ofauto: backfill id batch=30 pause=0ms */;
				Nothing of this migration remains: it was rolled back.""".formatted(NAME,
				this.migrations.location(NAME), update));
		assertThat(database.queryForLong("SELECT count(*) FROM updates")).isZero();
	}

	@Test
	void rowsThatWritersMakeWithoutEndStopIt(TestDatabase database) {
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=50 pause=1ms");
		WaitClock writer = new WaitClock() {

			@Override
			public void pause(Duration duration) {
				database.execute("INSERT INTO clients SELECT min(id) - 1 FROM clients");
			}

			@Override
			public long nanoTime() {
				return WaitClock.REAL.nanoTime();
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), Gate.ofProduction(), List.of(), writer);
		assertThat(catchThrowableOfType(StatementFailedException.class, migrator::deploy).problem())
			.contains(":1:42: 1 row still fits the condition after 10 rounds:"
					+ " other sessions write such rows as fast as they are updated; deploy the release that writes the value"
					+ " first.\n");
	}

	@Test
	void rowsThatTheUpdatePassesOverAreToldApartFromNewOnes(TestDatabase database) {
		database.execute("CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
				+ " IF NEW.id < 3 THEN RETURN NULL; END IF; RETURN NEW; END $$;"
				+ " CREATE TRIGGER keep BEFORE UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION keep()");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		assertThat(failure(database).problem()).contains(":1:42: 2 rows still fit the condition, and another round has"
				+ " updated no row; see whether a trigger or a row security policy keeps the UPDATE from rows that the"
				+ " WHERE finds, and leave those out in the WHERE.\n")
			.endsWith("\nIts batches have updated 98 rows, which stay (round 2, 2 rows, up to id 2).");
	}

	@Test
	void eachQuestionReadsTheConditionAsTheUpdateDoes(TestDatabase database) {
		database.execute("ALTER TABLE clients ADD day date; UPDATE clients SET day = date '2026-01-01' + id");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL AND day < '02/01/26'", "id batch=9 pause=0ms");
		this.migrations.with("20260101500000_late",
				"CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
						+ " IF NEW.id = 20 THEN INSERT INTO clients VALUES (-1, 'late', NULL, '2026-01-01'); END IF;"
						+ " RETURN NULL; END $$; CREATE TRIGGER late AFTER UPDATE ON clients FOR EACH ROW"
						+ " EXECUTE FUNCTION late()");
		deploy(database);
		assertThat(database.queryForStrings("SELECT count(*), min(id), max(id) FROM clients WHERE x = 1"))
			.containsExactly("31|-1|30");
	}

	@Test
	void aLongKeyIsKeptAndShownInShort(TestDatabase database) {
		database.execute("CREATE TABLE long (id text PRIMARY KEY, x int);"
				+ " INSERT INTO long SELECT repeat('a\\,', 20000) || lpad(id::text, 3, '0') FROM clients");
		backfill("UPDATE long SET x = 1 / (right(id, 3)::int - 75) WHERE x IS NULL", "id batch=30 pause=0ms");
		assertThat(failure(database).problem())
			.endsWith("\nIts batches have updated 60 rows, which stay (60 rows, up to id " + "a\\,".repeat(20) + "…).");
		database.execute("DELETE FROM long WHERE right(id, 3) = '075'");
		deploy(database);
		assertThat(database.queryForLong("SELECT count(*) FROM long WHERE x IS NOT NULL")).isEqualTo(99);
	}

	@Test
	void anErrorOfTheLastQuestionIsToldInTheServersWords(TestDatabase database) {
		database.execute("CREATE SEQUENCE times; CREATE FUNCTION once(int) RETURNS boolean LANGUAGE sql AS"
				+ " 'SELECT 1 / (nextval(''times'') - 101) < 5'");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL AND once(id) OR id = 1 AND x = 1 AND once(id)",
				"id batch=100 pause=0ms");
		assertThat(failure(database).problem()).contains(":1:1: division by zero (SQLSTATE 22012)\n")
			.doesNotContain("ERROR", "Position");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					UPDATE clients SET x = 1 WHERE x IS NULL | name  | the key name of clients can be null, and a batch would not reach such a row; it has to be NOT NULL
					UPDATE clients SET x = 1 WHERE x IS NULL | nope  | clients has no column nope
					UPDATE nobody SET x = 1 WHERE x IS NULL  | id    | no table "nobody" is in the search path
					UPDATE several SET x = 1 WHERE x IS NULL | id    | the key id of several is not unique: no valid unique index of the whole table is on this column alone
					UPDATE several SET x = 1 WHERE x IS NULL | part  | the key part of several is not unique: no valid unique index of the whole table is on this column alone
					UPDATE several SET x = 1 WHERE x IS NULL | place | the key place of several is of type point; a backfill follows integers, numeric, text, uuid, dates and timestamps
					UPDATE seen SET x = 1 WHERE x IS NULL    | id    | seen is no table, and a backfill updates a table
					UPDATE ruled SET x = 1 WHERE x IS NULL   | id    | ruled has a rule for UPDATE, so that nobody can tell what a batch updates
					UPDATE made SET n = 1 WHERE n > 1        | id    | the key id of made is generated from other columns, so that an UPDATE can change it
					UPDATE parent SET x = 1 WHERE x IS NULL  | id    | other tables inherit from parent, in which id can be there twice; write UPDATE ONLY, and a backfill for each of them
					""")
	void aKeyThatIsNoneIsRefusedBeforeAnythingIsTouched(String update, String key, String reason,
			TestDatabase database) {
		database.execute("CREATE TABLE several (id int NOT NULL, part int NOT NULL, place point NOT NULL, x int,"
				+ " UNIQUE (id, part)); CREATE UNIQUE INDEX ON several (part) WHERE x IS NULL;"
				+ " CREATE VIEW seen AS SELECT * FROM clients; CREATE TABLE ruled (id int PRIMARY KEY, x int);"
				+ " CREATE TABLE made (n int, id int GENERATED ALWAYS AS (n + 1) STORED PRIMARY KEY);"
				+ " CREATE RULE none AS ON UPDATE TO ruled DO INSTEAD NOTHING; CREATE TABLE parent (id int PRIMARY KEY,"
				+ " x int); CREATE TABLE child () INHERITS (parent)");
		backfill(update, key);
		StatementFailedException failure = failure(database);
		assertThat(failure.problem())
			.startsWith("Migration " + NAME + " failed.\n" + this.migrations.location(NAME) + ":1:"
					+ (update.length() + 2) + ": " + reason + ".\n")
			.endsWith("\nNothing of this migration remains: it was rolled back.");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE migration_name = '" + NAME
				+ "' AND rolled_back_at IS NULL"))
			.isZero();
	}

	@Test
	void anErrorIsToldWhereItIsAndTheNextDeployGoesOnBehindTheBatchesBefore(TestDatabase database) {
		backfill("UPDATE clients\nSET x = 100 / (id - 75)\nWHERE x IS NULL AND abs(id)\n\t= id",
				"id batch=30 pause=0ms");
		StatementFailedException failure = failure(database);
		assertThat(failure.problem()).contains("division by zero")
			.endsWith("\nIts batches have updated 60 rows, which stay (60 rows, up to id 60).");
		assertThat(failure.remedy()).isEqualTo("Repair the data, and start again: the deploy goes on behind the rows"
				+ " that are updated. To correct the file, first run the application with the arguments migrate resolve --rolled-back "
				+ NAME + "; the next deploy then begins again with the rows that still fit.");
		assertThat(database.queryForStrings(RECORD)).singleElement()
			.asString()
			.startsWith("f|t|0|ofauto-migrations: backfill, round 1, 60 rows updated, 60 of ")
			.contains(", key id, cursor 60\n")
			.contains("division by zero");
		database.execute("UPDATE clients SET id = 1075 WHERE id = 75; TRUNCATE updates");
		DeployReport report = deploy(database);
		assertThat(report.applied()).singleElement().satisfies((applied) -> assertThat(applied.resumed()).isTrue());
		assertThat(database.queryForStrings("SELECT count(*), count(DISTINCT id), min(id) FROM updates"))
			.containsExactly("40|40|61");
	}

	@Test
	void anErrorOfTheConditionIsToldAtItsPlace(TestDatabase database) {
		backfill("UPDATE clients SET x = 1 WHERE  x IS\n NULL AND no_column\n\t= id", "id");
		assertThat(failure(database).problem()).contains(this.migrations.location(NAME)
				+ ":2:11: column \"no_column\" does not"
				+ " exist (SQLSTATE 42703)\n    UPDATE clients SET x = 1 WHERE  x IS\n     NULL AND no_column\n    \t= id");
	}

	@Test
	void commentsAndPaceMayChangeWhileItIsInterrupted(TestDatabase database) {
		failsAt75(database, "UPDATE clients SET x = 100 / (id - 75) WHERE x IS NULL", "id batch=30 pause=0ms");
		backfill("UPDATE clients SET x = 100 / (id - 75)  WHERE x IS NULL", "id batch=5 pause=1ms");
		deploy(database);
		assertThat(database.queryForLong("SELECT count(DISTINCT batch) FROM updates")).isEqualTo(8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			UPDATE clients SET x = 1 WHERE x IS NULL                 | id
			UPDATE clients SET x = 100 / (id - 75) WHERE x IS NULL   | other
			""")
	void anotherStatementOrKeyIsForAPersonToDecide(String update, String key, TestDatabase database) {
		failsAt75(database, "UPDATE clients SET x = 100 / (id - 75) WHERE x IS NULL", "id batch=30 pause=0ms");
		backfill(update, key);
		assertThat(catchThrowableOfType(DeployRejectedException.class, () -> deploy(database)).findings())
			.extracting(Finding::kind)
			.contains(Finding.Kind.FAILED);
	}

	private void failsAt75(TestDatabase database, String update, String directive) {
		backfill(update, directive);
		failure(database);
		database.execute("UPDATE clients SET id = 1075 WHERE id = 75; TRUNCATE updates");
	}

	@Test
	void theFirstDeployOfADatabaseRunsItAsAStatement(TestDatabase database) {
		database.execute("DROP TABLE _prisma_migrations, clients, updates; DROP FUNCTION note");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=30");
		DeployReport report = deploy(database);
		assertThat(report.applied()).extracting(AppliedMigration::transactional).containsExactly(true, true);
	}

	/**
	 * The table was there before, and others use it.
	 */
	@Test
	void theFirstDeployOfASchemaRunsItInBatchesOnATableOfAnother(TestDatabase database) {
		this.migrations.without("20260101000000_clients").with("20260101000000_own", "CREATE TABLE own (id int);");
		backfill("UPDATE public.clients SET x = 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		DeployReport report = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("shop"))
			.deploy();
		assertThat(report.applied()).extracting(AppliedMigration::transactional).containsExactly(true, false);
		assertThat(database.queryForStrings("SELECT count(*), count(DISTINCT batch) FROM updates"))
			.containsExactly("100|4");
	}

	@Test
	void inDevelopmentItIsAStatementWhoseKeyIsLookedUp(TestDatabase database) {
		Gate development = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of());
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "x_id batch=30");
		Migrator migrator = this.migrations.migrator(database.dataSource(), development);
		assertThat(catchThrowableOfType(StatementFailedException.class, migrator::deploy).problem())
			.contains("clients has no column x_id");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=30");
		this.migrations.migrator(database.dataSource(), development).deploy();
		assertThat(database.queryForLong("SELECT count(DISTINCT batch) FROM updates")).isOne();
	}

	@Test
	void aDefaultSchemaIsThatOfItsTable(TestDatabase database) {
		database.execute("CREATE SCHEMA shop; CREATE TABLE shop.clients (id int PRIMARY KEY, x int);"
				+ " INSERT INTO shop.clients SELECT n FROM generate_series(1, 10) n;"
				+ " CREATE TABLE shop._prisma_migrations (LIKE public._prisma_migrations INCLUDING ALL);"
				+ " INSERT INTO shop._prisma_migrations SELECT * FROM public._prisma_migrations");
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=3 pause=0ms");
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("shop")).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM shop.clients WHERE x = 1")).isEqualTo(10);
		assertThat(database.queryForLong("SELECT count(*) FROM public.clients WHERE x = 1")).isZero();
	}

	@Test
	void aBatchThatDoesNotGetItsRowsIsTriedAgain(TestDatabase database) {
		backfill("UPDATE clients SET x = 1 WHERE x IS NULL", "id batch=30 pause=0ms");
		try (Bystander writer = Bystander.on(database)) {
			writer.begin("UPDATE clients SET name = 'other' WHERE id = 40");
			Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
					MigrationsOnDisk.settings(), List.of(this.migrations.log(), new MigrationListener() {

						@Override
						public void migrationRetried(String name, int attempt, Duration pause) {
							writer.commit();
						}

					}));
			migrator.deploy();
		}
		assertThat(this.migrations.log().lines()).contains("retried " + NAME + " after try 1");
		assertThat(database.queryForStrings("SELECT count(*), count(DISTINCT id) FROM clients WHERE x = 1"))
			.containsExactly("100|100");
		assertThat(database.queryForLong("SELECT count(*) FROM updates")).isEqualTo(101);
	}

	@Test
	void aFileWithAWrongCommentTouchesNothing(TestDatabase database) {
		this.migrations.with("20260101500000_before", "CREATE TABLE before ()");
		backfill("DELETE FROM clients WHERE x IS NULL", "id");
		MigrationScriptException failure = catchThrowableOfType(MigrationScriptException.class, () -> deploy(database));
		assertThat(failure.problem())
			.isEqualTo("Migration " + NAME + " cannot be applied.\n" + this.migrations.location(NAME)
					+ ":1:1: a backfill is one UPDATE, and this statement begins with DELETE.");
		assertThat(database.queryForString("SELECT to_regclass('before')")).isNull();
	}

	private void backfill(String update, String directive) {
		this.migrations.with(NAME, update + " /* ofauto: backfill " + directive + " */;\n");
	}

	private DeployReport deploy(TestDatabase database) {
		return this.migrations.migrator(database.dataSource()).deploy();
	}

	private StatementFailedException failure(TestDatabase database) {
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class, () -> deploy(database));
		assertThat(failure).isNotNull();
		return failure;
	}

}
