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
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a rollback undoes, by which way, and what is left of it.
 */
@ExtendWith(PostgresExtension.class)
class RollbackTests {

	private static final String CLIENTS = "20260101000000_clients";

	private static final String EMAIL = "20260102000000_email";

	private static final String CITIES = "20260103000000_cities";

	private static final RollbackTarget LAST = new RollbackTarget.Last();

	private static final RollbackLosses EMAILS = drops("table column", "clients.email");

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private ImpactFiles impacts;

	private Migrator migrator;

	@BeforeEach
	void deploy(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with(CLIENTS, "CREATE TABLE clients (id int);")
			.with(EMAIL, "ALTER TABLE clients ADD COLUMN email text;")
			.with(CITIES, "CREATE TABLE cities (id int);");
		this.impacts = new ImpactFiles(this.migrations)
			.withRollback(CLIENTS, "DROP TABLE clients;\n", drops("table", "clients"))
			.withRollback(EMAIL, "-- Größe → 'x\\y'\nALTER TABLE clients DROP COLUMN email;\n", EMAILS)
			.withRollback(CITIES, "DROP TABLE cities;\n", drops("table", "cities"));
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.deploy();
	}

	private static RollbackLosses drops(String type, String name) {
		return new RollbackLosses(List.of(new DroppedObject(type, name)), List.of(), List.of());
	}

	private static RollbackTarget to(String name) {
		return new RollbackTarget.To(name);
	}

	private RollbackReport rollBack(RollbackTarget target, String... accepted) {
		MigratorTools tools = this.migrator.tools();
		return tools.rollback(target, tools.preview(target).names(), Set.of(accepted));
	}

	private static List<String> columns(TestDatabase database) {
		return database.queryForStrings("SELECT table_name || '.' || column_name FROM information_schema.columns"
				+ " WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1");
	}

	@Test
	void theLastOneIsUndoneByWhatItsRecordKeeps(TestDatabase database) {
		this.migrations.without(CITIES);
		RollbackReport report = rollBack(LAST);
		assertThat(report.undone()).extracting(RollbackReport.UndoneMigration::name).containsExactly(CITIES);
		assertThat(columns(database)).containsExactly("clients.email", "clients.id");
		assertThat(
				database.queryForStrings("SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL, "
						+ TestDatabase.LOGS + " FROM _prisma_migrations WHERE migration_name = '" + CITIES + "'"))
			.containsExactly(CITIES + "|t|t|ofauto-migrations: undone by rollback");
	}

	@Test
	void whatCameAfterAMigrationIsUndoneInReverseOrder(TestDatabase database) {
		database.execute("INSERT INTO clients VALUES (1)");
		assertThat(rollBack(to(CLIENTS)).undone()).extracting(RollbackReport.UndoneMigration::name)
			.containsExactly(CITIES, EMAIL);
		assertThat(columns(database)).containsExactly("clients.id");
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
	}

	@Test
	void noDeployAppliesItAgainByItself(TestDatabase database) {
		rollBack(LAST);
		Migrator other = this.migrations.migrator(database.dataSource());
		assertThat(other.plan().state()).isEqualTo(MigrationState.UNDONE);
		String undoneAt = String.valueOf(database
			.queryForString("SELECT to_char(rolled_back_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
					+ " FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL"));
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(other::deployAtStart)
			.withMessage("Migration " + CITIES + " is undone: a rollback has undone it at " + undoneAt
					+ ", and its file has not changed since.\nTo apply it again, run the application with the arguments"
					+ " migrate deploy --again " + CITIES
					+ ". Otherwise correct the file, which makes it pending again, or delete its directory.");
		assertThat(columns(database)).containsExactly("clients.email", "clients.id");
	}

	@Test
	void itIsAppliedAgainIfAPersonSaysSo(TestDatabase database) {
		rollBack(to(CLIENTS));
		DeployReport report = this.migrator.tools().deploy(Set.of(), Set.of(CITIES, EMAIL), List.of());
		assertThat(report.applied()).extracting(AppliedMigration::name).containsExactly(EMAIL, CITIES);
		assertThat(this.migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(rollBack(LAST).undone()).hasSize(1);
	}

	@Test
	void aCorrectedFileIsPending(TestDatabase database) {
		rollBack(LAST);
		this.migrations.with(CITIES, "CREATE TABLE towns (id int);");
		Migrator next = this.migrations.migrator(database.dataSource());
		assertThat(next.deploy().applied()).extracting(AppliedMigration::name).containsExactly(CITIES);
		assertThat(columns(database)).contains("towns.id");
	}

	@Test
	void theReleaseBeforeItDeploysWithoutAWord(TestDatabase database) {
		rollBack(LAST);
		this.migrations.without(CITIES);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().findings()).isEmpty();
	}

