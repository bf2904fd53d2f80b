package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project whose tables are not in {@code public}.
 */
@ExtendWith(PostgresExtension.class)
class DefaultSchemaTests {

	private static final String PRISMA = """
			datasource db {
			  provider = "postgresql"
			}

			model a {
			  id Int @id
			}
			""";

	@TempDir
	private Path directory;

	@Test
	void isThereBeforeTheFirstMigrationAndAfterItsRollback(TestDatabase database) throws IOException {
		begins(database, "schema.sql", "CREATE TABLE a (id int PRIMARY KEY);\n");
	}

	@Test
	void holdsTheTablesOfAPrismaSchema(TestDatabase database) throws IOException {
		begins(database, "schema.prisma", PRISMA);
	}

	@Test
	void isPulledWithoutTheSchemasOfOthers(TestDatabase database) throws IOException {
		database.execute("""
				CREATE TABLE others (id int);
				CREATE SCHEMA colleague;
				CREATE TABLE colleague.mine (id int);
				CREATE SCHEMA app;
				CREATE EXTENSION citext;
				CREATE TABLE app.a (id int PRIMARY KEY, name citext)""");
		DevProject project = new DevProject(this.directory, database).defaultSchema("app");
		assertThat(project.type("db pull --to schema.sql").screen()).endsWith(
				"""
						Wrote schema.sql
						| Database ofauto (PostgreSQL 17), environment development
						| Left out: schemas colleague, public. Where the default schema is not public, db pull writes down that schema \
						and those that schema.prisma lists.
						exit code 0
						""");
		assertThat(pulled("schema.sql")).isEqualTo("""
				-- CreateExtension
				CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

				-- CreateTable
				CREATE TABLE a (
				    id integer NOT NULL,
				    name public.citext,
				    CONSTRAINT a_pkey PRIMARY KEY (id)
				);
				""");
		assertThat(project.source("schema.sql").type("db push").screen())
			.contains("Database ofauto has the schema already.");
		project.type("db pull --to schema.prisma");
		assertThat(pulled("schema.prisma")).contains("model a {").doesNotContain("mine", "others", "schemas");
		project.file("listed.prisma",
				PRISMA.replace("postgresql\"\n", "postgresql\"\n  schemas = [\"app\", \"colleague\"]\n"));
		assertThat(project.type("db pull --force --to listed.prisma").screen()).contains("Left out: schema public.");
		assertThat(pulled("listed.prisma")).contains("model a {", "model mine {").doesNotContain("others");
	}

	private String pulled(String file) throws IOException {
		return Files.readString(this.directory.resolve(file));
	}

	private void begins(TestDatabase database, String source, String schema) throws IOException {
		DevProject project = new DevProject(this.directory, database).defaultSchema("app")
			.source(source)
			.file(source, schema)
			.type("migrate dev --name first");
		assertThat(project.exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.screen()).doesNotContain("rollback.sql: ");
		assertThat(project.newest("migration.sql")).startsWith("-- CreateTable\nCREATE TABLE a (");
		assertThat(project.newest("rollback.sql")).endsWith("DROP TABLE a;\n");
		assertThat(project.type("migrate check").exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.type("migrate drift").exitCode()).isEqualTo(ExitCode.FINE);
		assertThat(project.type("migrate dev").screen()).contains("there is nothing to make");
		assertThat(project.type("migrate diff --from database --to empty --script").screen())
			.contains("--script\nSET search_path TO app;\n\n-- ", "DROP TABLE a;\n");
		assertThat(project.type("migrate diff --from migrations --to empty --script").screen())
			.contains("DROP TABLE a;\n")
			.doesNotContain("search_path");
		assertThat(database.queryForStrings("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
			.containsExactly("app");
	}

}
