package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command of the page on R2DBC, with the JDBC URL of the page: no driver for R2DBC is
 * on the class path here.
 */
@ExtendWith(PostgresExtension.class)
class R2dbcPageTests {

	private static final Page PAGE = Page.read("docs/r2dbc.md");

	@Test
	void aCommandUsesTheAddressOfTheMigrations(TestDatabase database, @TempDir Path directory) throws Exception {
		String settings = PAGE.block("yaml", "jdbc:postgresql:")
			.replace("    url: jdbc:postgresql://localhost:5432/app\n    user: app\n    password: app",
					"    url: %s\n    user: %s\n    password: %s".formatted(database.url(), database.user(),
							database.password()));
		PageProject project = new PageProject(directory, database).withoutDataSource()
			.file("src/main/resources/application.yml", settings)
			.file("src/main/resources/db/migrations/1_a/migration.sql", "CREATE TABLE a (id int);\n");
		Seen status = project.jar(PAGE.line("sh", "migrate status"));
		assertThat(status.exitCode()).as(status.screen()).isEqualTo(4);
		assertThat(status.output()).contains("Database app (PostgreSQL 17");
	}

}
