package com.ofauto.migrations.core;

import java.nio.file.Path;

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
 * What a baseline looks for before it is recorded.
 */
@ExtendWith(PostgresExtension.class)
class BaselineLookTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void start() {
		this.migrations = new MigrationsOnDisk(this.directory);
	}

	@Test
	void aDatabaseWithoutWhatTheFilesCreateIsRefusedWithTheNextCommand(TestDatabase database) {
		database.execute("CREATE TABLE legacy (id int); CREATE TABLE a (id int)");
		this.migrations.with("1_a", "CREATE TABLE a (id int);").with("2_b", """
				CREATE TABLE IF NOT EXISTS "B" (id int); CREATE TYPE other.kind AS ENUM ('X');
				CREATE OR REPLACE VIEW v AS SELECT 1;
				ALTER TABLE ONLY a ADD COLUMN IF NOT EXISTS name text DEFAULT 'a, b', ADD COLUMN "Age" int;
				""");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> migrator.baseline("2_b"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ResolveRefusedException.Reason.NOT_THERE))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(
					"""
							The database does not have what the migrations up to 2_b create:
							- table B of 2_b
							- type other.kind of 2_b
							- view v of 2_b
							- column a.name of 2_b
							- column a.Age of 2_b
							Only the names in CREATE TABLE, TYPE, DOMAIN and VIEW and in ADD COLUMN of their files were checked. \
							Nothing was recorded."""))
			.satisfies((ex) -> assertThat(ex.remedy())
				.startsWith("Name the last migration that the database has. Nothing is missing up to 1_a: ")
				.contains("migrate baseline --to 1_a")
				.endsWith(". If the missing objects were left out on purpose, add --accept-differences."));
		assertThat(database.queryForStrings("SELECT to_regclass('_prisma_migrations') IS NULL")).containsExactly("t");
		assertThat(migrator.baseline("2_b", true)).containsExactly("1_a", "2_b");
	}

	@Test
	void aDatabaseWithNothingOfThemIsToldSo(TestDatabase database) {
		database.execute("CREATE TABLE legacy (id int)");
		this.migrations.with("1_a", "CREATE TABLE a (id int);").with("2_b", "CREATE TABLE b (id int);");
		assertThatExceptionOfType(ResolveRefusedException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).baseline("2_b"))
			.satisfies((ex) -> assertThat(ex.remedy())
				.isEqualTo("The database has none of them. Deploy them to an empty database, or begin with a"
						+ " migration that creates what this database has. If the missing objects were left out on"
						+ " purpose, add --accept-differences."));
	}

	@Test
	void theLastMigrationThatLacksNothingIsNamed(TestDatabase database) {
		database.execute("CREATE TABLE a (id int); CREATE TABLE b (id int)");
		this.migrations.with("1_a", "CREATE TABLE a (id int);")
			.with("2_b", "CREATE TABLE b (id int);")
			.with("3_c", "CREATE TABLE c (id int);");
		assertThatExceptionOfType(ResolveRefusedException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).baseline("3_c"))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("Nothing is missing up to 2_b: "));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p DEFAULT PARTITION BY LIST (id);"
					+ " CREATE TABLE p2 PARTITION OF p1 DEFAULT; DROP TABLE p",
			"CREATE TABLE p (id int); CREATE TABLE c () INHERITS (p); DROP TABLE p CASCADE",
			"CREATE SCHEMA s; CREATE TABLE s.b (id int); ALTER SCHEMA s RENAME TO s2",
			"CREATE TABLE U&\"0\\0062c\" (id int)", "BEGIN; CREATE TABLE nope (id int); ROLLBACK",
			"CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (id int) SERVER s;"
					+ " DROP FOREIGN DATA WRAPPER w CASCADE" })
	void whatIsGoneInAnotherWayIsNotMissedEither(String script, TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a (id int);").with("2_b", script + ";\n");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("DROP TABLE _prisma_migrations");
		assertThat(this.migrations.migrator(database.dataSource()).baseline("2_b")).containsExactly("1_a", "2_b");
	}

	@Test
	void whatASavepointDoesNotTakeBackIsMissed(TestDatabase database) {
		database.execute("CREATE TABLE legacy (id int)");
		this.migrations.with("1_a",
				"SAVEPOINT s; CREATE TABLE a (id int); ROLLBACK TO SAVEPOINT s; CREATE TABLE b (id int);");
		assertThatExceptionOfType(ResolveRefusedException.class)
			.isThrownBy(() -> this.migrations.migrator(database.dataSource()).baseline("1_a"))
			.satisfies((ex) -> assertThat(ex.problem()).contains("- table b of 1_a").doesNotContain("table a"));
	}

	@Test
	void whatMayBeGoneByLaterStatementsIsNotMissed(TestDatabase database) {
		database.execute("CREATE TABLE stays (id int)");
		this.migrations.with("1_a", """
				CREATE TEMP TABLE t (id int); CREATE TABLE dropped (id int); CREATE TABLE renamed (id int);
				CREATE TABLE moved (id int); CREATE TABLE done (id int); CREATE TABLE stays (id int, a int);
				CREATE TYPE "E_new" AS ENUM ('X'); CREATE VIEW v AS SELECT 1; CREATE VIEW w AS SELECT 1;
				ALTER TABLE stays ADD COLUMN b int, ADD COLUMN c int;
				""").with("2_b", """
				DROP TABLE IF EXISTS dropped; ALTER TABLE renamed RENAME TO other; ALTER TABLE moved SET SCHEMA s;
				DO $$ BEGIN EXECUTE 'DROP TABLE done'; END $$; ALTER TYPE "E_new" RENAME TO "E"; DROP VIEW v;
				ALTER TABLE stays DROP COLUMN b, RENAME COLUMN c TO d; ALTER TABLE stays DROP COLUMN a CASCADE;
				""");
		assertThat(this.migrations.migrator(database.dataSource()).baseline("2_b")).containsExactly("1_a", "2_b");
	}

}
