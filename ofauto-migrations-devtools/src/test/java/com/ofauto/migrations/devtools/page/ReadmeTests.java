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
 * Somebody copies the README from top to bottom.
 */
@ExtendWith(PostgresExtension.class)
class ReadmeTests {

	private static final Page README = Page.read("README.md");

	@Test
	void isRead() {
		assertThat(README.text().lines()).hasSizeLessThan(150);
	}

	@Test
	void theDependenciesCanBeCopied() {
		README.requireDependencies("ofauto-migrations-starter", "ofauto-migrations-devtools");
	}

	@Test
	void theSnippetsMakeAnApplicationThatMigrates(TestDatabase database, @TempDir Path directory) throws Exception {
		String first = "src/main/resources/db/migrations/20260105090000_create_clients/migration.sql";
		assertThat(README.text()).contains("Create\n`" + first + "`:");
		PageProject project = new PageProject(directory, database)
			.file("src/main/resources/application.yml", README.block("yaml", "datasource:"))
			.file(first, README.blocks("sql").get(0));
		Seen start = project.run(List.of());
		assertThat(start.exitCode()).as(start.screen()).isZero();
		assertThat(start.output()).contains("Migration 20260105090000_create_clients applied in ");

		project.file("src/main/resources/application-dev.yml", README.block("yaml", "schema-source: schema.sql"))
			.file("schema.sql", README.blocks("sql").get(1));
		Seen change = project.maven(README.line("sh", "migrate dev"));
		assertThat(change.exitCode()).as(change.screen()).isZero();
		assertThat(change.screen()).isEqualTo(README.block("console", "The schema asks for:"));
		assertThat(database.queryForStrings("SELECT column_name FROM information_schema.columns"
				+ " WHERE table_name = 'clients' ORDER BY ordinal_position"))
			.containsExactly("id", "name", "created_at", "email");
	}

}
