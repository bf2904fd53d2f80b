package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of the page on Gradle can be tried without Gradle: coordinates, versions, and the
 * arguments that it gives to the application.
 */
@ExtendWith(PostgresExtension.class)
class GradlePageTests {

	private static final Page PAGE = Page.read("docs/gradle.md");

	@Test
	void theBuildFileNamesThisProjectsModulesAndItsSpringBoot() {
		String build = PAGE.block("groovy", "plugins {");
		assertThat(Pattern.compile("(\\w+) 'com\\.ofauto:([\\w-]+):(.*?)'")
			.matcher(build)
			.results()
			.map((MatchResult found) -> found.group(1) + " " + found.group(2) + " " + found.group(3)))
			.containsExactly("implementation ofauto-migrations-starter " + Page.version(),
					"developmentOnly ofauto-migrations-devtools " + Page.version());
		assertThat(build).contains("id 'org.springframework.boot' version '"
				+ Page.property("<spring-boot.version>(.*?)</spring-boot.version>") + "'");
	}

	@Test
	void theArgumentsAreCommands(TestDatabase database, @TempDir Path directory) throws Exception {
		Page readme = Page.read("README.md");
		PageProject project = new PageProject(directory, database)
			.file("src/main/resources/application-dev.yml", readme.block("yaml", "schema-source:"))
			.file("schema.sql", readme.blocks("sql").get(1));
		List<String> lines = PAGE.block("sh", "./gradlew").lines().toList();
		Seen made = project.gradle(lines.get(0));
		assertThat(made.exitCode()).as(made.screen()).isZero();
		assertThat(project.newest()).endsWith("_add_email");
		project.file("src/main/resources/db/migrations/" + project.newest() + "/migration.sql", "SELECT 1;\n");
		assertThat(project.gradle(lines.get(1)).exitCode()).isEqualTo(4);
		Seen change = project.gradle(lines.get(2));
		assertThat(change.exitCode()).as(change.screen()).isZero();
		assertThat(project.newest()).endsWith("_first");
	}

	@Test
	void aQuestionWithoutATerminalNamesItsAnswers(TestDatabase database, @TempDir Path directory) throws Exception {
		PageProject project = new PageProject(directory, database)
			.file("src/main/resources/application-dev.yml", Page.read("README.md").block("yaml", "schema-source:"))
			.file("src/main/resources/db/migrations/1_a/migration.sql", "CREATE TABLE a (id int, note text);\n")
			.file("schema.sql", "CREATE TABLE a (id int, remark text);\n");
		Seen asked = project.gradle(PAGE.line("sh", "migrate dev"));
		assertThat(asked.exitCode()).isEqualTo(3);
		assertThat(asked.errors()).contains("Say which it is: --rename a.note=remark keeps the data");
	}

}
