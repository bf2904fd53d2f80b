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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Privileges and owners, which are compared where a property says so. The roles are those
 * that each server has.
 */
@ExtendWith(PostgresExtension.class)
class PrivilegeCommandTests {

	private static final String FIRST = "src/main/resources/db/migrations/20260101000000_first/";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);")
			.file(FIRST + "migration.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);");
	}

	@Test
	void aCheckSaysOnceThatTheyAreNotCompared() throws IOException {
		assertThat(this.project.type("migrate check").screen()).doesNotContain("rivileges");
		this.project.file(FIRST + "migration.sql", """
				CREATE TABLE agencies (id bigint PRIMARY KEY);
				GRANT SELECT ON agencies TO pg_monitor;
				""");
		assertThat(this.project.type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 1 migration builds a database from empty.
				It is what schema.sql says.
				| Privileges and owners are not compared; ofauto.migrations.privileges=true compares them.
				| 1 migration has no impact.json: 20260101000000_first. migrate impact writes it.
				exit code 0
				""");
		assertThat(this.project.withPrivileges().type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 1 migration builds a database from empty.
				It is not what schema.sql says. To get there:
				  - SELECT on table agencies from pg_monitor
				Make the migration that is missing: migrate dev.
				| 1 migration has no impact.json: 20260101000000_first. migrate impact writes it.
				exit code 5
				""");
	}

	@Test
	void whatTheSchemaGrantsIsMigrated() throws IOException {
		this.project.withPrivileges().type("migrate deploy").screen();
		this.project.file("schema.sql", """
				CREATE TABLE agencies (id bigint PRIMARY KEY);
				ALTER TABLE agencies OWNER TO pg_monitor;
				GRANT SELECT, UPDATE (id) ON agencies TO pg_read_all_data;
				REVOKE USAGE ON SCHEMA public FROM PUBLIC;
				""").type("migrate dev --name grants").screen();
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- AlterTable
				ALTER TABLE agencies OWNER TO pg_monitor;

				-- Revoke
				REVOKE USAGE ON SCHEMA public FROM PUBLIC;

				-- Grant
				GRANT SELECT ON TABLE agencies TO pg_read_all_data;
				GRANT UPDATE (id) ON TABLE agencies TO pg_read_all_data;
				""");
		assertThat(this.project.newest("rollback.sql")).isEqualTo("""
				-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

				-- AlterTable
				ALTER TABLE agencies OWNER TO CURRENT_USER;

				-- Revoke
				REVOKE SELECT ON TABLE agencies FROM pg_read_all_data;
				REVOKE UPDATE (id) ON TABLE agencies FROM pg_read_all_data;

				-- Grant
				GRANT USAGE ON SCHEMA public TO PUBLIC;
				""");
		assertThat(this.project.type("migrate check").screen()).contains("It is what schema.sql says.",
				"1 of 1 rollbacks undo their migration.");
	}

	@Test
	void aPullWritesThemDownWhereTheyCountAndSaysSoWhereItDoesNot(TestDatabase database) throws IOException {
		assertThat(this.project.type("db pull --print").screen()).doesNotContain("rivileges", "GRANT", "REVOKE");
		database.execute("CREATE TABLE agencies (id bigint PRIMARY KEY)");
		database.execute("ALTER TABLE agencies OWNER TO pg_monitor");
		database.execute("GRANT SELECT ON agencies TO pg_read_all_data");
		assertThat(this.project.type("db pull --print").screen())
			.contains("| Left out: privileges and owners; ofauto.migrations.privileges=true writes them down.\n")
			.doesNotContain("GRANT", "REVOKE", "OWNER TO");
		assertThat(this.project.withPrivileges().type("db pull --to pulled.sql").screen()).doesNotContain("Left out");
		assertThat(Files.readString(this.directory.resolve("pulled.sql"))).contains("""
				-- AlterTable
				ALTER TABLE agencies OWNER TO pg_monitor;

				-- Grant
				GRANT SELECT ON TABLE agencies TO pg_read_all_data;
				""").doesNotContain("REVOKE");
		assertThat(this.project.source("pulled.sql").type("migrate diff --from database --to schema").screen())
			.endsWith("No difference.\nexit code 0\n");
		assertThat(this.project.type("db pull --to pulled.prisma").screen()).contains(
				"| Left out: privileges and owners, for which schema.prisma has no words. Write them into a migration by hand:"
						+ " migrate new.\n");
	}

	@Test
	void whatSomebodyGrantsByHandIsDrift(TestDatabase database) {
		this.project.type("migrate deploy").screen();
		database.execute("ALTER TABLE agencies OWNER TO pg_monitor");
		database.execute("GRANT SELECT ON agencies TO pg_read_all_data WITH GRANT OPTION");
		assertThat(this.project.type("migrate drift").screen()).contains("No drift: database ofauto");
		assertThat(this.project.withPrivileges().type("migrate drift").screen()).isEqualTo("""
				$ java -jar app.jar migrate drift
				Database ofauto has drifted from what its migrations build:
				  ~ table agencies: owner pg_monitor
				  + SELECT on table agencies to pg_read_all_data
				| Database ofauto (PostgreSQL 17, stamped development), environment development
				exit code 5
				""");
	}

}
