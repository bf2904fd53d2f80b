package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(PostgresExtension.class)
class SegmentTests {

	private static final String NAME = "20260102000000_segmented";

	private static final String RECORD = "SELECT finished_at IS NOT NULL, applied_steps_count FROM _prisma_migrations"
			+ " WHERE migration_name = '" + NAME + "' AND rolled_back_at IS NULL";

	private static final String INDEXES = "SELECT indexrelid::regclass, indisvalid FROM pg_index"
			+ " WHERE indrelid = 'clients'::regclass ORDER BY 1";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployClients(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int, name text); INSERT INTO clients VALUES (1, 'a'), (2, 'a');");
		this.migrations.migrator(database.dataSource()).deploy();
	}

	private DeployReport deploy(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		return this.migrations.migrator(database.dataSource()).deploy();
	}

	private StatementFailedException fail(TestDatabase database, String script) {
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> deploy(database, script));
		assertThat(failure).isNotNull();
		return failure;
	}

	@Test
	void runsConcurrentlyOutsideATransaction(TestDatabase database) {
		DeployReport report = deploy(database, """
				ALTER TABLE clients ADD email text;
				CREATE INDEX CONCURRENTLY clients_name ON clients (name);
				CREATE INDEX CONCURRENTLY ON public.clients (email);
				INSERT INTO clients VALUES (3, 'c', 'c@example.org');
				DROP INDEX CONCURRENTLY clients_name;
				REINDEX TABLE CONCURRENTLY clients;
				VACUUM clients;
				""");
		assertThat(report.applied()).extracting(AppliedMigration::transactional).containsExactly(false);
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|7");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_email_idx|t");
		assertThat(database.queryForString(
				"SELECT " + TestDatabase.LOGS + " FROM _prisma_migrations WHERE migration_name = '" + NAME + "'"))
			.isNull();
	}

	@Test
	void usesAnEnumValueInALaterSegmentThanTheOneThatAddsIt(TestDatabase database) {
		database.execute("CREATE TYPE state AS ENUM ('new'); ALTER TABLE clients ADD state state");
		deploy(database, "ALTER TYPE state ADD VALUE 'old';\nUPDATE clients SET state = 'old';");
		assertThat(database.queryForStrings("SELECT DISTINCT state FROM clients")).containsExactly("old");
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|2");
	}

	@Test
	void aNewTypeGetsAValueAndIsUsedInOneFile(TestDatabase database) {
		deploy(database,
				"CREATE TYPE state AS ENUM ('new');\nALTER TYPE state ADD VALUE 'old';\n"
						+ "CREATE TABLE states (state state DEFAULT 'old');\nALTER TYPE state ADD VALUE 'lost';\n"
						+ "INSERT INTO states VALUES ('lost');\n");
		assertThat(database.queryForStrings("SELECT state FROM states")).containsExactly("lost");
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|3");
	}

	@Test
	void anEnumValueThatIsNotUsedNeedsNoSegments(TestDatabase database) {
		database.execute("CREATE TYPE state AS ENUM ('new')");
		assertThat(deploy(database, "ALTER TYPE state ADD VALUE 'old';\nCREATE TABLE x ();").applied()
			.get(0)
			.transactional()).isTrue();
	}

	@Test
	void aFilesOwnTransactionsAreSegments(TestDatabase database) {
		deploy(database, """
				BEGIN; CREATE TABLE a (); COMMIT;
				START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
				CREATE TABLE b AS SELECT current_setting('transaction_isolation') AS level;
				END;
				BEGIN; CREATE TABLE c (); ROLLBACK;
				CREATE TABLE d ();
				""");
		assertThat(database.queryForStrings("SELECT level FROM b")).containsExactly("serializable");
		assertThat(database
			.queryForStrings("SELECT relname FROM pg_class WHERE relname IN ('a', 'b', 'c', 'd') ORDER BY 1"))
			.containsExactly("a", "b", "d");
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|4");
	}

	@Test
	void aFailedSegmentLeavesThoseBeforeItAndSaysSo(TestDatabase database) {
		StatementFailedException failure = fail(database,
				"CREATE TABLE x ();\nCREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name);\n");
		assertThat(failure.getMessage()).isEqualTo(
				"""
						Migration %s failed.
						%s:2:1: could not create unique index "clients_name" (SQLSTATE 23505)
						  Detail: Key (name)=(a) is duplicated.
						    CREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name);
						1 of its 2 segments has finished and stays applied.
						Repair the data, or correct the file from the failing statement on, and start again: the deploy continues \
						at that statement. If you give up, undo what it left, and run \
						the application with the arguments migrate resolve --rolled-back %s."""
					.formatted(NAME, this.migrations.location(NAME), NAME));
		assertThat(database.queryForStrings(RECORD)).containsExactly("f|1");
		assertThat(database.queryForStrings(INDEXES)).as("no invalid index is left").isEmpty();
		assertThat(this.migrations.migrator(database.dataSource()).plan().findings()).extracting(Finding::message)
			.containsExactly("Migration " + NAME
					+ " is interrupted: a run stopped after 1 of its segments, which remain" + " applied.");
	}

	@Test
	void resumesAtTheFailedSegmentOnceTheDataIsRepaired(TestDatabase database) {
		String script = "CREATE TABLE x ();\nCREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name);\n";
		fail(database, script);
		database.execute("UPDATE clients SET name = 'b' WHERE id = 2");
		DeployReport report = deploy(database, script);
		assertThat(report.applied()).extracting(AppliedMigration::resumed).containsExactly(true);
		assertThat(report.findings()).isEmpty();
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|2");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_name|t");
	}

	@Test
	void resumesACorrectedFileWhoseFinishedPartIsUnchanged(TestDatabase database) {
		fail(database, "CREATE TABLE x ();\nCREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name);\n");
		deploy(database, "CREATE TABLE x ();\nCREATE INDEX clients_name ON clients (name);\nCREATE TABLE y ();\n");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_name|t");
		assertThat(this.migrations.migrator(database.dataSource()).plan().findings()).isEmpty();
	}

	@Test
	void aFileWhoseFinishedPartHasChangedIsNotResumed(TestDatabase database) {
		fail(database, "CREATE TABLE x ();\nCREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name);\n");
		this.migrations.with(NAME,
				"CREATE TABLE x (id int);\nCREATE INDEX CONCURRENTLY clients_name ON clients (name);\n");
		DeployRejectedException failure = catchThrowableOfType(DeployRejectedException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.FAILED);
	}

	@Test
	void whatAFinishedSegmentSetForTheSessionHoldsAfterAResumption(TestDatabase database) {
		database.execute(
				"CREATE SCHEMA other; CREATE TABLE other.things (id int); INSERT INTO other.things VALUES (1), (1)");
		String script = "SET search_path = other;\nCREATE UNIQUE INDEX CONCURRENTLY things_id ON things (id);\n";
		fail(database, script);
		database.execute("DELETE FROM other.things");
		deploy(database, script);
		assertThat(database
			.queryForStrings("SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'other.things'::regclass"))
			.containsExactly("other.things_id");
	}

	@Test
	void anInvalidIndexThatSomebodyLeftIsClearedFirst(TestDatabase database) {
		assertThat(catchThrowableOfType(RuntimeException.class,
				() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY clients_name ON clients (name)")))
			.isNotNull();
		deploy(database, "CREATE INDEX CONCURRENTLY IF NOT EXISTS clients_name ON clients (name);");
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_name|t");
		assertThat(this.migrations.log().lines())
			.contains(NAME + ": dropped the invalid index clients_name, which an interrupted attempt had left");
	}

	@Test
	void anUnnamedIndexIsNotBuiltTwice(TestDatabase database) {
		String script = "CREATE UNIQUE INDEX CONCURRENTLY ON clients (name);\n";
		fail(database, script);
		database.execute("UPDATE clients SET name = 'b' WHERE id = 2");
		deploy(database, script);
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_name_idx|t");
	}

	@Test
	void aDoThatCommitsRunsIfTheAuthorSaysSo(TestDatabase database) {
		deploy(database, """
				-- ofauto: transaction=off
				DO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; INSERT INTO clients VALUES (8); END $$;
				CREATE TABLE x ();
				""");
		assertThat(database.queryForStrings("SELECT id FROM clients WHERE id > 6 ORDER BY 1")).containsExactly("7",
				"8");
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|2");
	}

	@Test
	void theAuthorDecidesInAFileBesideTheScript(TestDatabase database) {
		this.migrations.file(NAME + "/migration.properties", "# a repeatable script\ntransaction = off\n");
		deploy(database, "DO $$ BEGIN COMMIT; END $$;");
		assertThat(database.queryForStrings(RECORD)).containsExactly("t|1");
	}

	@Test
	void aBlockThatMayHaveRunIsNotRepeated(TestDatabase database) {
		this.migrations.with(NAME, "-- ofauto: transaction=off\nDO $$ BEGIN COMMIT; END $$;");
		Migration migration = this.migrations.read().get(1);
		Progress began = new Progress(0, 0, Checksum.of(""), true, null, null, "");
		database.execute(new HistoryTable("public", false).started("killed", migration, began.text()));
		assertThat(this.migrations.migrator(database.dataSource()).plan().findings()).extracting(Finding::kind)
			.containsExactly(Finding.Kind.FAILED);
	}

	@Test
	void detachesAPartition(TestDatabase database) {
		database.execute("CREATE TABLE runs (day int) PARTITION BY LIST (day); CREATE TABLE runs_1 PARTITION OF runs"
				+ " FOR VALUES IN (1)");
		deploy(database, "ALTER TABLE runs DETACH PARTITION runs_1 CONCURRENTLY;");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_inherits WHERE inhparent = 'runs'::regclass"))
			.isZero();
	}

	@Test
	void discardAllReleasesTheLockAndIsFound(TestDatabase database) {
		this.migrations.with(NAME, "DISCARD ALL;\nCREATE TABLE x ();\n");
		LockUnavailableException failure = catchThrowableOfType(LockUnavailableException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).isNotNull();
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'x'")).isZero();
	}

	@Test
	void aSegmentThatReleasesTheLockIsNeitherCommittedNorCounted(TestDatabase database) {
		this.migrations.with(NAME, "CREATE TABLE kept ();\nBEGIN;\nCREATE TABLE lost ();\n"
				+ "SELECT pg_advisory_unlock_all();\nCOMMIT;\nCREATE TABLE never ();\n");
		LockUnavailableException failure = catchThrowableOfType(LockUnavailableException.class,
				() -> this.migrations.migrator(database.dataSource()).deploy());
		assertThat(failure).isNotNull();
		assertThat(failure.problem()).startsWith("The migration lock was lost while migration " + NAME + " ran");
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relname IN ('kept', 'lost', 'never')"))
			.containsExactly("kept");
		assertThat(database.queryForStrings(RECORD)).containsExactly("f|1");
	}

	@Test
	void theLockIsHeldAsLongAsOneOfTheTwoIs(TestDatabase database) {
		String giveBack = "SELECT pg_advisory_unlock(72707369);\n";
		this.migrations.with("20260105000000_once", giveBack + "CREATE TABLE once ();\n")
			.with("20260106000000_twice", giveBack + "CREATE TABLE twice ();\n");
		assertThat(catchThrowable(() -> this.migrations.migrator(database.dataSource()).deploy()))
			.isInstanceOf(LockUnavailableException.class);
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relname IN ('once', 'twice')"))
			.containsExactly("once");
	}

}
