package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A history that grew beside a database that was changed by hand: two migrations need
 * what a later one creates, and two make what an earlier one has made.
 */
@ExtendWith(PostgresExtension.class)
class ReplayDiagnosisTests {

	private static final String INDEX = "20231125000000_add_linktree_index";

	private static final String MODELS = "20231126000000_add_auth_models";

	private static final String FIX = "20250419131350_fix_schema";

	private static final String CODE = "20250506101824_add_org_settings_referral_code";

	private static final String CONFIG = "20250506104818_add_linktree_config";

	private static final String FIELDS = "add_org_referral_fields";

	private static final String UNDATED = """
			| Migration add_org_referral_fields has no timestamp and sorts after all migrations that have one: in an empty \
			database every later migration runs before it.
			| Give its directory a name that begins with a timestamp, such as yyyyMMddHHmmss_add_org_referral_fields. \
			Where it is applied, run the application with the arguments migrate resolve --renamed \
			add_org_referral_fields=yyyyMMddHHmmss_add_org_referral_fields.
			|
			""";

	private static final String DIAGNOSIS = """
			| The migrations cannot be replayed in an empty database. These 4 things are in the way:
			|
			| 20231125000000_add_linktree_index
			| src/main/resources/db/migrations/20231125000000_add_linktree_index/migration.sql:1:1: \
			relation "User" does not exist (SQLSTATE 42P01)
			|     CREATE TABLE "LinktreeConfig" (id int PRIMARY KEY, owner int REFERENCES "User");
			| It runs once 20250419131350_fix_schema has been applied, which comes after it.
			| Rename its directory to 20250419131351_add_linktree_index, which comes after that one; on each database that \
			has it: migrate resolve --renamed 20231125000000_add_linktree_index=20250419131351_add_linktree_index
			|
			| 20231126000000_add_auth_models
			| src/main/resources/db/migrations/20231126000000_add_auth_models/migration.sql:2:1: \
			relation "User" does not exist (SQLSTATE 42P01)
			|     ALTER TABLE "User" ADD COLUMN "tokenVersion" int;
			| It runs once 20250419131350_fix_schema has been applied, which comes after it.
			| Rename its directory to 20250419131352_add_auth_models, which comes after that one; on each database that \
			has it: migrate resolve --renamed 20231126000000_add_auth_models=20250419131352_add_auth_models
			|
			| 20250506104818_add_linktree_config
			| src/main/resources/db/migrations/20250506104818_add_linktree_config/migration.sql:1:1: \
			relation "LinktreeConfig" already exists (SQLSTATE 42P07)
			|     CREATE TABLE "LinktreeConfig" (id int PRIMARY KEY);
			| Migration 20231125000000_add_linktree_index has made it already.
			| If it is applied nowhere, delete its directory. Otherwise empty the file; on each database that has it: \
			migrate resolve --accept-edit 20250506104818_add_linktree_config
			|
			| add_org_referral_fields
			| src/main/resources/db/migrations/add_org_referral_fields/migration.sql:2:1: \
			column "orgSettings" of relation "Client" already exists (SQLSTATE 42701)
			|     ALTER TABLE "Client" ADD COLUMN "orgSettings" text;
			| Migration 20250506101824_add_org_settings_referral_code has made it already.
			| Take that out of the file, or write IF NOT EXISTS; on each database that has it: \
			migrate resolve --accept-edit add_org_referral_fields
			|
			| Each migration must find what the ones before it have left, and nothing else. Call migrate check again after \
			each cure, until it is content.
			exit code 6
			""";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql").file("schema.sql", """
				CREATE TABLE "Client" (id int PRIMARY KEY, "orgSettings" text, referral text);
				CREATE TABLE "User" (id int PRIMARY KEY, "tokenVersion" int);
				CREATE TABLE "LinktreeConfig" (id int PRIMARY KEY, owner int REFERENCES "User");
				CREATE TABLE "Post" (id int PRIMARY KEY);
				CREATE INDEX "LinktreeConfig_owner" ON "LinktreeConfig" (owner);
				""");
		migration(INDEX, """
				CREATE TABLE "LinktreeConfig" (id int PRIMARY KEY, owner int REFERENCES "User");
				""");
		migration(MODELS, """
				-- Add the field tokenVersion to User, which CREATE TABLE "User" has not
				ALTER TABLE "User" ADD COLUMN "tokenVersion" int;
				""");
		migration("20240101000000_client", "CREATE TABLE \"Client\" (id int PRIMARY KEY);");
		migration(FIX, "CREATE TABLE \"User\" (id int PRIMARY KEY);");
		migration("20250420000000_post", """
				CREATE TABLE "Post" (id int PRIMARY KEY);
				CREATE INDEX "LinktreeConfig_owner" ON "LinktreeConfig" (owner);
				""");
		migration(CODE, "ALTER TABLE \"Client\" ADD COLUMN \"orgSettings\" text;");
		migration(CONFIG, "CREATE TABLE \"LinktreeConfig\" (id int PRIMARY KEY);");
		migration(FIELDS, """
				ALTER TABLE "Client" ADD COLUMN referral text;
				ALTER TABLE "Client" ADD COLUMN "orgSettings" text;
				""");
	}

	private void migration(String name, String script) throws IOException {
		this.project.migration(name, script);
	}

	@Test
	void allThatIsWrongIsSaidAtOnce() {
		assertThat(this.project.type("migrate check").screen())
			.isEqualTo("$ java -jar app.jar migrate check\n" + UNDATED + DIAGNOSIS);
	}

	@Test
	void aDifferenceThatCannotBeMadeSaysTheSame() {
		String command = "migrate diff --from migrations --to schema";
		assertThat(this.project.type(command).screen()).isEqualTo("$ java -jar app.jar " + command + "\n" + DIAGNOSIS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate dev --name x", "migrate drift" })
	void aDatabaseThatHasThemAllByOtherMeansIsToldTheSame(String command, TestDatabase database) throws IOException {
		database.execute(Files.readString(this.directory.resolve("schema.sql")));
		this.project.names().forEach((name) -> this.project.type("migrate resolve --applied " + name));
		this.project.screen();
		assertThat(this.project.type(command).screen()).endsWith(DIAGNOSIS);
	}

	@Test
	void theCuresLeadToAHistoryThatCanBeReplayed() throws IOException {
		Path migrations = this.project.migrations();
		Files.move(migrations.resolve(INDEX), migrations.resolve("20250419131351_add_linktree_index"));
		assertThat(this.project.type("migrate check").screen()).contains("These 3 things are in the way",
				"| It runs once 20250419131350_fix_schema has been applied",
				"| Migration 20250419131351_add_linktree_index has made it already.");
		Files.move(migrations.resolve(MODELS), migrations.resolve("20250419131352_add_auth_models"));
		assertThat(this.project.type("migrate check").screen()).contains("These 2 things are in the way");
		FileSystemUtils.deleteRecursively(migrations.resolve(CONFIG));
		assertThat(this.project.type("migrate check").screen()).contains("This is in the way:");
		migration(FIELDS, """
				ALTER TABLE "Client" ADD COLUMN referral text;
				ALTER TABLE "Client" ADD COLUMN IF NOT EXISTS "orgSettings" text;
				""");
		assertThat(this.project.type("migrate check").screen())
			.contains("The 7 migrations build a database from empty.");
	}

	@Test
	void whatNobodyMakesIsSaidAndWhatMayFollowFromIt() throws IOException {
		FileSystemUtils.deleteRecursively(this.project.migrations());
		migration("1_a", "ALTER TABLE a ADD COLUMN b text;\nCREATE TYPE kind AS ENUM ('X');");
		migration("2_b", "CREATE TABLE b (k kind);");
		migration("3_c", "CREATE SCHEMA public;");
		migration("4_d", "INSERT INTO nothing SELECT;");
		assertThat(this.project.type("migrate check").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate check
						| The migrations cannot be replayed in an empty database. These 4 things are in the way:
						|
						| 1_a
						| src/main/resources/db/migrations/1_a/migration.sql:1:1: relation "a" does not exist (SQLSTATE 42P01)
						|     ALTER TABLE a ADD COLUMN b text;
						| No later migration makes it either.
						| If the file is applied nowhere yet, correct it. Otherwise write what it needs into a migration whose name \
						comes before it; on each database that has that already: migrate resolve --applied NAME
						|
						| 2_b
						| src/main/resources/db/migrations/2_b/migration.sql:1:19: type "kind" does not exist (SQLSTATE 42704)
						|     CREATE TABLE b (k kind);
						| No later migration makes it either.
						| This may only follow from 1_a: cure that one first.
						|
						| 3_c
						| src/main/resources/db/migrations/3_c/migration.sql:1:1: schema "public" already exists (SQLSTATE 42P06)
						|     CREATE SCHEMA public;
						| It is there before the first migration, or belongs to the server: create it only if it is missing, or \
						outside of migrations.
						|
						| 4_d
						| src/main/resources/db/migrations/4_d/migration.sql:1:13: relation "nothing" does not exist (SQLSTATE 42P01)
						|     INSERT INTO nothing SELECT;
						| No later migration makes it either.
						| This may only follow from 1_a: cure that one first.
						|
						| Each migration must find what the ones before it have left, and nothing else. Call migrate check again \
						after each cure, until it is content.
						exit code 6
						""");
	}

	@Test
	void rowsThatComeLateAreFoundLikeNames() throws IOException {
		FileSystemUtils.deleteRecursively(this.project.migrations());
		migration("20260101000000_a", "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a);");
		migration("20260102000000_b", "INSERT INTO b VALUES (1);");
		migration("20260103000000_c", "INSERT INTO a VALUES (1);");
		assertThat(this.project.type("migrate check").screen())
			.contains("| It runs once 20260103000000_c has been applied, which comes after it.\n"
					+ "| Rename its directory to 20260103000001_b, which comes after that one;");
	}

	@Test
	void aFileThatIsNoScriptDoesNotHideTheRest() throws IOException {
		migration("20240101000001_broken", "SELECT 'open;");
		assertThat(this.project.type("migrate check").screen()).contains("These 5 things are in the way",
				"20240101000001_broken/migration.sql:1:8", "| Correct the file.");
	}

	@Test
	void aDeployThatMissesANameSendsToTheDoctor() throws IOException {
		this.project.migration("00000000000000_zero", "ALTER TABLE nowhere ADD COLUMN b int;");
		assertThat(this.project.type("migrate deploy").screen()).endsWith(
				"""
						, and write a new migration.
						| If this fails on a database that was built from empty, another migration may be the cause: migrate check finds it.
						exit code 6
						""");
		this.project.migration("00000000000000_zero", "SELECT 1 / 0;");
		assertThat(this.project.type("migrate deploy").screen()).doesNotContain("migrate check");
	}

}
