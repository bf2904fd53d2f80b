package com.ofauto.migrations.devtools.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The steps of the page on coming from Prisma, on a project and a database that Prisma
 * has left.
 */
@ExtendWith(PostgresExtension.class)
class ComingFromPrismaPageTests {

	private static final Page PAGE = Page.read("docs/coming-from-prisma.md");

	private static final Path LEFT = Path.of("../ofauto-migrations-autoconfigure/src/test/resources/prisma/applied");

	@Test
	void theDependencyCanBeCopied() {
		PAGE.requireDependencies("ofauto-migrations-starter");
	}

	@Test
	void theStepsLeadFromPrismasProjectToAnApplication(TestDatabase database, @TempDir Path directory)
			throws Exception {
		database.execute(Files.readString(LEFT.resolve("database.sql")));
		PageProject project = new PageProject(directory, database).withoutDataSource();
		copyMigrations(project);
		project.shell(PAGE.block("sh", "mv prisma/migrations"));
		String url = "postgresql://%s:%s@%s:%d/%s".formatted(database.user(), database.password(), database.host(),
				database.port(), database.name());
		project.file("src/main/resources/application.yml",
				PAGE.block("yaml", "${DATABASE_URL}").replace("${DATABASE_URL}", url));
		Seen status = project.maven(PAGE.line("sh", "migrate status"));
		assertThat(status.output()).isEqualTo(PAGE.block("console", "Database app"));
		assertThat(status.exitCode()).isZero();

		project.file("src/main/resources/application-dev.yml", PAGE.block("yaml", "schema-source:"));
		Seen pulled = project.run(List.of("--spring.profiles.active=dev", "db", "pull"));
		assertThat(pulled.exitCode()).as(pulled.screen()).isZero();
		Seen dev = project.run(List.of("--spring.profiles.active=dev", "migrate", "dev"));
		assertThat(dev.exitCode()).as(dev.screen()).isZero();
		assertThat(dev.screen()).contains("there is nothing to make");
	}

	private static void copyMigrations(PageProject project) throws IOException {
		try (Stream<Path> files = Files.walk(LEFT.resolve("migrations"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				project.file("prisma/" + LEFT.relativize(file), Files.readString(file));
			}
		}
	}

}
