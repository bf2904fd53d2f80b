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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A developer takes back a migration, and writes the way back of one.
 */
@ExtendWith(PostgresExtension.class)
class UndoCommandTests {

	private static final String DATABASE = "| Database ofauto (PostgreSQL 17, stamped development), environment development\n";

	private static final String EMAIL = "20260301110000_email";

	@TempDir
	Path directory;

	private DevProject project;

	private TestDatabase database;

	@BeforeEach
	void makeTwoMigrations(TestDatabase database) throws IOException {
		this.database = database;
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE clients (id integer PRIMARY KEY);\n")
			.type("migrate dev --name first")
			.file("schema.sql", "CREATE TABLE clients (id integer PRIMARY KEY, email text);\n")
			.type("migrate dev --name email");
		assertThat(this.project.screen()).contains("Applied " + EMAIL);
	}

	private String columns() {
		return String
			.valueOf(this.database.queryForString("SELECT string_agg(column_name, ', ' ORDER BY ordinal_position)"
					+ " FROM information_schema.columns WHERE table_name = 'clients'"));
	}

	@Test
	void theLastMigrationIsTakenBackWithItsDirectory() throws IOException {
		assertThat(this.project.answering("y").type("migrate undo").screen()).isEqualTo("""
				$ java -jar app.jar migrate undo
				Undid 20260301110000_email in 9 ms
				Removed src/main/resources/db/migrations/20260301110000_email
				The schema source may still have the change: migrate dev makes a migration of it again.
				%s| Remove its directory src/main/resources/db/migrations/20260301110000_email? [y/N] y
				exit code 0
				""".formatted(DATABASE));
		assertThat(columns()).isEqualTo("id");
		assertThat(this.project.names()).containsExactly("20260301100000_first");
		assertThat(this.project.type("migrate dev --name email_again").screen())
			.contains("Applied 20260301130000_email_again");
	}

