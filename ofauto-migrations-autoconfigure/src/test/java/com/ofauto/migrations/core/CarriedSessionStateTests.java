package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the segments of a file leave in their session is there for those that follow, or
 * these do not run.
 */
@ExtendWith(PostgresExtension.class)
class CarriedSessionStateTests {

	private static final String NAME = "20260102000000_segmented";

	private static final String INDEX = "CREATE INDEX CONCURRENTLY ix ON app.t (id);\n";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployTables(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_tables", """
				CREATE SCHEMA audit; CREATE TABLE audit.log (id int);
				CREATE TABLE t (id int);
				CREATE TABLE ids AS SELECT generate_series(1, 1000) AS id;
				CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
				$$ BEGIN INSERT INTO audit.log VALUES (NEW.id); RETURN NEW; END $$;
				CREATE TRIGGER note AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
				CREATE SCHEMA other; CREATE TABLE other.ids (id int);
				CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql AS
				$$ BEGIN CREATE TEMP TABLE ids AS SELECT 1 AS id; END $$;
				CREATE FUNCTION turn() RETURNS void LANGUAGE plpgsql AS
				$$ BEGIN EXECUTE 'SET search' || '_path = other'; END $$;
				CREATE FUNCTION tenant(name text) RETURNS void LANGUAGE plpgsql AS
				$$ BEGIN PERFORM set_config('app.tenant', name, false); END $$;
				""");
		database.execute("CREATE SCHEMA app");
		migrator(database).deploy();
	}

	@Test
	void aTemporaryTableIsThereWhereASegmentIsTriedAgainForAnotherFilesSchema(TestDatabase database) {
		this.migrations.with(NAME,
				"CREATE TEMP TABLE ids AS SELECT 1 AS id;\n" + INDEX + "INSERT INTO t SELECT id FROM ids;");
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.t")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET search_path = other", "SELECT set_config('search_path', 'other', false)",
			"DO $$ BEGIN PERFORM set_config('search_path', 'other', false); END $$",
			"SET search_path = app; SELECT set_config('search_path', 'other', false)" })
	void aSettingIsThereToo(String setting, TestDatabase database) {
		this.migrations.with(NAME, setting + ";\n" + INDEX + "INSERT INTO app.t VALUES (1);\nDELETE FROM ids;");
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isEqualTo(1000);
	}

	@Test
	void aSettingThatWasRolledBackIsNot(TestDatabase database) {
		this.migrations.with(NAME,
				"BEGIN;\nSET search_path = other;\nROLLBACK;\n" + INDEX + "INSERT INTO t SELECT id FROM ids;");
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.t")).isEqualTo(1000);
	}

	@Test
	void aTemporaryTableIsThereWhereALockWasWaitedFor(TestDatabase database) {
		this.migrations.with(NAME, """
				CREATE TEMP TABLE ids AS SELECT 1 AS id;
				CREATE INDEX CONCURRENTLY ix ON other.ids (id);
				ALTER TABLE app.t ADD COLUMN note text;
				INSERT INTO app.t SELECT id FROM ids;
				""");
		MigratorSettings defaults = MigratorSettings.defaults();
		MigratorSettings settings = defaults.withDefaultSchema("app")
			.withTableLockTimeout(Duration.ofMillis(50))
			.withTableLockRetries(10_000);
		Migrator migrator = this.migrations.migrator(database.dataSource(), settings);
		try (Bystander reader = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			reader.begin("SELECT FROM app.t");
			CompletableFuture<DeployReport> deploy = Aside.supply(migrator::deploy);
			while (this.migrations.log().lines().stream().noneMatch((line) -> line.startsWith("retried"))) {
				watcher.execute("SELECT pg_sleep(0.01)");
			}
			reader.commit();
			deploy.join();
		}
		assertThat(database.queryForLong("SELECT count(*) FROM app.t")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TEMP TABLE ids AS SELECT 1 AS id", "SELECT 1 AS id INTO TEMP ids",
			"SELECT set_config('search_path', 'other', false)", "DO $$ BEGIN SET search_path = other; END $$",
			"PREPARE p AS SELECT 1", "BEGIN; SAVEPOINT s; SET search_path = other; ROLLBACK TO s; COMMIT",
			"BEGIN; DECLARE c CURSOR WITH HOLD FOR SELECT 1; COMMIT",
			"DO $$ BEGIN CREATE TEMP TABLE ids AS SELECT 1 AS id; END $$", "CREATE TABLE pg_temp.ids AS SELECT 1 AS id",
			"SELECT app.make()", "/* x */ CREATE /* y */ TEMP TABLE ids AS SELECT 1 AS id",
			"SELECT 1 AS id INTO LOCAL TEMP ids", "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
			"CREATE VIEW pg_temp.ids AS SELECT 1 AS id" })
	void aRunThatLacksItDoesNotGoOn(String first, TestDatabase database) {
		this.migrations.with(NAME, first + ";\n" + INDEX + "SELECT 1 / 0;\nDELETE FROM ids;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy)
			.withMessageEndingWith(
					"""
							2 of its 3 segments have finished and stay applied.
							The finished segments left something in their session, such as a temporary table, that ended with the \
							session. No run can continue from there. Check what it left. If you have undone the whole migration, run the application \
							with the arguments migrate resolve --rolled-back 20260102000000_segmented; the next deploy then applies it \
							again. If you have completed it by hand, run the application with the arguments migrate resolve --applied \
							20260102000000_segmented.""");
		this.migrations.with(NAME, first + ";\n" + INDEX + "SELECT 1 / 1;\nDELETE FROM ids;");
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator(database)::deploy);
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT app.tenant('five')", "SELECT set_config('app.tenant', 'five', false)",
			"DO $$ BEGIN PERFORM set_config('app.tenant', 'five', false); END $$" })
	void aSettingThatTheApplicationHasMadeUpIsMissedToo(String first, TestDatabase database) {
		String script = first + ";\n" + INDEX + "SELECT 1 / %d;\nUPDATE ids SET id = 0 WHERE id ="
				+ " coalesce(length(current_setting('app.tenant', true)), 9);";
		this.migrations.with(NAME, script.formatted(0));
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy)
			.withMessageContaining(
					"The finished segments left something in their session, such as a temporary table, that ended"
							+ " with the session. No run can continue from there.");
		this.migrations.with(NAME, script.formatted(1));
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator(database)::deploy);
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids WHERE id = 0")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET app.tenant = 'five'",
			"SET pg_trgm.similarity_threshold = 0.5; SELECT similarity('a', 'b')",
			"CREATE FUNCTION f(x text) RETURNS text LANGUAGE sql AS $$ SELECT set_config('app.x', x, true) $$",
			"CREATE TABLE temp (id int); INSERT INTO temp VALUES (1)", "CREATE TABLE x AS SELECT 'see set_config' AS y",
			"COMMENT ON TABLE app.t IS 'INTO TEMP'", "SELECT set_config('app.x', 'five', true)",
			"SET search_path = app, public; SET search_path = app", "SET ROLE pg_monitor; RESET ROLE" })
	void whatOnlyLooksLikeItDoesNotStopARun(String first, TestDatabase database) {
		database.execute("CREATE EXTENSION pg_trgm");
		String script = first + ";\n" + INDEX + "SELECT 1 / %d;\nDELETE FROM app.ids;";
		this.migrations.with(NAME, script.formatted(0));
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy)
			.withMessageContaining("the deploy continues at that statement");
		this.migrations.with(NAME, script.formatted(1));
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SET search_path = public, pg_temp", "SET timezone = 'Asia/Tokyo'", "SET work_mem = '5MB'" })
	void otherSurroundingsDoNotStopARunWhoseSegmentsLeftNothing(String meanwhile, TestDatabase database) {
		this.migrations.with(NAME, INDEX + "SELECT 1 / 0;\nDELETE FROM app.ids;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy);
		database.execute("ALTER DATABASE " + database.name() + " " + meanwhile);
		this.migrations.with(NAME, INDEX + "SELECT 1 / 1;\nDELETE FROM app.ids;");
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anotherSearchPathOfTheDatabaseStopsARun(boolean byTheFile, TestDatabase database) {
		String path = "ALTER DATABASE " + database.name() + " SET search_path = other, app";
		database.execute("ALTER DATABASE " + database.name() + " SET search_path = app, other;"
				+ " CREATE TABLE app.twice (id int); CREATE TABLE other.twice (id int)");
		String script = (byTheFile ? path + ";\n" : "") + INDEX + "INSERT INTO %s VALUES (1);\n";
		this.migrations.with(NAME, script.formatted("nowhere"));
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy);
		if (!byTheFile) {
			database.execute(path);
		}
		database.execute("ALTER TABLE app._prisma_migrations SET SCHEMA other");
		this.migrations.with(NAME, script.formatted("twice"));
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator::deploy)
			.withMessageContaining("the settings differ from those that the finished segments left")
			.withMessageContaining("If the configuration has changed since, restore it and start again");
		assertThat(database.queryForLong("SELECT count(*) FROM other.twice")).isZero();
		database.execute("ALTER DATABASE " + database.name() + " SET search_path = app, other;"
				+ " ALTER TABLE other._prisma_migrations SET SCHEMA app");
		migrator.deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.twice")).isEqualTo(1);
	}

	@Test
	void aSettingThatAFunctionHasMadeIsMissedByTheRunThatGoesOn(TestDatabase database) {
		String script = "SELECT turn();\n" + INDEX + "SELECT 1 / %d;\nDELETE FROM ids;";
		this.migrations.with(NAME, script.formatted(0));
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy)
			.withMessageContaining("No run can continue from there.");
		database.execute("UPDATE app._prisma_migrations SET logs = replace(logs, 'session kept', 'session "
				+ "0".repeat(32) + "') WHERE finished_at IS NULL");
		this.migrations.with(NAME, script.formatted(1));
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy)
			.withMessage("Migration " + NAME + " failed.\n" + this.migrations.location(NAME)
					+ ":3:1: the settings differ from those that the finished segments left.\n    SELECT 1 / 1;\n2"
					+ " of its 3"
					+ " segments have finished and stay applied.\nThe search path, the role, the time zone or another setting"
					+ " is not what they left. If the configuration has changed since, restore it and start again;"
					+ " otherwise no run can continue from there. Check what it left. If you have undone the whole"
					+ " migration, " + NextStep.resolve(new Decision.RolledBack(NAME))
					+ "; the next deploy then applies it again. If you have completed it by hand, "
					+ NextStep.resolve(new Decision.Applied(NAME)) + ".");
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isEqualTo(1000);
	}

	@Test
	void whatASessionHasIsInTheRecordBehindTheCount(TestDatabase database) {
		this.migrations.with(NAME, INDEX + "CREATE TEMP TABLE x ();\nSELECT 1 / 0;\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy);
		assertThat(database
			.queryForString("SELECT " + TestDatabase.LOGS + " FROM app._prisma_migrations WHERE finished_at IS NULL"))
			.matches(
					"(?s)ofauto-migrations: 1 segments finished, \\d+ bytes, sha256 [0-9a-f]{64}, next, session same[0-9a-f]{32}\n.*");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SET search_path = other", "BEGIN; SET search_path = app; ROLLBACK; SET search_path = other",
					"SET search_path = other; DO $$ BEGIN UPDATE ids SET id = 1; END $$",
					"SET search_path = other; BEGIN; CREATE TEMP TABLE x ON COMMIT DROP AS SELECT 1; COMMIT",
					"SET search_path = other; BEGIN; CREATE TEMP TABLE ids AS SELECT 1 AS id; ROLLBACK" })
	void aRunThatCanSayItAgainGoesOn(String first, TestDatabase database) {
		this.migrations.with(NAME, first + ";\n" + INDEX + "SELECT 1 / 0;\nDELETE FROM ids;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(migrator(database)::deploy);
		this.migrations.with(NAME, first + ";\n" + INDEX + "SELECT 1 / 1;\nDELETE FROM ids;");
		migrator(database).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.ids")).isEqualTo(1000);
	}

	private Migrator migrator(TestDatabase database) {
		return this.migrations.migrator(database.dataSource(), MigratorSettings.defaults().withDefaultSchema("app"));
	}

}
