package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations that were made where the default schema is one, and are deployed where it is
 * another: of a colleague, of CI, of a second application in the same database.
 */
@ExtendWith(PostgresExtension.class)
class OneDirectoryTests {

	private static final String SOURCE = """
			CREATE EXTENSION citext;
			CREATE EXTENSION pg_trgm;
			CREATE TYPE "Mood" AS ENUM ('sad', 'happy');
			CREATE TYPE way AS ENUM ('left', 'right');
			CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
			CREATE TYPE pair AS (a "Mood", b positive);
			CREATE FUNCTION same("Mood", "Mood") RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
			CREATE TABLE client (id serial PRIMARY KEY, email citext NOT NULL UNIQUE, mood "Mood" NOT NULL DEFAULT 'happy',
				way way, moods "Mood"[] DEFAULT '{sad}', visits positive, pairs pair, note text,
				CHECK (same(mood, 'happy') OR way = 'left'));
			CREATE INDEX client_note ON client USING gin (note gin_trgm_ops);
			CREATE TABLE "Order" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, client_id int REFERENCES client);
			CREATE TABLE "on client" (id int, "x ON public.t" int) PARTITION BY RANGE (id);
			CREATE TABLE part PARTITION OF "on client" FOR VALUES FROM (0) TO (10);
			CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
			CREATE TRIGGER touch BEFORE UPDATE OF "x ON public.t" ON "on client" FOR EACH ROW
				WHEN (old.id <> 7) EXECUTE FUNCTION touched();
			CREATE RULE keep AS ON DELETE TO "Order" DO INSTEAD UPDATE client SET note = 'gone';
			CREATE VIEW happy AS SELECT c.id, c.mood::text, o.id AS "order" FROM client c JOIN "Order" o
				ON o.client_id = c.id WHERE same(c.mood, 'happy') AND c.email = 'a'::citext;
			CREATE MATERIALIZED VIEW counts AS SELECT count(*) FROM happy;
			CREATE STATISTICS both_of_them ON visits, way FROM client;
			CREATE AGGREGATE total(positive) (SFUNC = int4pl, STYPE = integer);
			CREATE TEXT SEARCH CONFIGURATION words (PARSER = default);
			ALTER TABLE client ENABLE ROW LEVEL SECURITY;
			CREATE POLICY own ON client USING (mood = 'happy');
			COMMENT ON COLUMN client.mood IS 'how';
			CREATE SEQUENCE numbers OWNED BY client.id;
			""";

	@TempDir
	private Path directory;

	@Test
	void servesEverySchema(TestDatabase database) throws IOException {
		DevProject project = project(database);
		assertThat(project.type("migrate dev --name first").exitCode()).as(project.screen()).isEqualTo(ExitCode.FINE);
		assertThat(project.newest("migration.sql").replace("x ON public.t", "").replace("WITH SCHEMA public", ""))
			.doesNotContain("public");
		project.type("migrate reset --confirm " + database.name());
		for (String schema : new String[] { "zone", "second tenant" }) {
			DevProject other = project(database).defaultSchema(schema).type("migrate deploy");
			assertThat(other.exitCode()).as(other.screen()).isEqualTo(ExitCode.FINE);
			assertThat(other.type("migrate check").exitCode()).as(other.screen()).isEqualTo(ExitCode.FINE);
			assertThat(other.type("migrate drift").exitCode()).as(other.screen()).isEqualTo(ExitCode.FINE);
			assertThat(other.type("migrate dev").screen()).contains("there is nothing to make");
		}
	}

	@Test
	void isMadeAnywhere(TestDatabase database) throws IOException {
		DevProject app = project(database).defaultSchema("zone").type("migrate dev --name first");
		assertThat(app.exitCode()).as(app.screen()).isEqualTo(ExitCode.FINE);
		assertThat(app.newest("migration.sql")).doesNotContain("zone");
		DevProject there = project(database).defaultSchema("public").type("migrate deploy");
		assertThat(there.exitCode()).as(there.screen()).isEqualTo(ExitCode.FINE);
		assertThat(there.type("migrate check").exitCode()).as(there.screen()).isEqualTo(ExitCode.FINE);
		assertThat(there.type("migrate drift").exitCode()).as(there.screen()).isEqualTo(ExitCode.FINE);
	}

	@Test
	void aNameThatPostgresHasTooStaysWhole(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql",
					"CREATE TYPE public.path AS ENUM ('l'); CREATE TABLE t (id int PRIMARY KEY, p public.path);")
			.type("migrate dev --name first");
		assertThat(project.exitCode()).as(project.screen()).isEqualTo(ExitCode.FINE);
		assertThat(project.newest("migration.sql")).contains("CREATE TYPE public.path AS ENUM ('l');")
			.contains("    p public.path");
		assertThat(project.type("migrate check").exitCode()).as(project.screen()).isEqualTo(ExitCode.FINE);
		assertThat(project.type("migrate dev").screen()).contains("there is nothing to make");
	}

	@Test
	void whatNamesPublicElsewhereIsTold(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE public.t (id int);")
			.defaultSchema("zone")
			.file("src/main/resources/db/migrations/migration_lock.toml", "provider = \"postgresql\"\n")
			.migration("20260101000000_a",
					"CREATE EXTENSION citext SCHEMA public;\n\nCREATE TABLE public.t (id int);\n")
			.type("migrate check");
		assertThat(project.screen()).contains(
				"""
						| 1 migration names the schema "public", which is not the default schema here ("zone"): \
						src/main/resources/db/migrations/20260101000000_a/migration.sql:3:1. What is made so is in "public" in every \
						database. Where the default schema was meant, leave the name out before the migration is applied anywhere.
						""");
	}

	private DevProject project(TestDatabase database) throws IOException {
		return new DevProject(this.directory, database).source("schema.sql").file("schema.sql", SOURCE);
	}

}
