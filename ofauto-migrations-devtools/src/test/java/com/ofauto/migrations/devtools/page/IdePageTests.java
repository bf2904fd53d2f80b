package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of the page on IDEs does not need {@code spring-boot-devtools}: the arguments, and
 * that a start reads the source tree.
 */
@ExtendWith(PostgresExtension.class)
class IdePageTests {

	private static final Page PAGE = Page.read("docs/ide.md");

	@Test
	void theSettingsReadTheSourceTreeAndTheArgumentsAreACommand(TestDatabase database, @TempDir Path directory)
			throws Exception {
		PageProject project = new PageProject(directory, database)
			.file("src/main/resources/application-dev.yml", PAGE.block("yaml", "additional-paths:"))
			.file("src/main/resources/application.yml", Page.read("README.md").block("yaml", "schema-source:"))
			.file("src/main/resources/db/migrations/20260106090000_add_email/migration.sql",
					"CREATE TABLE clients (email text);\n")
			.file("schema.sql", "CREATE TABLE clients (email text, phone text);\n");
		Seen start = project.maven(PAGE.line("sh", "spring-boot:run"));
		assertThat(start.exitCode()).as(start.screen()).isZero();
		assertThat(start.screen()).contains("_add_email applied in ");
		Seen change = project.run(List.of(PAGE.line("text", "migrate dev").split(" ")));
		assertThat(change.exitCode()).as(change.screen()).isZero();
		assertThat(change.output()).contains("+ column clients.phone text");
	}

	@Test
	void aRestartBeforeTheMigrationIsWrittenAppliesNothing(TestDatabase database, @TempDir Path directory)
			throws Exception {
		PageProject project = new PageProject(directory, database);
		assertThat(project.run(List.of("migrate", "new", "later")).exitCode()).isZero();
		Seen start = project.run(List.of());
		assertThat(start.exitCode()).isNotZero();
		assertThat(start.screen()).contains("the file is as \"migrate new\" has made it");
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')::text")).isNull();
	}

}
