package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that shows a schema growing, as it happens: every screen and every file of it
 * comes from here.
 */
@ExtendWith(PostgresExtension.class)
class TranscriptTests {

	private static final Path PAGE = Path.of("../docs/schema-first-transcript.md");

	/** What was seen last, to be looked at and copied when the page changes. */
	private static final Path SEEN = Path.of("target/schema-first-transcript.md");

	private static final String HEAD = """
			datasource db {
			  provider = "postgresql"
			  url      = env("DATABASE_URL")
			}

			""";

	private static final String CLIENTS = """
			enum Status {
			  NEW
			  ACTIVE
			  GONE
			}

			model Client {
			  id     Int    @id @default(autoincrement())
			  name   String
			  status Status @default(NEW)
			}
			""";

	private final StringBuilder page = new StringBuilder(
			"""
					# A schema grows

					A test makes this transcript of `migrate dev` and compares it word by word. Lines behind a bar are standard error.
					The letter after a question is what a person typed. `migrate` is the shell function of
					[Run the commands](schema-first.md#run-the-commands).
					""");

	@TempDir
	Path directory;

	private DevProject project;

	private TestDatabase database;

	@Test
	void isAsThePageShowsIt(TestDatabase database) throws IOException {
		this.database = database;
		this.project = new DevProject(this.directory, database);
		theFirstMigration();
		aColumnWithADefault();
		aRename();
		aRequiredColumnOnATableWithRows();
		anEnumValueRemoved();
		driftAbsorbed();
		Files.writeString(SEEN, this.page);
		assertThat(this.page).hasToString(Files.exists(PAGE) ? Files.readString(PAGE) : "");
	}

	private void theFirstMigration() throws IOException {
		chapter("The first migration",
				"The schema is the file `schema.prisma`, which" + " `ofauto.migrations.schema-source` names.");
		schema(CLIENTS);
		show("prisma", HEAD + CLIENTS);
		type("migrate dev --name first");
		files();
	}

	private void aColumnWithADefault() throws IOException {
		chapter("A column with a default", "The table has rows by now; `email String @default(\"\")` is added.");
		this.database.execute("INSERT INTO \"Client\" (name) VALUES ('Ann'), ('Bob'), ('Eve')");
		schema(CLIENTS.replace("  status", "  email  String @default(\"\")\n  status"));
		type("migrate dev --name email");
		files();
	}

	private void aRename() throws IOException {
		chapter("A rename", "`name` becomes `fullName`. Without a terminal the command does not guess:");
		schema(CLIENTS.replace("  name   String", "  fullName String")
			.replace("  status", "  email  String @default(\"\")\n  status"));
		type("migrate dev --name full_name");
		this.page.append("On a terminal it asks:\n\n");
		this.project.answering("y");
		type("migrate dev --name full_name");
		files();
	}

	private void aRequiredColumnOnATableWithRows() throws IOException {
		chapter("A required column on a table with rows", "`country String` has no default, and three rows are there:");
		schema(CLIENTS.replace("  name   String", "  fullName String\n  country String")
			.replace("  status", "  email  String @default(\"\")\n  status"));
		type("migrate dev --name country");
		this.page.append(
				"`--create-only` writes the file, which can then be edited so that the rows get a value first:\n\n");
		type("migrate dev --name country --create-only");
		files();
		Path migration = this.project.migrations()
			.resolve(this.project.names().get(this.project.names().size() - 1))
			.resolve("migration.sql");
		Files.writeString(migration, """
				-- AlterTable
				ALTER TABLE "Client" ADD COLUMN country text;
				UPDATE "Client" SET country = 'NL';
				ALTER TABLE "Client" ALTER COLUMN country SET NOT NULL;
				""");
		this.page.append("Edited:\n\n");
		show("sql", Files.readString(migration));
		type("migrate dev");
	}

	private void anEnumValueRemoved() throws IOException {
		chapter("An enum value removed", "Nobody has the status `GONE`, and the rows keep theirs.");
		schema(CLIENTS.replace("  GONE\n", "")
			.replace("  name   String", "  fullName String\n  country String")
			.replace("  status", "  email  String @default(\"\")\n  status"));
		type("migrate dev --name no_more_gone");
		files();
	}

	private void driftAbsorbed() throws IOException {
		chapter("Drift absorbed",
				"Somebody has made an index by hand: `CREATE INDEX client_email ON \"Client\" (email)`.");
		this.database.execute("CREATE INDEX client_email ON \"Client\" (email)");
		type("migrate dev --name next");
		type("migrate dev --drift absorb --name index_on_email");
		files();
		this.page
			.append("With `@@index([email], map: \"client_email\")` in the schema there is nothing left to do:\n\n");
		schema(CLIENTS.replace("  GONE\n", "")
			.replace("  name   String", "  fullName String\n  country String")
			.replace("  status", "  email  String @default(\"\")\n  status")
			.replace("@default(NEW)\n}", "@default(NEW)\n\n  @@index([email], map: \"client_email\")\n}"));
		type("migrate dev");
		type("migrate check");
	}

	private void schema(String models) throws IOException {
		this.project.file("schema.prisma", HEAD + models);
	}

	private void chapter(String title, String text) {
		this.page.append("\n## ").append(title).append("\n\n").append(text).append("\n\n");
	}

	private void type(String command) {
		show("console", this.project.type(command).screen().replace("$ java -jar app.jar ", "$ "));
	}

	private void files() throws IOException {
		show("sql", this.project.newest("migration.sql"));
		this.page.append("And `rollback.sql`:\n\n");
		show("sql", this.project.newest("rollback.sql"));
	}

	private void show(String language, String text) {
		this.page.append("```").append(language).append('\n').append(text.stripTrailing()).append("\n```\n\n");
	}

}
