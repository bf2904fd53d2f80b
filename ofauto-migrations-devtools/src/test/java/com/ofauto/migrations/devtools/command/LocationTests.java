package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations outside of the project, and places where none can be.
 */
@ExtendWith(PostgresExtension.class)
class LocationTests {

	@TempDir
	Path directory;

	@TempDir
	Path elsewhere;

	@ParameterizedTest
	@ValueSource(strings = { "file:", "filesystem:", "file://" })
	void anAbsoluteLocationWorksWithEachCommand(String prefix, TestDatabase database) throws IOException {
		Path place = this.elsewhere.resolve("db");
		DevProject project = new DevProject(this.directory, database).source("schema.sql").location(prefix + place);
		project.file("schema.sql", "CREATE TABLE a (id int);").type("migrate dev --name first");
		project.file("schema.sql", "CREATE TABLE a (id int, b int);").type("migrate dev --name second");
		assertThat(project.screen()).contains("Wrote " + place + "/20260301100000_first/migration.sql\n",
				"Wrote " + place + "/20260301110000_second/migration.sql\n",
				"| Applied 20260301110000_second in 9 ms\n");
		assertThat(project.type("migrate check").screen()).endsWith("exit code 0\n");
		assertThat(project.type("migrate squash --to 20260301110000_second").screen()).endsWith("exit code 0\n");
		assertThat(project.type("migrate new by_hand").screen()).isEqualTo("$ java -jar app.jar migrate new by_hand\n"
				+ place + "/20260301140000_by_hand/migration.sql\nexit code 0\n");
	}

	@Test
	void aFileInTheDirectorysPlaceIsNamed(TestDatabase database) throws IOException {
		Path file = Files.writeString(this.elsewhere.resolve("file"), "");
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", "CREATE TABLE a (id int);")
			.location("file:" + file);
		String refused = """
				| Cannot create the directory %1$s for migrations: %1$s already exists, and is not a directory.
				|
				| Create it, make it writable, or name another one with --directory. Nothing was written.
				exit code 3
				""".formatted(file);
		assertThat(project.type("migrate new a").screen()).isEqualTo("$ java -jar app.jar migrate new a\n" + refused);
		assertThat(project.type("migrate dev --name a").screen())
			.isEqualTo("$ java -jar app.jar migrate dev --name a\n" + refused);
	}

	@Test
	void whatUndoesDriftIsAFileForPsql(TestDatabase database) throws IOException {
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.defaultSchema("shop")
			.file("schema.sql", "CREATE TABLE a (id int);");
		project.type("migrate dev --name first");
		database.execute("ALTER TABLE shop.a ADD COLUMN extra int; CREATE INDEX byhand ON shop.a (id)");
		project.screen();
		String output = project.type("migrate dev --drift undo")
			.screen()
			.lines()
			.filter((line) -> !line.startsWith("|") && !line.startsWith("$") && !line.startsWith("exit code"))
			.collect(Collectors.joining("\n"));
		assertThat(output).isEqualTo("""
				SET search_path TO shop;

				-- DropIndex
				DROP INDEX byhand;

				-- AlterTable
				ALTER TABLE a DROP COLUMN extra;""");
		database.execute(output);
		assertThat(project.type("migrate drift").screen()).endsWith("exit code 0\n");
	}

}
