package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.command.AgentMark;
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
		assertThat(this.project.type("db push --dry-run --accept-data-loss").screen()).isEqualTo("""
				$ java -jar app.jar db push --dry-run --accept-data-loss
				The schema asks for:
				  - table customers
				  + table agencies with 2 columns
				  ! The table customers is dropped, and 1 row is lost.
				This was a dry run: nothing was dropped.
				| Database ofauto (PostgreSQL 17), environment development
				| On localhost:5432 as user ofauto, a schema change drops these tables with their rows:
				|   public.customers (1 row)
				exit code 0
				""");
		assertThat(database.queryForStrings("SELECT count(*), to_regclass('agencies') IS NULL FROM customers"))
			.containsExactly("1|t");
	}

	@Test
	void beforeAPushAsksItNamesTheFirstTenTablesAndCountsTheRest(TestDatabase database) {
		for (int number = 10; number < 22; number++) {
			database.execute("CREATE TABLE t" + number + " AS SELECT 1 AS id");
		}
		assertThat(this.project.answering("no").type("db push").screen())
			.contains("On localhost:5432 as user ofauto, a schema change drops these tables with their rows:\n",
					"|   public.t10 (1 row)\n", "|   public.t19 (1 row)\n|   and 2 more tables\n")
			.doesNotContain("|   public.t20");
	}

	@Test
	void rowsThatComeWhileAPersonThinksAreNotLostInAPush(TestDatabase database) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);")
			.type("migrate deploy")
			.screen();
		database.execute("CREATE TABLE customers (id int); INSERT INTO customers VALUES (1)");
		this.project.answering("y")
			.meanwhile(() -> database.execute("INSERT INTO customers VALUES (2), (3)"))
			.type("db push");
		assertThat(this.project.screen()).isEqualTo(
				"""
						$ java -jar app.jar db push
						The schema asks for:
						  - table customers
						  ! The table customers is dropped, and 1 row is lost.
						| Database ofauto (PostgreSQL 17, stamped development), environment development
						| On localhost:5432 as user ofauto, a schema change drops these tables with their rows:
						|   public.customers (1 row)
						| Data is lost. Change the database all the same? [y/N] y
						| More rows of table public.customers would be lost than when the change was shown (3 now, 1 then): another \
						session has written rows since. Nothing of the change remains.
						|
						| Run the command again; it shows what would be lost now.
						exit code 3
						""");
		assertThat(database.queryForLong("SELECT count(*) FROM customers")).isEqualTo(3);
		this.project.answering("y")
			.meanwhile(() -> database.execute("DELETE FROM customers WHERE id = 3"))
			.type("db push");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		assertThat(database.queryForString("SELECT to_regclass('customers')")).isNull();
	}

	@Test
	void valuesThatComeWhileAPersonThinksAreNotLostInAMigration(TestDatabase database) throws IOException {
		this.project
			.file(FIRST + "migration.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY, name text, old text);")
			.type("migrate deploy")
			.screen();
		database.execute("INSERT INTO agencies VALUES (1, 'One', 'a'), (2, 'Two', NULL)");
		this.project.answering("y", "unused")
			.meanwhile(() -> database.execute("UPDATE agencies SET old = 'b' WHERE id = 2"))
			.type("migrate dev --name second");
		assertThat(this.project.screen()).endsWith(
				"""
						| Data is lost. Write and apply the migration all the same? [y/N] y
						| Why may it go? The reason is written into the migration, for deploys that refuse it otherwise: unused
						| More rows of table public.agencies would be lost than when the change was shown (2 now, 1 then): another \
						session has written rows since. Nothing of the change remains.
						|
						| Run the command again; it shows what would be lost now.
						exit code 3
						""");
		assertThat(this.project.names()).containsExactly("20260101000000_first");
		assertThat(database.queryForStrings("SELECT old FROM agencies ORDER BY id")).containsExactly("a", "b");
		assertThat(this.project.type("migrate dev --name second --accept-data-loss").screen())
			.endsWith("exit code 0\n");
	}

	@Test
	void aPushThatLosesRowsIsRefusedWhereNobodyKnowsWhoseTheyAre(TestDatabase database) {
		database.execute("CREATE TABLE customers (id int); INSERT INTO customers VALUES (1)");
		assertThat(this.project.type("db push --accept-data-loss").screen()).endsWith(
				"""
						| Database ofauto has no stamp and holds data (table public.customers has rows), so it may be somebody's \
						production database.
						|
						| If the database is yours and its data may be lost, run the application with the arguments migrate stamp \
						development, which asks for the database's name. A database without history needs a baseline first.
						exit code 3
						""");
		assertThat(database.queryForLong("SELECT count(*) FROM customers")).isEqualTo(1);
	}

	@Test
	void aProgramThatActsForAPersonMayNotLoseDataByPushOrDev(TestDatabase database) throws IOException {
		this.project.file(FIRST + "migration.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY, old text);")
			.file("schema.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);")
			.type("migrate deploy");
		database.execute("INSERT INTO agencies VALUES (1, 'a')");
		String sentence = """
				| Data would be lost. A person has to confirm that, and Codex runs this command: the variable CODEX_SANDBOX \
				is set. Nothing was done.
				|
				| Ask the person to type it in a terminal of their own: %s
				exit code 3
				""";
		this.project.typedBy(new AgentMark("Codex", "CODEX_SANDBOX"));
		assertThat(this.project.type("db push --accept-data-loss").screen()).endsWith(sentence.formatted("db push"));
		assertThat(this.project.type("migrate dev --name second --accept-data-loss").screen())
			.endsWith(sentence.formatted("migrate dev"));
		assertThat(this.project.names()).containsExactly("20260101000000_first");
		assertThat(database.queryForStrings("SELECT old FROM agencies")).containsExactly("a");
		assertThat(this.project.type("migrate dev --name second --create-only").screen()).endsWith("exit code 0\n");
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
							another server or database: this is a copy of production. A schema change is for development databases only.
							|
							| If this copy is yours and its data may be lost, run the application with the arguments migrate \
							stamp development --ofauto.migrations.default-schema=public, which asks for the database's name.
							exit code 3
							""");
		}
		assertThat(database.queryForString("SELECT to_regclass('agencies')")).isEqualTo("agencies");
	}

}
