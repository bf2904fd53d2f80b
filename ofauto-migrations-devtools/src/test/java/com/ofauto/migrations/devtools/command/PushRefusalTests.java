package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps {@code db push} and {@code migrate dev} away from what is not the
 * developer's.
 */
@ExtendWith(PostgresExtension.class)
class PushRefusalTests {

	private static final String FIRST = "src/main/resources/db/migrations/20260101000000_first/";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY, name text);")
			.file(FIRST + "migration.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);");
	}

	@Test
	void aDryPushSaysWhatWouldGoAndDoesNothing(TestDatabase database) {
		database.execute("CREATE TABLE customers (id int); INSERT INTO customers VALUES (1)");
		assertThat(this.project.type("db push --dry-run --accept-data-loss").screen())
			.contains("The schema asks for:\n", "- table customers\n", "customers", "1 row")
			.contains("Nothing was done, since this is a dry run.\n")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT count(*), to_regclass('agencies') IS NULL FROM customers"))
			.containsExactly("1|t");
	}

	@Test
	void aPushThatLosesRowsIsRefusedWhereNobodyKnowsWhoseTheyAre(TestDatabase database) {
		database.execute("CREATE TABLE customers (id int); INSERT INTO customers VALUES (1)");
		assertThat(this.project.type("db push --accept-data-loss").screen()).endsWith(
				"""
						| Database ofauto has no stamp and holds data (table public.customers has rows), so that nobody knows whose \
						it is.
						|
						| If it is yours, and nobody misses what is in it, run the application with the arguments migrate stamp \
						development, which asks for the database's name. A database without history needs a baseline first.
						exit code 3
						""");
		assertThat(database.queryForLong("SELECT count(*) FROM customers")).isEqualTo(1);
	}

	@Test
	void aStampInAnotherSchemaKeepsPushAndDevAway(TestDatabase database) {
		this.project.type("migrate deploy");
		database.execute("COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped production';"
				+ " CREATE SCHEMA zz");
		this.project.defaultSchema("zz").screen();
		for (String command : List.of("db push --accept-data-loss", "migrate dev --name second")) {
			assertThat(this.project.type(command).screen()).isEqualTo("$ java -jar app.jar " + command
					+ """

							| Database ofauto (PostgreSQL 17, schema "public" stamped production, copied from another database), \
							environment development
							| Database ofauto is stamped production by the history in schema "public", but the stamp was written for \
							another server or database: this is a copy of production. A schema change is for databases of development.
							|
							| If this copy is yours, and nobody misses what is in it, run the application with the arguments migrate \
							stamp development --ofauto.migrations.default-schema=public, which asks for the database's name.
							exit code 3
							""");
		}
		assertThat(database.queryForString("SELECT to_regclass('agencies')")).isEqualTo("agencies");
	}

}
