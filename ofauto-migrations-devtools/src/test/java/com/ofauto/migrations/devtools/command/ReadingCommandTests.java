package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that compare and prove, and {@code db push}.
 */
@ExtendWith(PostgresExtension.class)
class ReadingCommandTests {

	private static final String FIRST = "src/main/resources/db/migrations/20260101000000_first/";

	/** The server's next oid, of which each database that is made takes one. */
	private static final String NEXT_OID = "SELECT lo_create(0)";

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
	void driftIsSeenInAnotherDatabaseFromAPipeline(TestDatabase database) {
		this.project.type("migrate deploy").screen();
		assertThat(this.project.type("migrate drift").screen()).isEqualTo("""
				$ java -jar app.jar migrate drift
				No drift: database ofauto is what its migrations build.
				| Database ofauto (PostgreSQL 17, stamped development), environment development
				exit code 0
				""");
		database.execute("CREATE INDEX by_hand ON agencies (id)");
		this.project.in(new Gate(MigrationEnvironment.CI, true, Set.of()));
		assertThat(this.project.type("migrate drift --url " + url(database)).screen()).endsWith("""
				Database ofauto has drifted from what its migrations build:
				  + index by_hand
				| Database ofauto (PostgreSQL 17, stamped development), environment ci
				exit code 5
				""");
		assertThat(this.project.type("migrate drift --json").screen()).contains("\"step\": \"create-object\"");
	}

	private static String url(TestDatabase database) {
		return database.dataSource().getURL().replaceFirst("\\?.*", "") + "?user=postgres";
	}

	@Test
	void theVersionOfAnExtensionThatNobodyNamedIsNoDrift(TestDatabase database) throws IOException {
		this.project.file(FIRST + "migration.sql", "CREATE EXTENSION hstore;").type("migrate deploy").screen();
		database.execute("DROP EXTENSION hstore; CREATE EXTENSION hstore VERSION '1.7'");
		assertThat(this.project.type("migrate drift").screen())
			.contains("No drift: database ofauto is what its migrations build.\n");
	}

	@Test
	void aDifferenceIsALineAStepOrAScriptOrJson() {
		assertThat(this.project.type("migrate diff --from migrations --to schema --exit-code").screen()).isEqualTo("""
				$ java -jar app.jar migrate diff --from migrations --to schema --exit-code
				  + column agencies.name text
				exit code 5
				""");
		assertThat(this.project.type("migrate diff --from migrations --to schema.sql --script").screen()).isEqualTo("""
				$ java -jar app.jar migrate diff --from migrations --to schema.sql --script
				-- AlterTable
				ALTER TABLE agencies ADD COLUMN name text;
				exit code 0
				""");
		assertThat(this.project.type("migrate diff --from empty --to database --exit-code").screen())
			.endsWith("No difference.\nexit code 0\n");
	}

	@Test
	void theJsonOfADifferenceIsWhatThePageForProgramsHas() throws IOException {
		String command = "migrate diff --from schema --to migrations --json";
		String json = this.project.type(command)
			.screen()
			.lines()
			.skip(1)
			.takeWhile((line) -> !line.startsWith("|") && !line.startsWith("exit code"))
			.reduce("", (text, line) -> text + line + "\n");
		String example = "`java -jar app.jar " + command + "`\n\n```json\n" + json + "```\n";
		Files.writeString(Path.of("target/json-example.md"), example);
		assertThat(Files.readString(Path.of("../docs/json.md"))).contains(example);
	}