	@Test
	void rowsAreNotLostUnlessAPersonAcceptsThat(TestDatabase database) {
		database.execute("INSERT INTO clients SELECT n, CASE WHEN n > 2 THEN 'x' END FROM generate_series(1, 1500) n");
		database.execute("INSERT INTO cities VALUES (1)");
		assertThat(this.migrator.tools().preview(to(CLIENTS)).steps()).flatExtracting(RollbackPreview.Step::lost)
			.containsExactly(new LostData(LostData.Kind.TABLE, "cities", 1L),
					new LostData(LostData.Kind.COLUMN, "clients.email", 1498L));
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(() -> rollBack(to(CLIENTS), CITIES))
			.withMessage("The rollback of " + EMAIL + " would lose:\n- 1,498 values of column clients.email\n"
					+ "Nothing was changed.\nSave what is needed first, such as with migrate backup --to DIRECTORY. If it may go, add --accept-data-loss "
					+ EMAIL + ".");
		assertThat(columns(database)).containsExactly("cities.id", "clients.email", "clients.id");
		RollbackReport report = rollBack(to(CLIENTS), CITIES, EMAIL);
		assertThat(report.undone()).flatExtracting(RollbackReport.UndoneMigration::lost)
			.containsExactly(new LostData(LostData.Kind.TABLE, "cities", 1L),
					new LostData(LostData.Kind.COLUMN, "clients.email", 1498L));
		assertThat(this.migrations.log().lines()).noneMatch((line) -> line.contains("lost"));
	}

	@Test
	void theCountIsMadeUnderTheLocksThatItActsWith(TestDatabase database) throws Exception {
		MigratorTools tools = this.migrator.tools();
		List<String> shown = tools.preview(LAST).names();
		this.migrator = this.migrations.migrator(database.dataSource(),
				MigrationsOnDisk.settings().withTableLockRetries(1000));
		try (Bystander writer = Bystander.on(database)) {
			writer.execute("BEGIN");
			writer.execute("INSERT INTO cities VALUES (1)");
			CompletableFuture<RollbackReport> run = Aside
				.supply(() -> this.migrator.tools().rollback(LAST, shown, Set.of()));
			assertThat(database.remains("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_locks l WHERE NOT granted"
					+ " AND relation = 'cities'::regclass AND mode = 'AccessExclusiveLock')"))
				.isEmpty();
			writer.execute("COMMIT");
			assertThat(run).failsWithin(Duration.ofMinutes(1))
				.withThrowableThat()
				.withMessageContaining("1 row of table cities");
		}
		assertThat(columns(database)).contains("cities.id");
	}

	@Test
	void valuesThatAnotherTypeHasNoPlaceForAreCounted(TestDatabase database) {
		this.migrations.with("20260104000000_wide", "ALTER TABLE clients ALTER COLUMN email TYPE varchar(50);");
		this.impacts.withRollback("20260104000000_wide",
				"ALTER TABLE clients ALTER COLUMN email TYPE varchar(5) USING email::varchar(5);\n",
				new RollbackLosses(List.of(),
						List.of(new ColumnChange("clients", "email", "character varying(50)", "character varying(5)")),
						List.of()));
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.deploy();
		database.execute("INSERT INTO clients VALUES (1, 'short'), (2, 'too long'), (3, NULL)");
		assertThat(this.migrator.tools().preview(LAST).steps()).flatExtracting(RollbackPreview.Step::lost)
			.containsExactly(new LostData(LostData.Kind.CONVERTED, "clients.email", 1L));
	}

	@Test
	void aStatementThatChangesRowsIsAlwaysAccepted(TestDatabase database) {
		this.migrations.with("20260104000000_fill", "UPDATE clients SET email = 'x';");
		this.impacts.withRollback("20260104000000_fill", "UPDATE clients SET email = NULL;\n",
				new RollbackLosses(List.of(), List.of(), List.of("UPDATE")));
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.deploy();
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(() -> rollBack(LAST))
			.withMessageContaining("- rows that UPDATE in the rollback changes; it is not known which\n");
		assertThat(rollBack(LAST, "20260104000000_fill").undone()).hasSize(1);
	}

	@Test
	void aFailedRollbackLeavesNothing(TestDatabase database) {
		database.execute("CREATE VIEW emails AS SELECT email FROM clients");
		assertThatExceptionOfType(RollbackFailedException.class).isThrownBy(() -> rollBack(to(CLIENTS)))
			.withMessage("The rollback of migration " + EMAIL + " failed.\nrollback of " + EMAIL
					+ ":2:1: cannot drop column email of table clients because other objects depend on it"
					+ " (SQLSTATE 2BP01)\n" + "  Detail: view emails depends on column email of table clients\n"
					+ "  Hint: Use DROP ... CASCADE to drop the dependent objects too.\n"
					+ "    ALTER TABLE clients DROP COLUMN email;\n"
					+ "Nothing of this rollback remains: the migration is applied as before.\n"
					+ "Undone before it in this run: " + CITIES + ".\n"
					+ "Repair what keeps the statement from running, such as objects that were made since or rows that"
					+ " have no place in the earlier schema, and roll back again.");
		assertThat(this.migrator.plan().counts().applied()).isEqualTo(2);
	}

