package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes with a rollback in one database only, though the trace of its proof has shown
 * nothing of it.
 */
@ExtendWith(PostgresExtension.class)
class UnshownLossTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String LAST = "20260102000000_last";

	private static final RollbackTarget TARGET = new RollbackTarget.Last();

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private TestDatabase database;

	@BeforeEach
	void start(TestDatabase database) {
		this.database = database;
		this.migrations = new MigrationsOnDisk(this.directory).with(CLIENTS,
				"CREATE TABLE clients (id int PRIMARY KEY, email varchar(5));");
	}

	private void deploy(String script, String rollback, RollbackLosses losses) {
		this.migrations.with(LAST, script);
		new ImpactFiles(this.migrations).withRollback(LAST, rollback, losses);
		migrator().deploy();
	}

	private Migrator migrator() {
		return this.migrations.migrator(this.database.dataSource(),
				MigrationsOnDisk.settings().withTableLockRetries(1000));
	}

	private RollbackReport rollBack(String... accepted) {
		return migrator().tools().rollback(TARGET, List.of(LAST), Set.of(accepted));
	}

	private void assertThatItIsRefused(String lost) {
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(this::rollBack)
			.withMessage("The rollback of " + LAST + " would lose:\n" + lost + "\nNothing was changed.\n"
					+ "Save what is needed first, such as with migrate backup --to DIRECTORY. If it may go, add"
					+ " --accept-data-loss " + LAST + ".");
		assertThat(migrator().plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	private static RollbackLosses drops(String type, String name) {
		return new RollbackLosses(List.of(new DroppedObject(type, name)), List.of(), List.of());
	}

	private long count(String table) {
		return this.database.queryForLong("SELECT count(*) FROM " + table);
	}

	@Test
	void aTableThatOnlyThisDatabaseHasIsCounted() {
		deploy("CREATE SCHEMA x; CREATE TABLE x.orders (id int);",
				"DROP SCHEMA x CASCADE;\nDROP TABLE IF EXISTS legacy;\n", drops("table", "x.orders"));
		this.database.execute("CREATE TABLE legacy AS SELECT generate_series(1, 1500)");
		this.database.execute("CREATE TABLE x.\"more\n\ttables\" AS SELECT 1");
		assertThatItIsRefused("- 1,500 rows of table legacy\n- 1 row of table x.\"more\\n\\ttables\"");
		assertThat(count("legacy")).isEqualTo(1500);
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.TABLE, "legacy", 1500L),
					new LostData(LostData.Kind.TABLE, "x.\"more\n\ttables\"", 1L));
	}

	@Test
	void aTableWithoutRowsMayGo() {
		deploy("CREATE SCHEMA x;", "DROP SCHEMA x CASCADE;\n", RollbackLosses.NONE);
		this.database.execute("CREATE TABLE x.empty (id int)");
		assertThat(rollBack().undone()).flatExtracting(RollbackReport.UndoneMigration::lost).isEmpty();
		assertThat(this.database.queryForString("SELECT to_regclass('x.empty')")).isNull();
	}

	@Test
	void aColumnThatGoesWithItsTypeIsCounted() {
		deploy("CREATE TYPE mood AS ENUM ('a');", "DROP TYPE mood CASCADE;\n", RollbackLosses.NONE);
		this.database.execute("ALTER TABLE clients ADD COLUMN \"of$ofauto$day\" mood");
		this.database.execute("INSERT INTO clients VALUES (1, 'x', 'a'), (2, 'y', NULL)");
		assertThatItIsRefused("- 1 value of column clients.\"of$ofauto$day\"");
	}

	@Test
	void thePartOfAValueThatGoesWithAnAttributeIsCounted() {
		deploy("CREATE TYPE pair AS (a int, b text); ALTER TABLE clients ADD COLUMN more int;",
				"ALTER TYPE pair DROP ATTRIBUTE b CASCADE;\nALTER TABLE clients DROP COLUMN more;\n",
				drops("table column", "clients.more"));
		this.database.execute("CREATE TABLE orders (one pair, many pair[], other clients)");
		this.database
			.execute("INSERT INTO orders VALUES ((1, 'x'), NULL, NULL), ((1, 'x'), ARRAY[(1, 'y')::pair], NULL),"
					+ " (NULL, NULL, (1, 'x', 7))");
		assertThatItIsRefused("- 1 value of column orders.many that its earlier type has no place for\n"
				+ "- 2 values of column orders.one that its earlier type has no place for\n"
				+ "- 1 value of column orders.other that its earlier type has no place for");
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.CONVERTED, "orders.many", 1L),
					new LostData(LostData.Kind.CONVERTED, "orders.one", 2L),
					new LostData(LostData.Kind.CONVERTED, "orders.other", 1L));
	}

	@Test
	void theTablesThatAreEmptiedWithAnotherAreCounted() {
		deploy("CREATE INDEX i ON clients (email);", "DROP INDEX i;\nTRUNCATE clients CASCADE;\n",
				drops("rows", "clients"));
		this.database.execute("CREATE TABLE orders (client int REFERENCES clients)");
		this.database.execute("INSERT INTO clients VALUES (1, 'x'); INSERT INTO orders VALUES (1), (1)");
		assertThatItIsRefused("- 1 row of table clients");
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.TABLE, "clients", 1L),
					new LostData(LostData.Kind.TABLE, "orders", 2L));
	}

	@Test
	void rowsThatABlockFindsOnlyHereAreCounted() {
		deploy("CREATE INDEX i ON clients (email);", """
				DROP INDEX i;
				DO $$ DECLARE found text; BEGIN
					FOR found IN SELECT relname FROM pg_class WHERE relname LIKE 'legacy%' LOOP
						EXECUTE 'DELETE FROM ' || found;
					END LOOP;
				END $$;
				""", RollbackLosses.NONE);
		this.database.execute("CREATE TABLE legacy AS SELECT generate_series(1, 3)");
		assertThatItIsRefused("- 3 rows of table legacy that the rollback changes or removes");
		assertThat(count("legacy")).isEqualTo(3);
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.CHANGED, "legacy", 3L));
	}

	@Test
	void theRowsOfAStatementAreCountedAsItRuns() {
		deploy("CREATE INDEX i ON clients (email);", "DROP INDEX i;\nDELETE FROM clients;\n",
				new RollbackLosses(List.of(), List.of(), List.of("DELETE")));
		this.database.execute("CREATE TABLE orders (client int REFERENCES clients ON DELETE CASCADE)");
		this.database.execute("INSERT INTO clients VALUES (1, 'x'); INSERT INTO orders VALUES (1), (1)");
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.extracting(LostData::describe)
			.containsExactly("rows that DELETE in the rollback changes; it is not known which",
					"1 row of table clients that the rollback changes or removes",
					"2 rows of table orders that the rollback changes or removes");
	}

	@Test
	void eachSegmentIsLookedAt() {
		deploy("CREATE INDEX CONCURRENTLY i ON clients (email);",
				"DROP INDEX CONCURRENTLY i;\nDROP TABLE IF EXISTS legacy;\n", RollbackLosses.NONE);
		this.database.execute("CREATE TABLE legacy AS SELECT generate_series(1, 3)");
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(this::rollBack)
			.withMessageContaining("- 3 rows of table legacy\n");
		assertThat(count("legacy")).isEqualTo(3);
		assertThat(migrator().plan().state()).isEqualTo(MigrationState.HALF_UNDONE);
		assertThat(rollBack(LAST).undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.TABLE, "legacy", 3L));
	}

	@Test
	void whoForgetsWhatWasThereHasToBeAccepted() {
		deploy("CREATE INDEX i ON clients (email);", "DROP INDEX i;\nRESET ALL;\n", RollbackLosses.NONE);
		assertThatItIsRefused("- rows that RESET ALL in the rollback changes; it is not known which");
	}

	@Test
	void anOperatorOfSomebodyElseDoesNotCount() {
		deploy("ALTER TABLE clients ALTER COLUMN email TYPE varchar(50);",
				"ALTER TABLE clients ALTER COLUMN email TYPE varchar(5) USING email::varchar(5);\n",
				new RollbackLosses(List.of(),
						List.of(new ColumnChange("clients", "email", "character varying(50)", "character varying(5)")),
						List.of()));
		this.database.execute("CREATE FUNCTION ran(varchar, varchar) RETURNS boolean LANGUAGE plpgsql AS"
				+ " 'BEGIN RAISE EXCEPTION ''ran''; END'");
		this.database.execute("CREATE OPERATOR = (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = ran)");
		this.database.execute("INSERT INTO clients VALUES (1, 'short'), (2, 'too long'), (3, NULL)");
		assertThatItIsRefused("- 1 value of column clients.email that its earlier type has no place for");
	}

	@Test
	void theIsolationOfADatabaseHidesNoRow() throws Exception {
		deploy("CREATE TABLE orders (id int);", "DROP TABLE orders;\n", drops("table", "orders"));
		this.database.execute(
				"ALTER DATABASE " + this.database.name() + " SET default_transaction_isolation = 'repeatable read'");
		try (Bystander writer = Bystander.on(this.database)) {
			writer.execute("BEGIN");
			writer.execute("INSERT INTO orders VALUES (1)");
			CompletableFuture<RollbackReport> run = Aside.supply(this::rollBack);
			assertThat(this.database.remains("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_locks l WHERE NOT granted"
					+ " AND relation = 'orders'::regclass AND mode = 'AccessExclusiveLock')"))
				.isEmpty();
			writer.execute("COMMIT");
			assertThat(run).failsWithin(Duration.ofMinutes(1))
				.withThrowableThat()
				.withMessageContaining("1 row of table orders");
		}
		assertThat(count("orders")).isEqualTo(1);
	}

	@Test
	void whoSetsAnotherIsolationHasToBeAccepted() {
		deploy("CREATE TABLE orders (id int);", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nDROP TABLE orders;\n",
				drops("table", "orders"));
		assertThatItIsRefused("- rows that SET TRANSACTION in the rollback changes; it is not known which");
	}

	@Test
	void whatWasRecordedWithoutBeingRunIsNotUndone() {
		this.migrations.with(LAST, "CREATE TABLE orders (id int);");
		new ImpactFiles(this.migrations).withRollback(LAST, "DROP TABLE orders;\n", drops("table", "orders"));
		this.database.execute("CREATE TABLE clients (id int); CREATE TABLE orders (id int)");
		migrator().baseline(LAST);
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(this::rollBack)
			.withMessage("Migration " + LAST + " has no proven way back: it was recorded without being run, so its"
					+ " rollback would remove what was there before.\nNothing was changed.\n"
					+ "Go back no further than that, or undo what it stands for by a new migration.");
		assertThat(count("orders")).isZero();
	}

	@Test
	void aWayThatWasCorrectedAndProvenAgainIsTaken() {
		deploy("CREATE TABLE orders (id int);", "DROP TABLE order;\n", RollbackLosses.NONE);
		assertThatExceptionOfType(RollbackFailedException.class).isThrownBy(this::rollBack);
		new ImpactFiles(this.migrations).withRollback(LAST, "DROP TABLE orders;\n", drops("table", "orders"));
		this.database.execute("INSERT INTO orders VALUES (1)");
		assertThatItIsRefused("- 1 row of table orders");
		assertThat(rollBack(LAST).undone()).hasSize(1);
	}

	@Test
	void aRollbackThatHasBegunGoesOnWithItsOwnText() {
		deploy("CREATE INDEX i ON clients (id);",
				"DROP INDEX CONCURRENTLY i;\nDROP TABLE obstacle;\nDROP INDEX CONCURRENTLY IF EXISTS i;\n",
				RollbackLosses.NONE);
		assertThatExceptionOfType(RollbackFailedException.class).isThrownBy(this::rollBack);
		new ImpactFiles(this.migrations).withRollback(LAST, "DROP TABLE clients;\n", RollbackLosses.NONE);
		this.database.execute("CREATE TABLE obstacle ()");
		assertThat(rollBack().undone()).hasSize(1);
		assertThat(count("clients")).isZero();
	}

	@Test
	void theCountWaitsForNobodyForLong() throws Exception {
		deploy("CREATE TABLE orders (id int);", "DROP TABLE orders;\n", drops("table", "orders"));
		try (Bystander owner = Bystander.on(this.database)) {
			owner.execute("BEGIN");
			owner.execute("LOCK TABLE orders");
			assertThatExceptionOfType(DatabaseAccessException.class)
				.isThrownBy(() -> this.migrations
					.migrator(this.database.dataSource(),
							MigrationsOnDisk.settings().withTableLockTimeout(Duration.ofMillis(1)))
					.tools()
					.preview(TARGET))
				.withMessageContaining(
						"Could not count what the rollback would lose: ERROR: canceling statement due to lock timeout");
		}
	}

	@Test
	void whatIsComputedIsNotLost() {
		deploy("ALTER TABLE clients ADD COLUMN twice int GENERATED ALWAYS AS (id * 2) STORED;",
				"ALTER TABLE clients DROP COLUMN twice;\n", drops("table column", "clients.twice"));
		this.database.execute("INSERT INTO clients VALUES (1, 'x')");
		assertThat(rollBack().undone()).flatExtracting(RollbackReport.UndoneMigration::lost).isEmpty();
	}

}
