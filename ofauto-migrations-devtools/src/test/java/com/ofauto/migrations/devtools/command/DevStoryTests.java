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
 * Days that are not like in the book: drift and a colleague's migration, a database that
 * was there before.
 */
@ExtendWith(PostgresExtension.class)
class DevStoryTests {

	private static final String CLIENT = "CREATE TABLE client (id int PRIMARY KEY, name text, \"odd, name\" int);";

	private static final String CONNECTED = "| Database ofauto (PostgreSQL 17, stamped development), environment development\n";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql").file("schema.sql", CLIENT);
	}

	@Test
	void theFileWarnsOfWhatOtherDatabasesMayHave() throws IOException {
		this.project.type("migrate dev --name first");
		this.project.file("schema.sql", "CREATE TABLE client (id int PRIMARY KEY, name text);").screen();
		assertThat(this.project.type("migrate dev --name second").screen()).doesNotContain("  ! ")
			.endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("""
				-- Warnings:
				-- - The column "odd, name" of client is dropped, and its values are lost.
				""");
	}

	/**
	 * In the database's zone everywhere, so that what a literal means is no drift.
	 */
	@Test
	void aTimestampThatGetsAZoneIsReadInThatOfTheDatabase(TestDatabase database) throws IOException {
		database.execute("ALTER DATABASE " + database.name() + " SET timezone TO 'Asia/Tokyo'");
		this.project
			.file("schema.sql", "CREATE TABLE a (id int, t timestamp(3), z timestamptz DEFAULT '2020-01-01 00:00');")
			.type("migrate dev --name first");
		database.execute("INSERT INTO a VALUES (1, '2020-01-01 00:00')");
		assertThat(this.project.type("migrate drift").screen()).contains("No drift").endsWith("exit code 0\n");
		this.project.file("schema.sql",
				"CREATE TABLE a (id int, t timestamptz(3), z timestamptz DEFAULT '2020-01-01 00:00');");
		assertThat(this.project.type("migrate dev --name second").screen())
			.contains("  ! The column t of a becomes timestamp(3) with time zone instead of timestamp(3) without"
					+ " time zone: its values are taken for times in the time zone of the migration (now: 1 row); for"
					+ " another one, write USING t AT TIME ZONE and its name.\n")
			.doesNotContain("cut off")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT DISTINCT extract(epoch FROM t)::bigint FROM a UNION"
				+ " SELECT extract(epoch FROM z)::bigint FROM a"))
			.containsExactly("1577804400");
	}

	@Test
	void aSerialThatBecomesAnIdentityLosesNothing(TestDatabase database) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE a (id serial PRIMARY KEY, name text);")
			.type("migrate dev --name first");
		database.execute("INSERT INTO a (name) VALUES ('x'), ('y')");
		this.project.file("schema.sql", "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);")
			.screen();
		assertThat(this.project.type("migrate dev --name second").screen()).doesNotContain("  ! ")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("INSERT INTO a (name) VALUES ('z') RETURNING id")).containsExactly("3");
	}

	@Test
	void driftIsNotAbsorbedOnTopOfWhatIsPending(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first");
		database.execute("ALTER TABLE client ADD COLUMN extra int");
		this.project.migration("20260301093000_colleague", "CREATE TABLE c (id int);");
		this.project.screen();
		assertThat(this.project.type("migrate dev --drift absorb").screen()).endsWith("""
				| Database ofauto has drifted: it is not what its migrations build.
				|   + column client.extra integer
				"""
				+ """
						| Drift cannot be absorbed while migrations are pending, since the new migration would come after them. \
						Pending: 20260301093000_colleague. Nothing was written.
						|
						| Apply them first, and absorb what differs then: migrate deploy. Where one fails on what was made by \
						hand, take that back: --drift undo prints the SQL.
						exit code 3
						""");
		this.project.type("migrate deploy").type("migrate dev --drift absorb").screen();
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- AlterTable
				ALTER TABLE client ADD COLUMN extra integer;
				""");
	}

	@Test
	void whatUndoesDriftKeepsTheDataOfARenameAndSaysWhatIsLost(TestDatabase database) {
		this.project.type("migrate dev --name first");
		database.execute("ALTER TABLE client RENAME name TO title; ALTER TABLE client ADD COLUMN extra text;"
				+ " INSERT INTO client VALUES (1, 'One', 1, 'x')");
		this.project.screen();
		assertThat(this.project.type("migrate dev --drift undo").screen())
			.contains("| Say which it is: --rename client.title=name keeps the data, --drop client.title drops it.\n")
			.endsWith("exit code 3\n");
		assertThat(this.project.type("migrate dev --drift undo --rename client.title=name").screen()).contains("""
				-- Warnings:
				-- - The column extra of client is dropped, and 1 value is lost.

				-- RenameColumn
				ALTER TABLE client RENAME COLUMN title TO name;

				-- AlterTable
				ALTER TABLE client DROP COLUMN extra;
				""");
	}

	@Test
	void aDatabaseThatWasThereBeforeGetsItsFirstMigrationByABaseline(TestDatabase database) throws IOException {
		database.execute(CLIENT);
		assertThat(this.project.type("migrate dev --name first").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate dev --name first
						| Database ofauto (PostgreSQL 17), environment development
						| The schema "public" is not empty but has no history, and there are no migrations that it may come from. \
						Nothing was written.
						|
						| Make the first migration of what is there: db pull, if the schema source does not have it yet; migrate \
						dev --create-only --name first; migrate baseline --to with the name that it gets. Or begin with an empty \
						database.
						exit code 3
						""");
		assertThat(this.project.names()).isEmpty();
		this.project.type("migrate dev --create-only --name first");
		this.project.type("migrate baseline --to " + this.project.names().get(0)).screen();
		assertThat(this.project.type("migrate dev").screen())
			.contains("The migrations have the schema already; there is nothing to make.\n")
			.endsWith("exit code 0\n");
	}

	@Test
	void migrationsThatTheDatabaseHasAndTheDiskHasNotAreToBeFetched() throws IOException {
		this.project.type("migrate dev --name first").screen();
		Path migration = this.project.migrations().resolve("20260301100000_first");
		Files.move(migration, this.directory.resolve("elsewhere"));
		assertThat(this.project.type("migrate dev --name second").screen()).endsWith(
				"""
						| The database is ahead: migration 20260301100000_first is applied to it, but is not on disk.
						|
						| Get its directory from version control, or from the branch where it was made. If you deleted it, undo \
						what it did (its rollback.sql, if it had one) and run the application with the arguments migrate resolve \
						--removed 20260301100000_first, or --renamed 20260301100000_first=NEW with its new name.
						exit code 3
						""");
	}

	@Test
	void theLastMigrationIsMadeAnewAfterItsRollback(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first").screen();
		Path migration = this.project.migrations().resolve("20260301100000_first");
		database.execute(Files.readString(migration.resolve("rollback.sql")));
		Files.move(migration, this.directory.resolve("elsewhere"));
		assertThat(this.project.type("migrate resolve --removed 20260301100000_first")
			.type("migrate dev --name again")
			.type("migrate dev")
			.screen()).contains("Migration 20260301100000_first is recorded as removed on purpose.\n")
			.contains("/20260301120000_again/migration.sql\n")
			.contains("The migrations have the schema already; there is nothing to make.\n")
			.endsWith("exit code 0\n");
	}

	@Test
	void aReplayThatFailsNamesTheFileThatStays(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first");
		String bad = "src/main/resources/db/migrations/20260101000000_early/migration.sql";
		this.project.file(bad, "ALTER TABLE client ADD COLUMN early int;")
			.migration("20260401000000_late", "SELECT 1;")
			.type("migrate resolve --applied 20260101000000_early")
			.screen();
		assertThat(this.project.type("migrate drift").screen())
			.contains("| " + bad + ":1:1: relation \"client\" does not exist (SQLSTATE 42P01)\n")
			.endsWith("exit code 6\n");
	}

	@Test
	void aPushThatRowsStandInTheWayOfNeedsNoMigrationsAndNamesNone(TestDatabase database) throws IOException {
		this.project.type("db push");
		database.execute("INSERT INTO client VALUES (1, 'One', 1)");
		this.project
			.file("schema.sql",
					"CREATE TABLE client (id int PRIMARY KEY, name text, \"odd, name\" int," + " needed int NOT NULL);")
			.screen();
		assertThat(this.project.type("db push").screen()).endsWith("""
				| Database ofauto (PostgreSQL 17), environment development
				| The change would fail on the rows that this database has. Nothing was done.
				| The column needed of client is required and has no default: the statement fails if the table has \
				rows (now: 1 row).
				|
				| Change the data or the schema.
				exit code 3
				""");
		assertThat(this.project.type("migrate drift --url nonsense").screen())
			.contains("| The URL of the other database cannot be used. Write jdbc:postgresql://host:5432/database or"
					+ " postgresql://user:password@host:5432/database.\n")
			.endsWith("exit code 2\n");
	}

}
