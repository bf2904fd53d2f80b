package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code migrate dev} does where it must not go on, and what it asks.
 */
@ExtendWith(PostgresExtension.class)
class DevCommandTests {

	private static final String SCHEMA = """
			CREATE TABLE agencies (id bigint PRIMARY KEY, name text NOT NULL);
			CREATE VIEW names AS SELECT name FROM agencies;
			""";

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql").file("schema.sql", SCHEMA);
	}

	@Test
	void inProductionNothingIsMade() throws IOException {
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()));
		assertThat(this.project.type("migrate dev --name first").screen()).isEqualTo("""
				$ java -jar app.jar migrate dev --name first
				| Database ofauto (PostgreSQL 17), environment production
				| The environment is production, and a schema change is allowed in development and test only.
				|
				| No setting allows this. On a database of your own, start with a development profile, such as \
				--spring.profiles.active=dev.
				exit code 3
				""");
		assertThat(this.project.names()).isEmpty();
	}

	@Test
	void aDatabaseThatIsStampedProductionIsLeftAlone(TestDatabase database) throws IOException {
		this.project.in(new Gate(MigrationEnvironment.PRODUCTION, true, Set.of()))
			.migration("20260101000000_a", "CREATE TABLE a ();")
			.type("migrate deploy")
			.in(new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of()));
		this.project.screen();
		assertThat(this.project.type("migrate dev --name first").screen())
			.contains("is stamped production. A schema change is for development databases only.")
			.endsWith("exit code 3\n");
		assertThat(this.project.names()).containsExactly("20260101000000_a");
	}

	@Test
	void dataThatWouldBeLostIsAskedFor(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first");
		database.execute("INSERT INTO agencies VALUES (1, 'One'), (2, 'Two')");
		this.project.file("schema.sql", "CREATE TABLE agencies (id bigint PRIMARY KEY);").screen();
		assertThat(this.project.type("migrate dev --name second").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate dev --name second
						The schema asks for:
						  - view names
						  - column agencies.name
						  ! The column name of agencies is dropped, and 2 values are lost.
						| Database ofauto (PostgreSQL 17, stamped development), environment development
						| Data would be lost, and there is no terminal to ask on. Nothing was written.
						|
						| To keep the data, write the migration with --create-only and edit it. If the data may be lost, call the command in a terminal, which asks.
						exit code 3
						""");
		assertThat(this.project.answering("n").type("migrate dev --name second").screen()).endsWith("""
				| Data is lost. Write and apply the migration all the same? [y/N] n
				| Nothing was written.
				|
				| To keep the data, write the migration with --create-only and edit it.
				exit code 3
				""");
		assertThat(this.project.answering("y").type("migrate dev --name !").screen())
			.startsWith("$ java -jar app.jar migrate dev --name !\n| ")
			.doesNotContain("[y/N]")
			.endsWith("exit code 2\n");
		assertThat(this.project.names()).hasSize(1);
		this.project.type("migrate dev --name second --accept-data-loss");
		assertThat(this.project.names()).hasSize(2);
		assertThat(database.queryForStrings("SELECT * FROM agencies")).containsExactlyInAnyOrder("1", "2");
	}

	@Test
	void anEditedMigrationIsSaidAndNothingIsMade(TestDatabase database) throws IOException {
		this.project.type("migrate dev --name first");
		String name = this.project.names().get(0);
		this.project.migration(name, "SELECT 1;").screen();
		assertThat(this.project.type("migrate dev --name second").screen())
			.contains("| Migration " + name + " is edited: ")
			.endsWith("exit code 3\n");
	}

	@Test
	void driftCanBeUndoneByTheSqlThatIsPrinted(TestDatabase database) {
		this.project.type("migrate dev --name first");
		database.execute("ALTER TABLE agencies ADD COLUMN extra int; DROP VIEW names");
		this.project.screen();
		String name = (PostgresServer.shared().majorVersion() >= 16) ? "name" : "agencies.name";
		assertThat(this.project.type("migrate dev --drift undo").screen()).isEqualTo("""
				$ java -jar app.jar migrate dev --drift undo
				-- AlterTable
				ALTER TABLE agencies DROP COLUMN extra;

				-- CreateView
				CREATE VIEW names AS
				SELECT %s
				   FROM agencies;
				| Database ofauto (PostgreSQL 17, stamped development), environment development
				| Database ofauto has drifted: it is not what its migrations build.
				|   - view names
				|   + column agencies.extra integer
				exit code 5
				""".formatted(name));
	}

	@Test
	void aSchemaThatPostgresqlRefusesIsShownWithItsPlace() throws IOException {
		this.project.file("schema.sql", "CREATE TABLE a (\n  id nonsense\n);\n");
		assertThat(this.project.type("migrate dev --name first").screen()).contains("schema.sql:2:6")
			.contains("type \"nonsense\" does not exist")
			.endsWith("exit code 6\n");
		assertThat(this.project.names()).isEmpty();
	}

	@Test
	void whatCameAndWentComesAgainByTheSameScript(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql");
		String without = "CREATE TABLE client (id int);";
		String with = "CREATE TABLE client (id int, note text);";
		project.file("schema.sql", without).type("migrate dev --name first");
		project.file("schema.sql", with).type("migrate dev --name note");
		project.file("schema.sql", without).type("migrate dev --name no_note").screen();

		assertThat(project.file("schema.sql", with).type("migrate dev --name note_again").screen()).isEqualTo("""
				$ java -jar app.jar migrate dev --name note_again
				The schema asks for:
				  + column client.note text
				Wrote src/main/resources/db/migrations/20260301130000_note_again/migration.sql
				Wrote src/main/resources/db/migrations/20260301130000_note_again/rollback.sql
				Wrote src/main/resources/db/migrations/20260301130000_note_again/impact.json
				| Database ofauto (PostgreSQL 17, stamped development), environment development
				| Applied 20260301130000_note_again in 9 ms
				exit code 0
				""");
		assertThat(project.type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 4 migrations build a database from empty.
				It is what schema.sql says.
				4 of 4 rollbacks undo their migration.
				4 of 4 impact.json files say what their migration does.
				exit code 0
				""");
	}

	@Test
	void whatAChildDeclaresForItselfIsAChange(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql");
		project.file("schema.sql", "CREATE TABLE p (a int); CREATE TABLE c () INHERITS (p);")
			.type("migrate dev --name first")
			.screen();
		assertThat(project.file("schema.sql", "CREATE TABLE p (a int); CREATE TABLE c (a int) INHERITS (p);")
			.type("migrate dev --name own")
			.screen()).endsWith("exit code 0\n");
		assertThat(project.newest("migration.sql")).contains("ALTER TABLE c NO INHERIT p;\nALTER TABLE c INHERIT p;\n");
		assertThat(project.type("migrate dev --name more").screen()).doesNotContain("Wrote");
		assertThat(project.screen()).isEmpty();
	}

}
