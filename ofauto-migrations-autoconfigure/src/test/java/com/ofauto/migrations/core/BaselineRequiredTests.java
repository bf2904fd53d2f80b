package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.Locale;

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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(PostgresExtension.class)
class BaselineRequiredTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE TABLE b (id int)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE TABLE cars (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY) | table cars
			CREATE TABLE cars (id int) PARTITION BY LIST (id)                        | table cars
			CREATE VIEW cars AS SELECT 1                                             | view cars
			CREATE MATERIALIZED VIEW cars AS SELECT 1                                | materialized view cars
			CREATE SEQUENCE numbers                                                  | sequence numbers
			CREATE TYPE color AS ENUM ('red')                                        | type color
			CREATE DOMAIN plate AS text                                              | type plate
			CREATE TYPE place AS (x int, y int)                                      | type place
			CREATE TYPE span AS RANGE (SUBTYPE = time)                               | type span
			CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'             | function one
			CREATE PROCEDURE go() LANGUAGE sql AS 'SELECT 1'                         | function go
			CREATE TABLE "Odd Name" ()                                               | table Odd Name
			""")
	void anyObjectWithoutAHistoryNeedsABaseline(String sql, String found, TestDatabase database) {
		database.execute(sql);
		assertThatExceptionOfType(BaselineRequiredException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).deploy())
			.withMessage("The schema \"public\" is not empty but has no history of migrations. It has " + found
					+ ".\nIf the migrations created these objects, record the migrations that the database already"
					+ " has: run the"
					+ " application with the arguments migrate baseline --to 1_a, or name a later one if the"
					+ " database has more of them. Otherwise use an empty schema.")
			.satisfies((ex) -> assertThat(ex.objects()).containsExactly(found))
			.satisfies((ex) -> assertThat(ex.schema()).isEqualTo("public"));
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = '_prisma_migrations'"))
			.isZero();
	}

	@Test
	void namesTheFirstFewAndCountsTheRest(TestDatabase database) {
		database.execute("CREATE VIEW a AS SELECT 1; CREATE TABLE t7 (); CREATE TABLE t6 (); CREATE TABLE t5 ();"
				+ " CREATE TABLE t4 (); CREATE TABLE t3 (); CREATE TABLE t2 ()");
		assertThatExceptionOfType(BaselineRequiredException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).deploy())
			.satisfies((ex) -> assertThat(ex.problem())
				.endsWith("It has table t2, table t3, table t4, table t5, table t6 and 2 more."));
	}

	@ParameterizedTest
	@CsvSource({ "flyway_schema_history, Flyway", "databasechangelog, Liquibase" })
	void aDatabaseOfAnotherToolIsRecognisedAmongManyTables(String table, String tool, TestDatabase database) {
		database.execute("CREATE TABLE a1 (); CREATE TABLE a2 (); CREATE TABLE a3 (); CREATE TABLE a4 ();"
				+ " CREATE TABLE a5 (); CREATE TABLE a6 (); CREATE TABLE " + table + " ()");
		assertThatExceptionOfType(BaselineRequiredException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).deploy())
			.withMessage("The schema \"public\" is not empty but has no history of migrations. It has table " + table
					+ ", table a1, table a2, table a3, table a4 and 2 more.\n" + tool
					+ " has migrated this database until now. The page \"Coming from " + tool + "\""
					+ " (docs/coming-from-" + tool.toLowerCase(Locale.ROOT)
					+ ".md) describes step by step how to take over. If the migrations created these objects,"
					+ " record the migrations that the database already has: run the application with the"
					+ " arguments migrate baseline"
					+ " --to 1_a, or name a later one if the database has more of them. Otherwise use an empty"
					+ " schema.");
	}

	@Test
	void thePlanSaysSoWithoutAnException(TestDatabase database) {
		database.execute("CREATE TABLE cars ()");
		MigrationPlan plan = this.migrations.migrator(database.dataSource()).plan();
		assertThat(plan.toApply()).hasSize(2);
		assertThat(plan.state()).isEqualTo(MigrationState.BASELINE_REQUIRED);
		assertThat(plan.baselineRequired()).hasValueSatisfying((failure) -> assertThat(failure.problem())
			.isEqualTo("The schema \"public\" is not empty but has no history of migrations. It has table cars."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "citext", "pgcrypto", "pg_trgm", "\"uuid-ossp\"" })
	void membersOfExtensionsNeedNoBaseline(String extension, TestDatabase database) {
		database.execute("CREATE EXTENSION " + extension);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(2);
	}

	@Test
	void whatIsInAnotherSchemaNeedsNoBaseline(TestDatabase database) {
		database.execute("CREATE SCHEMA other; CREATE TABLE other.cars ()");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(2);
	}

	@Test
	void anEmptyHistoryNeedsNoBaseline(TestDatabase database) {
		database.execute("CREATE TABLE cars ()");
		database.execute(new HistoryTable("public", false).create(false));
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(2);
	}

	@Test
	void nothingToApplyNeedsNoBaseline(TestDatabase database) {
		database.execute("CREATE TABLE cars ()");
		this.migrations.without("1_a").without("2_b");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).isEmpty();
	}

	@Test
	void theBaselineIsTheRemedy(TestDatabase database) {
		database.execute("CREATE TABLE a (id int)");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		migrator.baseline("1_a");
		assertThat(migrator.deploy().applied()).extracting(AppliedMigration::name).containsExactly("2_b");
	}

}