	@Test
	void withoutAnAnswerTheDirectoryStays() {
		assertThat(this.project.type("migrate undo").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate undo
						Undid 20260301110000_email in 9 ms
						Its directory stays: src/main/resources/db/migrations/20260301110000_email. A deploy applies it again once \
						its file has changed, or with migrate deploy --again 20260301110000_email.
						%sexit code 0
						"""
					.formatted(DATABASE));
		assertThat(this.project.type("migrate dev").screen()).contains("is undone: a rollback has undone it at");
	}

	@Test
	void rowsAreNotLostWithoutConsent() {
		this.database.execute("INSERT INTO clients VALUES (1, 'x'), (2, NULL)");
		assertThat(this.project.type("migrate undo --keep").screen()).isEqualTo("""
				$ java -jar app.jar migrate undo --keep
				Undoing 20260301110000_email loses:
				  1 value of column clients.email
				%s| Data would be lost, and there is no terminal to ask on. Nothing was done.
				|
				| Call the command again with --accept-data-loss.
				exit code 3
				""".formatted(DATABASE));
		assertThat(this.project.answering("n").type("migrate undo --keep").screen()).contains("| Nothing was done.\n");
		assertThat(columns()).isEqualTo("id, email");
		assertThat(this.project.answering("y").type("migrate undo --keep").screen())
			.contains("  lost 1 value of column clients.email\n");
		assertThat(columns()).isEqualTo("id");
	}

	@Test
	void whatWasNotShownIsNotConsentedTo() throws IOException {
		String name = "20260301113000_by_hand";
		this.project.migration(name, "CREATE SCHEMA more;\n");
		this.project.file("src/main/resources/db/migrations/" + name + "/rollback.sql", "DROP SCHEMA more CASCADE;\n")
			.type("migrate rollback --make " + name)
			.type("migrate deploy")
			.screen();
		this.database.execute("CREATE TABLE more.rows AS SELECT generate_series(1, 7)");
		assertThat(this.project.type("migrate undo --keep").screen()).isEqualTo("""
				$ java -jar app.jar migrate undo --keep
				%s| NOTICE: drop cascades to table more.rows
				| The rollback of 20260301113000_by_hand would lose:
				| - 7 rows of table more.rows
				| Nothing was changed.
				|
				| Save what is needed first. If it may go, call the command again with --accept-data-loss.
				exit code 3
				""".formatted(DATABASE));
		assertThat(this.database.queryForLong("SELECT count(*) FROM more.rows")).isEqualTo(7);
		assertThat(this.project.type("migrate undo --keep --accept-data-loss").screen())
			.contains("  lost 7 rows of table more.rows\n");
	}

	@Test
	void itIsForDevelopmentAlone() {
		this.database.execute("COMMENT ON TABLE _prisma_migrations IS NULL");
		this.project.in(new Gate(MigrationEnvironment.STAGING, true, Set.of()));
		assertThat(this.project.type("migrate undo").screen()).contains("exit code 3\n");
		assertThat(columns()).isEqualTo("id, email");
	}

	@Test
	void theWayBackOfAMigrationThatWasWrittenByHandIsMadeAndProven() throws IOException {
		String name = "20260301113000_by_hand";
		this.project.migration(name, """
				ALTER TABLE clients ADD COLUMN region text;
				CREATE INDEX clients_region ON clients (region);
				UPDATE clients SET region = 'x';
				""").type("migrate deploy").screen();
		assertThat(this.project.type("migrate rollback --last").screen()).contains(
				"""
						| Migration 20260301113000_by_hand has no proven way back: its record keeps no rollback, and there is no \
						rollback.sql beside it.
						| Nothing was changed.
						|
						| Write and prove it: migrate rollback --make 20260301113000_by_hand. Then run this command again.
						exit code 3
						""");
		assertThat(this.project.type("migrate rollback --make " + name).screen()).isEqualTo("""
				$ java -jar app.jar migrate rollback --make 20260301113000_by_hand
				Wrote src/main/resources/db/migrations/20260301113000_by_hand/rollback.sql
				Wrote src/main/resources/db/migrations/20260301113000_by_hand/impact.json
				It is proven: it leads back to the schema before 20260301113000_by_hand.
				exit code 0
				""");
		assertThat(this.project.newest("rollback.sql")).isEqualTo("""
				-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

				-- What does not come back:
				-- - The column region of clients is dropped, and its values are lost.
				-- - Rows that the migration has changed or removed.

				-- DropIndex
				DROP INDEX clients_region;

				-- AlterTable
				ALTER TABLE clients DROP COLUMN region;
				""");
		assertThat(this.project.type("migrate check").screen()).contains("3 of 3 rollbacks undo their migration.");
		assertThat(this.project.type("migrate rollback --last --confirm " + this.database.name()).screen())
			.contains("Undid 20260301113000_by_hand in 9 ms\n");
		assertThat(columns()).isEqualTo("id, email");
	}

	@Test
	void aRenameIsUndoneAsARename() throws IOException {
		String name = "20260301113000_by_hand";
		this.project.migration(name, "ALTER TABLE clients RENAME COLUMN email TO mail;\n");
		this.project.type("migrate rollback --make " + name + " --rename clients.mail=email");
		assertThat(this.project.screen()).contains("It is proven");
		assertThat(this.project.newest("rollback.sql")).contains("ALTER TABLE clients RENAME COLUMN mail TO email;");
	}

	@Test
	void aWayBackThatIsThereIsProvenAndNotWritten() throws IOException {
		String name = "20260301113000_by_hand";
		this.project.migration(name, "CREATE VIEW ids AS SELECT id FROM clients;\n");
		Path rollback = this.project.migrations().resolve(name).resolve("rollback.sql");
		Files.writeString(rollback, "SELECT 1;\n");
		assertThat(this.project.type("migrate rollback --make " + name).screen()).endsWith(
				"""
						| src/main/resources/db/migrations/20260301113000_by_hand/rollback.sql does not lead back to the schema \
						before 20260301113000_by_hand.
						|
						| See what is missing: migrate check. Correct the file, and call migrate rollback --make \
						20260301113000_by_hand again, which proves it.
						exit code 3
						""");
		Files.writeString(rollback, "DROP VIEW ids;\n");
		assertThat(this.project.type("migrate rollback --make " + name).screen()).contains(
				"""
						src/main/resources/db/migrations/20260301113000_by_hand/rollback.sql was there already, and is proven: it \
						leads back to the schema before 20260301113000_by_hand.
						""");
		assertThat(rollback).hasContent("DROP VIEW ids;\n");
	}

}
