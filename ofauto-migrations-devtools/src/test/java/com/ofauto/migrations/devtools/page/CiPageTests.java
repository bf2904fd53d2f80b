package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pipeline that is copied from the page.
 */
@ExtendWith(PostgresExtension.class)
class CiPageTests {

	private static final Page PAGE = Page.read("docs/ci.md");

	private PageProject project;

	@BeforeEach
	void aProjectOfTheReadme(TestDatabase database, @TempDir Path directory) throws Exception {
		Page readme = Page.read("README.md");
		this.project = new PageProject(directory, database)
			.file("src/main/resources/application.yml", readme.block("yaml", "schema-source:"))
			.file("src/main/resources/db/migrations/20260105090000_create_clients/migration.sql",
					readme.blocks("sql").get(0))
			.file("schema.sql", readme.blocks("sql").get(1));
	}

	@Test
	void theWorkflowIsRedUntilTheMigrationsBuildTheSchema() throws Exception {
		String check = PAGE.line("yaml", "migrate check").replace("      - run: ", "");
		assertThat(this.project.maven(check).exitCode()).isEqualTo(5);
		this.project.file("src/main/resources/db/migrations/20260106090000_email/migration.sql",
				"ALTER TABLE clients ADD COLUMN email text;\n");
		Seen fine = this.project.maven(check);
		assertThat(fine.exitCode()).as(fine.screen()).isZero();
	}

	@Test
	void whatIsPendingRunsInAScratchDatabaseWithTheFactsOfAnother(TestDatabase database) throws Exception {
		String page = Page.read("docs/rehearsal.md").block("sh", "--facts-from").replace("\\\n    ", "").strip();
		Seen rehearsal = this.project.maven(page.replace("jdbc:postgresql://replica:5432/shop?user=reader",
				database.url() + "?user=" + database.user() + "&password=" + database.password()));
		assertThat(rehearsal.exitCode()).as(rehearsal.screen()).isZero();
		assertThat(rehearsal.errors()).contains("), which was only read\n",
				"Rehearsed in a scratch database (PostgreSQL ");
		assertThat(this.project.text("rehearsal.json")).contains("\"form\": \"scratch-with-facts\"");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
	}

	@Test
	void aDeployIsValidatedRehearsedAndDone() throws Exception {
		List<String> lines = PAGE.block("sh", "migrate validate").lines().toList();
		assertThat(this.project.jar(lines.get(0)).exitCode()).isEqualTo(4);
		assertThat(this.project.jar(lines.get(1)).exitCode()).isZero();
		assertThat(this.project.jar(lines.get(2)).errors()).contains("Applied 20260105090000_create_clients in ");
		assertThat(this.project.jar(lines.get(0)).exitCode()).isZero();
		this.project.file("src/main/resources/db/migrations/20260106090000_email/migration.sql", "ALTER TABLE;\n");
		assertThat(this.project.jar(lines.get(0)).exitCode()).isEqualTo(6);
	}

}
