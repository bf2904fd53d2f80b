package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies of routines, which a script makes unchecked and a trial checks.
 */
@ExtendWith(PostgresExtension.class)
class RoutineBodyTests {

	private static final String MADE = """
			-- CreateTable
			CREATE TABLE t (
			    id integer
			);

			-- CreateFunction
			SET check_function_bodies = off;

			CREATE FUNCTION a()
			 RETURNS integer
			 LANGUAGE plpgsql
			AS $function$ begin return b(); end $function$;

			CREATE FUNCTION b()
			 RETURNS integer
			 LANGUAGE plpgsql
			AS $function$ begin return a(); end $function$;

			RESET check_function_bodies;
			""";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql");
	}

	@Test
	void bodiesAreUncheckedOnceAndNothingLeaks() throws IOException {
		this.project.file("schema.sql", """
				create function a() returns int language plpgsql as $$ begin return b(); end $$;
				create function b() returns int language plpgsql as $$ begin return a(); end $$;
				create table t (id int);
				""").type("migrate dev --name first");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).isEqualTo(MADE);
		this.project.file("schema.sql", "").type("migrate dev --name second");
		assertThat(this.project.newest("migration.sql")).doesNotContain("check_function_bodies");
		assertThat(this.project.newest("rollback.sql")).isEqualTo("""
				-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

				-- What does not come back:
				-- - The table t is dropped, and its rows are lost.

				""" + MADE);
	}

	@Test
	void aBodyThatIsWrongInTheEndIsRefusedWithItsPlace() throws IOException {
		this.project.file("schema.sql", """
				create table t (id int);
				create function n() returns bigint language sql as $$
				select count(*)
				from t
				$$;
				drop table t;
				""").type("migrate dev --name first");
		assertThat(this.project.screen()).endsWith("""
				| The body of the function n() is wrong once everything is there.
				| schema.sql:4:6: relation "t" does not exist (SQLSTATE 42P01)
				|
				| Nothing was written. Correct the body; if it names on purpose what is not there, write \
				SET check_function_bodies = off; at the head of that file, and it is taken as it is.
				exit code 6
				""");
	}

	@Test
	void aBodyThatASchemaLeavesUncheckedIsTakenWithAWarning() throws IOException {
		this.project.file("schema.sql", """
				set check_function_bodies = off;
				create function f() returns int language sql as 'select x from nowhere';
				""").type("migrate dev --name first");
		String warning = "PostgreSQL finds fault with the body of the function f(): relation \"nowhere\" does not exist. "
				+ "It is made all the same, since the script does not have bodies checked.";
		assertThat(this.project.screen()).contains("  ! " + warning + "\n").endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- Warnings:
				-- - %s

				-- CreateFunction
				SET check_function_bodies = off;

				CREATE FUNCTION f()
				 RETURNS integer
				 LANGUAGE sql
				AS $function$select x from nowhere$function$;

				RESET check_function_bodies;
				""".formatted(warning));
	}

	@Test
	void aBodyForASearchPathOfItsOwnIsFine() throws IOException {
		this.project.file("schema.sql", """
				create schema app;
				create table app.t (a int);
				create function app.own() returns bigint language sql set search_path = app as 'select count(*) from t';
				set search_path = app;
				create function app.all() returns bigint language sql as 'select count(*) from t';
				""").type("migrate dev --name first");
		assertThat(this.project.screen()).doesNotContain(" ! ").endsWith("exit code 0\n");
	}

}
