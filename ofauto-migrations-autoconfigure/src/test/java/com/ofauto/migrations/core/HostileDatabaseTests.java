package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing that the engine sends is caught by what somebody else has put into the search
 * path. Authors' statements here have no functions and no operators: those are looked up
 * in their own path, and so they should be.
 */
@ExtendWith(PostgresExtension.class)
class HostileDatabaseTests {

	private static TestDatabase model;

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeAll
	static void buildTheModel() {
		model = PostgresServer.shared().createDatabase();
		HostileDatabase.of(model);
	}

	@AfterAll
	static void dropTheModel() {
		model.close();
	}

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE INDEX CONCURRENTLY a_id ON a (id); CREATE TABLE b (id int)");
	}

	@Test
	void theTrapsCatchWhatIsNotQualified() {
		try (TestDatabase database = PostgresServer.shared().copyOf(model)) {
			HostileDatabase hostile = new HostileDatabase(database).with(HostileDatabase.BEHIND);
			database.execute("SELECT pg_identify_object(1259, 1259, 0)");
			database.execute("SELECT FROM pg_catalog.pg_locks WHERE objid = 1");
			assertThat(hostile.caught()).hasSizeGreaterThanOrEqualTo(2);
			hostile.with(HostileDatabase.BEFORE);
			long before = hostile.caught().size();
			database.execute("SELECT FROM pg_locks");
			database.execute("SELECT 'x'::text");
			database.execute("SELECT 1 + 1");
			assertThat(hostile.caught().size() - before).isGreaterThanOrEqualTo(3);
		}
	}

	@ParameterizedTest
	@CsvSource({ "BEHIND,", "BEFORE,", "BEHIND, app", "BEFORE, app" })
	void nothingIsCaughtInALife(String path, @Nullable String schema) {
		try (TestDatabase database = PostgresServer.shared().copyOf(model)) {
			HostileDatabase hostile = new HostileDatabase(database)
				.with(path.equals("BEFORE") ? HostileDatabase.BEFORE : HostileDatabase.BEHIND);
			live(database.dataSource(), database, schema);
			assertThat(hostile.caught()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "BEHIND", "BEFORE" })
	void nothingIsCaughtByWhatASessionHasLeft(String path) {
		try (TestDatabase database = PostgresServer.shared().copyOf(model)) {
			HostileDatabase hostile = new HostileDatabase(database)
				.with(path.equals("BEFORE") ? HostileDatabase.BEFORE : HostileDatabase.BEHIND);
			HikariDataSource pool = hostile.poolWithLeftovers();
			Migrator migrator = this.migrations.migrator(pool, MigrationsOnDisk.settings("app"));
			migrator.plan();
			hostile.leaveOn(pool);
			migrator.deploy();
			hostile.leaveOn(pool);
			migrator.deploy();
			migrator.plan();
			assertThat(migrator.work().progress()).isEmpty();
			assertThat(hostile.caught()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "BEHIND", "BEFORE" })
	void nothingIsCaughtByARollback(String path) {
		try (TestDatabase database = PostgresServer.shared().copyOf(model)) {
			HostileDatabase hostile = new HostileDatabase(database)
				.with(path.equals("BEFORE") ? HostileDatabase.BEFORE : HostileDatabase.BEHIND);
			this.migrations.with("3_c", "CREATE TABLE c (id int, t varchar(9))");
			new ImpactFiles(this.migrations)
				.withRollback("2_b", "DROP INDEX CONCURRENTLY a_id; DROP TABLE b", drops("b"))
				.withRollback("3_c", "DROP TABLE c",
						new RollbackLosses(List.of(new DroppedObject("table column", "c.id")),
								List.of(new ColumnChange("c", "t", "character varying(9)", "character varying(3)")),
								List.of()));
			Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
			migrator.deploy();
			database.execute("INSERT INTO app.c VALUES (1, 'long'), (2, 'x'); INSERT INTO app.b VALUES (1)");
			RollbackTarget target = new RollbackTarget.To("1_a");
			RollbackPreview preview = migrator.tools().preview(target);
			assertThat(preview.steps()).flatExtracting(RollbackPreview.Step::lost).hasSize(3);
			assertThatExceptionOfType(RollbackRefusedException.class)
				.isThrownBy(() -> migrator.tools().rollback(target, preview.names(), Set.of("3_c")));
			migrator.tools().rollback(target, preview.names(), Set.of("2_b", "3_c"));
			assertThat(migrator.plan().counts().undone()).isEqualTo(2);
			migrator.tools().deploy(Set.of(), Set.of("2_b", "3_c"), List.of());
			assertThat(hostile.caught()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "BEHIND", "BEFORE" })
	void nothingIsCaughtByACapture(String path) {
		try (TestDatabase database = PostgresServer.shared().copyOf(model)) {
			HostileDatabase hostile = new HostileDatabase(database)
				.with(path.equals("BEFORE") ? HostileDatabase.BEFORE : HostileDatabase.BEHIND);
			this.migrations.with("3_c",
					"CREATE TABLE c (id int PRIMARY KEY, t varchar(9), at timestamp); CREATE TABLE d (c int);");
			Migrator first = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
			first.deploy();
			database.execute(
					"INSERT INTO app.c VALUES (1, 'one', '2020-01-01'), (2, 'two', NULL); INSERT INTO app.d VALUES (1)");
			this.migrations.with("4_d", "ALTER TABLE c DROP COLUMN t; ALTER TABLE c DROP COLUMN at; DROP TABLE d;");
			new ImpactFiles(this.migrations).withRollback("4_d",
					"CREATE TABLE d (c int); ALTER TABLE c ADD COLUMN t varchar(9); ALTER TABLE c ADD COLUMN at timestamp;",
					new DroppedObject("table column", "c.t"), new DroppedObject("table column", "c.at"),
					new DroppedObject("table", "d"));
			Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")
				.withUndo(new UndoSettings(Duration.ofDays(1), 1_000_000L, AboveMaxSize.REFUSE)));
			assertThat(migrator.captures().planned(migrator.plan())).hasSize(2);
			migrator.deploy();
			assertThat(migrator.captures().all()).hasSize(2);
			RollbackTarget target = new RollbackTarget.Last();
			assertThat(migrator.tools().rollback(target, List.of("4_d"), Set.of()).undone().get(0).restored())
				.extracting(RestoredData::rows)
				.containsExactlyInAnyOrder(1L, 2L);
			assertThat(database.queryForStrings("SELECT t FROM app.c ORDER BY id")).containsExactly("one", "two");
			migrator.tools().deploy(Set.of(), Set.of("4_d"), List.of());
			database
				.execute("COMMENT ON SCHEMA _ofauto_undo IS 'ofauto-migrations: captures, the first of which goes at"
						+ " 2020-01-01T00:00:00Z'");
			migrator.deploy();
			assertThat(hostile.caught()).isEmpty();
		}
	}

	private static RollbackLosses drops(String table) {
		return new RollbackLosses(List.of(new DroppedObject("table", table)), List.of(), List.of());
	}

	private void live(DataSource dataSource, TestDatabase database, @Nullable String schema) {
		MigratorSettings settings = MigratorSettings.defaults()
			.withDefaultSchema(schema)
			.withMigrationLockWait(Duration.ofSeconds(30))
			.withTableLockTimeout(Duration.ofMillis(100))
			.withTableLockRetries(0);
		Migrator migrator = new Migrator(dataSource, this.migrations.directory(), settings,
				new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of()), List.of(this.migrations.log()));
		migrator.plan();
		if (schema == null) {
			assertThatExceptionOfType(BaselineRequiredException.class).isThrownBy(migrator::deploy);
			this.migrations.with("0_baseline", "SELECT");
			migrator.baseline("0_baseline");
		}
		migrator.deploy();
		migrator.deploy();
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(migrator.work().progress()).isEmpty();
		fail(migrator, "3_c", "CREATE TABLE c (id nonsense)");
		fail(migrator, "3_c", "CREATE TABLE c (id nonsense)");
		this.migrations.with("3_c", "CREATE TABLE c (id int)").with("4_d", "DROP INDEX CONCURRENTLY nonsense; SELECT");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy);
		migrator.resolve(List.of(new Decision.RolledBack("4_d")));
		this.migrations.with("4_d", "DROP INDEX CONCURRENTLY a_id; SELECT");
		migrator.deploy();
		this.migrations.with("3_c", "CREATE TABLE c (id int) -- edited");
		migrator.resolve(List.of(new Decision.EditAccepted("3_c")));
		String a = ((schema != null) ? schema : "public") + ".a";
		blocked(migrator, database, a, "5_e", "ALTER TABLE a ADD x int");
		blocked(migrator, database, a, "6_f", "ALTER TABLE a ADD y int", brief(exclusive("a"), exclusive("nowhere")));
		blocked(migrator, database, a, "7_g", "INSERT INTO a VALUES (1); ALTER TABLE a ADD z int", rows(),
				brief(exclusive("a")));
		assertThat(migrator.plan().findings()).isEmpty();
	}

	private void fail(Migrator migrator, String name, String script) {
		this.migrations.with(name, script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy);
	}

	private void blocked(Migrator migrator, TestDatabase database, String table, String name, String script,
			StatementImpact... impact) {
		this.migrations.with(name, script);
		if (impact.length > 0) {
			new ImpactFiles(this.migrations).with(name, impact);
		}
		try (Bystander bystander = Bystander.on(database)) {
			bystander.begin("LOCK TABLE " + table + " IN ACCESS SHARE MODE");
			assertThatExceptionOfType(MigrationBlockedException.class).isThrownBy(migrator::deploy)
				.satisfies((failure) -> assertThat(failure.blockers()).isNotEmpty());
		}
		migrator.deploy();
	}

}
