package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database is shared with others, who have their tables in {@code public}.
 */
@ExtendWith(PostgresExtension.class)
class OthersSchemaTests {

	private static final String THEIRS = "SELECT to_regclass('public.users')::text || (SELECT count(*)"
			+ " FROM public.users) || public.price()";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void shareTheDatabase(TestDatabase database) throws IOException {
		database.execute("CREATE TABLE public.users (name text); INSERT INTO public.users VALUES ('real customer');"
				+ " CREATE FUNCTION public.price() RETURNS int LANGUAGE sql AS 'SELECT 7'; CREATE SCHEMA zz");
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE keep (id int);");
	}

	@Test
	void aPushLeavesThemAlone(TestDatabase database) {
		this.project.defaultSchema("zz");
		assertThat(this.project.type("db push --accept-data-loss").screen()).isEqualTo("""
				$ java -jar app.jar db push --accept-data-loss
				The schema asks for:
				  + table keep with 1 column
				Database ofauto has the schema now. No migration has been made.
				| Database ofauto (PostgreSQL 17), environment development
				| Left alone, since the schema source does not speak of it: schema public.
				exit code 0
				""");
		assertThat(database.queryForString(THEIRS)).isEqualTo("users17");
		assertThat(this.project.type("db push").screen()).contains("Database ofauto has the schema already.");
	}

	@Test
	void aPushToTheFirstSchemaOfTheSearchPathLeavesThemAlone(TestDatabase database) {
		PGSimpleDataSource path = database.dataSource();
		path.setCurrentSchema("zz,public");
		this.project.at(path);
		assertThat(this.project.type("db push --accept-data-loss").screen())
			.contains("  + table keep with 1 column\nDatabase");
		assertThat(database.queryForString(THEIRS)).isEqualTo("users17");
		assertThat(database.queryForString("SELECT to_regclass('zz.keep')::text")).isEqualTo("zz.keep");
	}

	@Test
	void theyAreNeitherDriftNorADifference(TestDatabase database) throws IOException {
		this.project.defaultSchema("zz");
		assertThat(this.project.type("migrate dev --name first").screen()).contains("  + table keep with 1 column\n");
		assertThat(this.project.type("migrate drift").screen()).endsWith("""
				$ java -jar app.jar migrate drift
				No drift: database ofauto is what its migrations build.
				| Database ofauto (PostgreSQL 17), environment development
				| Left alone, since the migrations do not speak of it: schema public.
				exit code 0
				""");
		assertThat(this.project.type("migrate diff --from database --to schema").screen()).contains("No difference.");
		assertThat(this.project.type("migrate diff --from migrations --to database").screen())
			.contains("No difference.");
		this.project.file("schema.sql", "CREATE TABLE keep (id int, name text);");
		assertThat(this.project.type("migrate dev --name second").exitCode().number()).isZero();
		assertThat(database.queryForString(THEIRS)).isEqualTo("users17");
	}

	@Test
	void whatTheSourceSaysOfPublicIsTheProjectsOwn(TestDatabase database) throws IOException {
		this.project.defaultSchema("zz")
			.file("schema.sql", "CREATE TABLE keep (id int); CREATE TABLE public.shared (id int);");
		assertThat(this.project.type("db push").screen()).contains("- table public.users", "+ table public.shared")
			.doesNotContain("Left alone");
		assertThat(this.project.exitCode().number()).isNotZero();
		assertThat(database.queryForString(THEIRS)).isEqualTo("users17");
	}

}
