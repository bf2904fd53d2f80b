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
 * One migration in place of many.
 */
@ExtendWith(PostgresExtension.class)
class SquashCommandTests {

	private static final String MIGRATIONS = "src/main/resources/db/migrations/";

	private static final String CONTENT = "SELECT (SELECT string_agg(a::text, ' ' ORDER BY id) FROM a),"
			+ " (SELECT string_agg(b::text, ' ' ORDER BY id) FROM b), nextval('s'), nextval('b_id_seq')";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).migration("20260101000000_first", """
				CREATE TYPE kind AS ENUM ('X');
				CREATE TABLE z (id int);
				CREATE TABLE b (id serial PRIMARY KEY, name text, big text GENERATED ALWAYS AS (upper(name)) STORED);
				INSERT INTO b (name) VALUES ('it''s'), (NULL), ('a\\b');
				CREATE SEQUENCE s START 5;
				""")
			.migration("20260102000000_second",
					"""
							ALTER TYPE kind ADD VALUE 'Y';
							DROP TABLE z;
							CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, up int REFERENCES a, b int REFERENCES b,
								at timestamptz DEFAULT now(), k kind);
							INSERT INTO a (up, b, k) VALUES (2, 1, 'X'), (1, 3, NULL);
							SELECT nextval('s');
							""")
			.migration("20260103000000_third", "ALTER TABLE a ADD COLUMN later int;");
	}

	@Test
	void aDatabaseThatHasThemAllRecordsTheOneAndAnEmptyOneGetsTheSame(TestDatabase database) throws IOException {
		this.project.type("migrate deploy").screen();
		assertThat(this.project.type("migrate squash --to 20260102000000_second").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate squash --to 20260102000000_second
						Wrote src/main/resources/db/migrations/20260102000000_squashed in place of 2 migrations, which it is proven \
						to build with rows, sequences and privileges.
						Wrote src/main/resources/db/migrations/20260102000000_squashed/impact.json
						A database that has all of them records it at its next deploy and runs nothing; one that has only some has \
						to be deployed with the release before.
						exit code 0
						""");
		assertThat(this.project.names()).containsExactly("20260102000000_squashed", "20260103000000_third");
		String script = Files.readString(this.project.migrations().resolve("20260102000000_squashed/migration.sql"));
		assertThat(script)
			.contains("CREATE TYPE kind AS ENUM ('X', 'Y');", "('1', 'it''s')", "('2', NULL)",
					"OVERRIDING SYSTEM VALUE")
			.doesNotContain("TABLE z");
		assertThat(this.project.type("migrate status").screen())
			.contains("20260102000000_squashed  (will be recorded as applied, since the database has all 2 migrations"
					+ " that it replaces)");
		assertThat(this.project.type("migrate deploy --dry-run").screen())
			.contains("20260102000000_squashed  (will be recorded as applied, since the database has all 2 migrations"
					+ " that it replaces)");
		assertThat(this.project.type("migrate status --json").screen()).contains("""
				  "pending": [
				    {
				      "name": "20260102000000_squashed",
				      "order": 1,
				      "transactional": "yes",
				      "late": false,
				      "rolledBackAttempts": 0,
				      "recorded": true
				    }
				  ],
				""");
		assertThat(this.project.type("migrate deploy").screen()).endsWith("""
				Database ofauto is up to date: 0 applied now.
				| Database ofauto (PostgreSQL 17, stamped development), environment development
				exit code 0
				""");
		assertThat(database
			.queryForStrings("SELECT migration_name, " + TestDatabase.LOGS + " FROM _prisma_migrations ORDER BY 1"))
			.containsExactly("20260101000000_first|ofauto-migrations: replaced by 20260102000000_squashed",
					"20260102000000_second|ofauto-migrations: replaced by 20260102000000_squashed",
					"20260102000000_squashed|", "20260103000000_third|");
		assertThat(this.project.type("migrate validate").exitCode().number()).isZero();
		String content = database.queryForStrings(CONTENT).get(0);
		database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
		this.project.type("migrate deploy").screen();
		String again = database.queryForStrings(CONTENT).get(0);
		assertThat(again.replaceAll("\"2[^\"]+\"", "at")).isEqualTo(content.replaceAll("\"2[^\"]+\"", "at"));
		assertThat(this.project.type("migrate drift").screen()).contains("No drift");
	}

	@Test
	void whereTheGeneratedScriptIsNotTheSameTheFilesAreJoined() throws IOException {
		this.project.migration("20260104000000_fourth", """
				CREATE FUNCTION twice() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := NEW.n * 2; RETURN NEW; END';
				CREATE TABLE t (n int);
				CREATE TRIGGER twice BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION twice();
				INSERT INTO t VALUES (1)
				""");
		this.project.migration("20260102000000_second", "DROP TABLE z;");
		this.project.migration("20260103000000_third", "SELECT 1;");
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("-- 20260101000000_first\n")
			.contains("INSERT INTO t VALUES (1)\n;");
	}

	@Test
	void whatCannotBeProvenIsRefusedWithTheStatements() throws IOException {
		this.project.migration("20260104000000_fourth", """
				CREATE FUNCTION twice() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := NEW.n * 2; RETURN NEW; END';
				CREATE TABLE t (n float);
				CREATE TRIGGER twice BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION twice();
				INSERT INTO t VALUES (random());
				""");
		assertThat(this.project.type("migrate squash").screen()).contains("""
				| No single migration was found that builds what these build:
				| - the generated script: table t has other rows
				| - the files one after the other: \
				""").contains("""
				| What differs may come from:
				""", "| - " + MIGRATIONS + "20260104000000_fourth/migration.sql:4:1\n", """
				| Nothing was changed. Squash up to an earlier migration with --to, or leave these as they are.
				exit code 6
				""");
		assertThat(this.project.names()).hasSize(4);
	}

	@Test
	void aNameThatIsNotThereAndASingleMigrationAreRefused() {
		assertThat(this.project.type("migrate squash --to 2_b").screen())
			.contains("| There is no migration 2_b on disk.")
			.endsWith("exit code 3\n");
		assertThat(this.project.type("migrate squash --to 20260101000000_first").screen())
			.contains("| There is only one migration up to 20260101000000_first.")
			.endsWith("exit code 3\n");
	}

	@Test
	void aSquashIsSquashedAgainForDatabasesThatHaveNotRecordedIt(TestDatabase database) throws IOException {
		this.project.type("migrate deploy");
		this.project.type("migrate squash --to 20260102000000_second").screen();
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.names()).containsExactly("20260103000000_squashed");
		assertThat(this.project.newest("migration.properties").replaceAll("[0-9a-f]{64}", "SUM").lines().distinct())
			.containsExactly(
					"# A database that has all of these, with one of these checksums each, has this migration.",
					"replaces=SUM 20260102000000_squashed", "earlier=SUM 20260101000000_first/20260102000000_squashed",
					"earlier=SUM 20260102000000_second/20260102000000_squashed", "replaces=SUM 20260103000000_third");
		assertThat(this.project.type("migrate deploy --dry-run").screen())
			.contains("20260103000000_squashed  (will be recorded as applied, since the database has all 3 migrations"
					+ " that it replaces)");
		this.project.type("migrate deploy").screen();
		assertThat(database
			.queryForStrings("SELECT migration_name, " + TestDatabase.LOGS + " FROM _prisma_migrations ORDER BY 1"))
			.containsExactly("20260101000000_first|ofauto-migrations: replaced by 20260103000000_squashed",
					"20260102000000_second|ofauto-migrations: replaced by 20260103000000_squashed",
					"20260103000000_squashed|",
					"20260103000000_third|ofauto-migrations: replaced by 20260103000000_squashed");
		this.project.migration("20260104000000_fourth", "CREATE TABLE d (id int);");
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.properties")).contains(" 20260103000000_squashed\n",
				" 20260101000000_first/20260102000000_squashed\n", " 20260102000000_squashed/20260103000000_squashed\n",
				" 20260103000000_third/20260103000000_squashed\n", " 20260104000000_fourth\n");
		assertThat(this.project.type("migrate status").screen()).contains("20260104000000_fourth");
	}

}