	@Test
	void aProgramIsToldWhyADifferenceCannotBeMade() throws IOException {
		this.project.file("a.sql", "CREATE TYPE pair AS (x int, y int); CREATE TABLE t (p pair);")
			.file("b.sql", "CREATE TYPE pair AS (y int, x int); CREATE TABLE t (p pair);");
		assertThat(this.project.type("migrate diff --from a.sql --to b.sql --json").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate diff --from a.sql --to b.sql --json
						{
						  "failure": {
						    "problem": "The composite type pair is the type of columns, and its attributes can neither change their types nor their order.",
						    "remedy": "Create another type, add a column of it, copy the values and drop the old one, in a migration of your own."
						  }
						}
						| The composite type pair is the type of columns, and its attributes can neither change their types nor their order.
						|
						| Create another type, add a column of it, copy the values and drop the old one, in a migration of your own.
						exit code 3
						""");
	}

	@Test
	void aTypeThatIsMadeAnewHidesNoColumnButThoseThatOnlyFollowIt() throws IOException {
		this.project
			.file("c.sql",
					"""
							CREATE TYPE e AS ENUM ('A', 'B');
							CREATE TABLE t (id int PRIMARY KEY, s e NOT NULL DEFAULT 'A', u e DEFAULT 'A', v text, w e[] DEFAULT '{A}');
							CREATE TABLE p (id int PRIMARY KEY, y text, n int NOT NULL DEFAULT 1);
							""")
			.file("d.sql",
					"""
							CREATE TYPE e AS ENUM ('B', 'A');
							CREATE TABLE t (id int PRIMARY KEY, s e NOT NULL DEFAULT 'A', u e DEFAULT 'B', v e, w e[] DEFAULT '{A}');
							CREATE TABLE p (id int PRIMARY KEY, y varchar(3), n bigint NOT NULL DEFAULT 2);
							""");
		assertThat(this.project.type("migrate diff --from c.sql --to d.sql").screen()).isEqualTo("""
				$ java -jar app.jar migrate diff --from c.sql --to d.sql
				  ~ enum e: made anew
				  ~ column p.n: type bigint
				  ~ column p.n: default 2
				  ~ column p.y: type character varying(3)
				  ~ column t.u: default 'B'::e
				  ~ column t.v: type e
				exit code 0
				""");
	}

	@Test
	void aColumnThatComesSaysWhatRowsGet() throws IOException {
		this.project.file("schema.sql", """
				CREATE TABLE agencies (id bigint PRIMARY KEY, open boolean NOT NULL DEFAULT true,
					number int GENERATED ALWAYS AS IDENTITY, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
				""");
		assertThat(this.project.type("migrate diff --from migrations --to schema").screen()).contains("""
				  + column agencies.open boolean not null default true
				""", """
				  + column agencies.number integer not null identity
				""", """
				  + column agencies.twice bigint generated as (id * 2)
				""");
	}

	@Test
	void aSideThatMeansNothingIsAnErrorOfUsage() {
		assertThat(this.project.type("migrate diff --from nowhere --to schema").screen()).contains(
				"| \"nowhere\" is none of empty, migrations, database and schema, no URL of a database, and no file or"
						+ " directory that exists.")
			.endsWith("exit code 2\n");
	}

	@Test
	void aCheckSaysWhatTheSourceHasAndTheMigrationsHaveNot() throws IOException {
		this.project.file(FIRST + "rollback.sql", "DROP TABLE agencies;")
			.migration("20260102000000_second", "CREATE TABLE b ();")
			.file("src/main/resources/db/migrations/20260102000000_second/rollback.sql", "SELECT 1;");
		assertThat(this.project.type("migrate check").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate check
						The 2 migrations build a database from empty.
						It is not what schema.sql says. To get there:
						  - table b
						  + column agencies.name text
						Make the migration that is missing: migrate dev. It would lose something. To keep that, write it into the schema source instead; db pull --print shows it.
						1 of 2 rollbacks undo their migration.
						src/main/resources/db/migrations/20260102000000_second/rollback.sql does not lead back. This would be left to do:
						  -- DropTable
						  DROP TABLE b;
						| 2 migrations have no impact.json; the last is 20260102000000_second. migrate impact writes it.
						exit code 5
						""");
	}

	@Test
	void aCheckOfWhatIsOnlyMissingNamesTheMigrationAlone() {
		assertThat(this.project.type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 1 migration builds a database from empty.
				It is not what schema.sql says. To get there:
				  + column agencies.name text
				Make the migration that is missing: migrate dev.
				| 1 migration has no impact.json: 20260101000000_first. migrate impact writes it.
				exit code 5
				""");
	}

	@Test
	void aCheckNamesTheMigrationThatComesTooLate() throws IOException {
		this.project.migration("20250101000000_early", "ALTER TABLE agencies ADD COLUMN age int;")
			.type("migrate check");
		assertThat(this.project.screen())
			.contains("| It runs once 20260101000000_first has been applied, which comes after it.")
			.endsWith("exit code 6\n");
	}

	@Test
	void aCheckIsNotForProduction() {
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()));
		assertThat(this.project.type("migrate check").screen())
			.contains("| The environment is production, and a replay is allowed in development, test and ci only.")
			.endsWith("exit code 3\n");
	}

	@Test
	void aPushChangesTheDatabaseAndMakesNoMigration(TestDatabase database) throws IOException {
		assertThat(this.project.type("db push").screen()).isEqualTo("""
				$ java -jar app.jar db push
				The schema asks for:
				  + table agencies with 2 columns
				Database ofauto has the schema now. No migration has been made.
				| Database ofauto (PostgreSQL 17), environment development
				exit code 0
				""");
		assertThat(database.queryForStrings(
				"SELECT to_regclass('agencies') IS NOT NULL," + " to_regclass('_prisma_migrations') IS NULL"))
			.containsExactly("t|t");
		assertThat(this.project.names()).containsExactly("20260101000000_first");
	}

	@Test
	void aPushUsesTheValueThatItAddsToAnEnum(TestDatabase database) throws IOException {
		database.execute("CREATE TYPE state AS ENUM ('OLD'); CREATE TABLE a (state state)");
		this.project.file("schema.sql",
				"CREATE TYPE state AS ENUM ('OLD', 'NEW'); CREATE TABLE a (state state DEFAULT 'NEW');");
		assertThat(this.project.type("db push").screen()).contains("Database ofauto has the schema now.");
		assertThat(this.project.type("db push").screen()).contains("Database ofauto has the schema already.");
	}

	@Test
	void aPushThatFailsLeavesTheDatabaseAsItWas(TestDatabase database) {
		database.execute("""
				CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
				CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched()""");
		assertThat(this.project.type("db push").screen()).endsWith("""
				| The schema change failed.
				| the change:2:1: cannot drop function watched() because other objects depend on it (SQLSTATE 2BP01)
				|   Detail: event trigger watch depends on function watched()
				|   Hint: Use DROP ... CASCADE to drop the dependent objects too.
				|     DROP FUNCTION watched();
				| Nothing of its transaction remains.
				|
				| Fix the cause above, and try again: what exists already is not created again.
				exit code 6
				""");
		database.execute("DROP EVENT TRIGGER watch");
		assertThat(database.queryForStrings("SELECT to_regclass('agencies') IS NULL")).containsExactly("t");
	}

	@Test
	void aPullWritesTheDatabaseDownAndOverNothing(TestDatabase database) throws IOException {
		database.execute("CREATE TABLE agencies (id bigint PRIMARY KEY, name text CHECK (name <> ''))");
		assertThat(this.project.type("db pull").screen()).endsWith("""
				| There is schema.sql already.
				|
				| Commit it, and write over it with --force; or look at the new one with --print.
				exit code 3
				""");
		assertThat(this.project.type("db pull --print").screen()).contains("CREATE TABLE agencies (");
		assertThat(this.project.type("db pull --to pulled.prisma").screen()).contains("Wrote pulled.prisma")
			.contains("check");
		assertThat(this.project.source("pulled.prisma").type("migrate diff --from database --to schema").screen())
			.endsWith("No difference.\nexit code 0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate drift", "migrate diff --from migrations --to schema", "migrate check" })
	void onAServerThatIsStampedProductionNoScratchDatabaseIsMade(String command, TestDatabase database) {
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of())).type("migrate deploy");
		this.project.in(new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of())).screen();
		long before = database.queryForLong(NEXT_OID);
		this.project.type(command);
		assertThat(database.queryForLong(NEXT_OID)).as(this.project.screen()).isEqualTo(before + 1);
	}

}