	@Test
	void aRollbackInSegmentsThatStoppedStopsDeploysAndGoesOn(TestDatabase database) {
		this.migrations.with("20260104000000_index", "CREATE INDEX CONCURRENTLY by_id ON clients (id);");
		this.impacts.withRollback("20260104000000_index",
				"DROP INDEX CONCURRENTLY by_id;\nDROP TABLE obstacle;\nDROP INDEX CONCURRENTLY IF EXISTS none;\n",
				RollbackLosses.NONE);
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.deploy();
		assertThatExceptionOfType(RollbackFailedException.class).isThrownBy(() -> rollBack(LAST))
			.withMessageContaining(
					"1 of its 3 segments has finished: the migration is half undone, and no deploy begins.\n"
							+ "Repair what keeps the statement from running, such as objects that were made"
							+ " since or rows that have no place in the earlier schema, and roll back again: it goes on at that statement.");
		Migrator older = this.migrations.without("20260104000000_index").migrator(database.dataSource());
		assertThat(older.plan().state()).isEqualTo(MigrationState.HALF_UNDONE);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(older::deploy)
			.withMessageContaining(
					"Migration 20260104000000_index is half undone: a rollback stopped after 1 of its" + " segments: ");
		database.execute("CREATE TABLE obstacle ()");
		this.migrator = older;
		assertThat(older.tools().preview(LAST).steps()).extracting(RollbackPreview.Step::finishedSegments)
			.containsExactly(1);
		rollBack(LAST);
		assertThat(database.queryForStrings("SELECT count(*), count(finished_at), count(rolled_back_at), min("
				+ TestDatabase.LOGS + ")" + " FROM _prisma_migrations WHERE migration_name = '20260104000000_index'"))
			.containsExactly("2|1|2|ofauto-migrations: undone by rollback");
		assertThat(older.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void whatOthersChangedMeanwhileIsNotUndone(TestDatabase database) {
		List<String> shown = this.migrator.tools().preview(LAST).names();
		rollBack(LAST);
		assertThatExceptionOfType(RollbackRefusedException.class)
			.isThrownBy(() -> this.migrator.tools().rollback(LAST, shown, Set.of()))
			.withMessage(
					"The history has changed since the rollback was shown: it would undo " + EMAIL + " now, and not "
							+ CITIES + ".\nNothing was changed.\nLook again, and confirm what you see then.");
	}

	@Test
	void withoutAProvenWayNothingIsUndone(TestDatabase database) {
		database.execute("UPDATE _prisma_migrations SET logs = replace(logs, 'DROP', 'TRUNCATE')"
				+ " WHERE migration_name = '" + CITIES + "'");
		database.execute("UPDATE _prisma_migrations SET logs = NULL WHERE migration_name = '" + EMAIL + "'");
		this.migrations.without(CITIES).file(EMAIL + "/rollback.sql", "SELECT 1;");
		this.migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(() -> rollBack(to(CLIENTS)))
			.withMessage("Migration " + CITIES + " has no proven way back: its record keeps a rollback that somebody"
					+ " has changed, so that it is not the one that was proven.\nMigration " + EMAIL
					+ " has no proven way back: its record keeps no rollback, and "
					+ this.migrations.location(EMAIL).replace("migration.sql", "rollback.sql")
					+ " has changed since it was proven.\nNothing was changed.\nIn the project, write and prove each:"
					+ " migrate rollback --make " + CITIES + ", migrate rollback --make " + EMAIL
					+ ". The next release brings them. Or undo the migrations by hand, and write a new one that says so.");
	}

	@Test
	void theProvenWayOnDiskIsTakenWhereTheRecordKeepsNone(TestDatabase database) {
		database.execute("UPDATE _prisma_migrations SET logs = NULL");
		assertThat(rollBack(to(CLIENTS)).undone()).hasSize(2);
	}

	@Test
	void aRetiredMigrationKeepsItsWay(TestDatabase database) {
		this.migrations.without(CITIES);
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.resolve(List.of(new Decision.Removed(CITIES)));
		assertThat(this.migrator.plan().counts().removed()).isEqualTo(1);
		assertThat(rollBack(LAST).undone()).hasSize(1);
	}

	@Test
	void whatIsKeptCostsNoRoundTripAndIsNotReadByALook(TestDatabase database) {
		this.migrations.with("20260104000000_more", "CREATE TABLE more (id int);");
		this.impacts.withRollback("20260104000000_more", "DROP TABLE more;\n" + "-- x\n".repeat(10_000),
				RollbackLosses.NONE);
		try (CountingProxy proxy = CountingProxy.before(database)) {
			this.migrations.migrator(proxy.dataSource()).deploy();
			assertThat(proxy.roundTrips()).isEqualTo(4);
			assertThat(database.queryForLong(
					"SELECT length(logs) FROM _prisma_migrations" + " WHERE migration_name = '20260104000000_more'"))
				.isGreaterThan(50_000);
			proxy.reset();
			MigrationPlan plan = this.migrations.migrator(proxy.dataSource()).plan();
			assertThat(proxy.roundTrips()).isEqualTo(1);
			assertThat(plan.only(MigrationStatus.Applied.class)).extracting((applied) -> applied.record().logs())
				.containsOnly("ofauto-migrations: rollback");
		}
	}

}
