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
 * Somebody who has followed the README goes on with the page about deploying.
 */
@ExtendWith(PostgresExtension.class)
class DeployingPageTests {

	private static final Page PAGE = Page.read("docs/deploying.md");

	private static final String FIRST = "src/main/resources/db/migrations/20260105090000_create_clients/migration.sql";

	@Test
	void aMigrationIsWrittenDeployedAndRequired(TestDatabase database, @TempDir Path directory) throws Exception {
		PageProject project = new PageProject(directory, database).file(FIRST,
				Page.read("README.md").blocks("sql").get(0));
		Seen made = project.maven(PAGE.line("sh", "migrate new"));
		assertThat(made.exitCode()).as(made.screen()).isZero();
		String path = "src/main/resources/db/migrations/" + project.newest() + "/migration.sql";
		assertThat(project.newest()).endsWith("_add_client_email");
		assertThat(PAGE.text())
			.contains("\n`src/main/resources/db/migrations/20260301093000_add_client_email/migration.sql`");

		project.file(path, PAGE.block("sql", "ALTER TABLE clients"))
			.file("src/main/resources/application-validate.yml", PAGE.block("yaml", "on-startup: validate"));
		List<String> start = List.of("--spring.profiles.active=validate");
		assertThat(project.run(start).exitCode()).isOne();

		Seen deploy = project.jar(PAGE.line("sh", "migrate deploy"));
		assertThat(deploy.exitCode()).as(deploy.screen()).isZero();
		assertThat(deploy.output()).contains("Database app is up to date: 2 applied now.");
		Seen validated = project.run(start);
		assertThat(validated.exitCode()).as(validated.screen()).isZero();
		assertThat(database.queryForStrings(PAGE.block("sql", "FROM _prisma_migrations"))).hasSize(2);
	}

	/**
	 * Only {@code pg_dump} itself is not run: what it has written is given.
	 */
	@Test
	void aDatabaseIsTakenOver(TestDatabase database, @TempDir Path directory) throws Exception {
		String dump = "CREATE TABLE public.clients (id bigint);\n";
		database.execute(dump);
		PageProject project = new PageProject(directory, database).file("dump.sql",
				"\\restrict x\n" + dump + "\\unrestrict x\n");
		project
			.shell(PAGE.block("sh", "pg_dump --schema-only").replace("pg_dump --schema-only ofauto", "cat dump.sql"));
		assertThat(project.text("src/main/resources/db/migrations/20260101000000_baseline/migration.sql"))
			.isEqualTo(dump);
		Seen refused = project.jar(PAGE.line("sh", "migrate deploy"));
		assertThat(refused.exitCode()).as(refused.screen()).isEqualTo(3);
		Seen baseline = project.jar(PAGE.line("sh", "migrate baseline"));
		assertThat(baseline.exitCode()).as(baseline.screen()).isZero();
		Seen deploy = project.jar(PAGE.line("sh", "migrate deploy"));
		assertThat(deploy.exitCode()).as(deploy.screen()).isZero();
	}

}
