package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each development tool works with the database, the migrations and the schema source of
 * the entry that it was given.
 */
@ExtendWith(PostgresExtension.class)
class SeveralDatabasesToolsTests {

	private TestDatabase orders;

	private TestDatabase reporting;

	private PageProject project;

	@BeforeEach
	void makeTheProject(TestDatabase database, @TempDir Path directory) throws Exception {
		this.orders = database;
		this.reporting = PostgresServer.shared().createDatabase();
		this.project = new PageProject(directory, database)
			.file("src/main/resources/db/migrations/1_a/migration.sql", "CREATE TABLE a (id int);\n")
			.file("src/main/resources/db/reporting/migrations/1_f/migration.sql", "CREATE TABLE f (n int);\n")
			.file("orders.sql", "CREATE TABLE wrong (n int);\n")
			.file("reporting.sql", "CREATE TABLE f (n int, month date);\n")
			.file("src/main/resources/application.yml", """
					ofauto.migrations:
					  environment: development
					  order: default, reporting
					  schema-source: orders.sql
					  databases:
					    reporting:
					      schema-source: reporting.sql
					      url: %s
					      user: %s
					      password: %s
					""".formatted(this.reporting.url(), this.reporting.user(), this.reporting.password()));
	}

	@AfterEach
	void dropTheSecond() {
		this.reporting.close();
	}

	private Seen run(String line) throws Exception {
		List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
		arguments.addAll(List.of("--database", "reporting"));
		return this.project.run(arguments);
	}

	@Test
	void comparisonsAreOfTheEntry() throws Exception {
		assertThat(run("migrate deploy").exitCode()).isZero();
		Seen diff = run("migrate diff --from migrations --to schema --script");
		assertThat(diff.output()).as(diff.screen()).contains("ALTER TABLE f", "month date").doesNotContain("wrong");
		this.reporting.execute("ALTER TABLE f ADD COLUMN stray int");
		Seen drift = run("migrate drift");
		assertThat(drift.exitCode()).as(drift.screen()).isEqualTo(5);
		assertThat(drift.screen()).contains("f.stray");
		Seen check = run("migrate check");
		assertThat(check.screen()).contains("It is not what reporting.sql says.", "column f.month");
	}

	@Test
	void aPushChangesTheEntry() throws Exception {
		Seen push = run("db push");
		assertThat(push.exitCode()).as(push.screen()).isZero();
		assertThat(this.reporting.queryForString("SELECT count(month) FROM f")).isEqualTo("0");
		assertThat(this.orders.queryForString("SELECT to_regclass('wrong')")).isNull();
		Seen pull = run("db pull --print");
		assertThat(pull.output()).as(pull.screen()).contains("CREATE TABLE f (").doesNotContain("CREATE TABLE a");
	}

	@Test
	void aPushUnderASecondNameOfADatabaseIsRefused() throws Exception {
		Seen push = this.project.run(List.of("db", "push", "--database", "reporting",
				"--ofauto.migrations.databases.reporting.url=" + this.orders.url()));
		assertThat(push.exitCode()).as(push.screen()).isEqualTo(3);
		assertThat(push.errors()).startsWith("The databases named default and reporting are the same schema");
		assertThat(this.orders.queryForString("SELECT to_regclass('f')")).isNull();
	}

	@Test
	void aWrongShadowUrlIsSaidOfTheEntry() throws Exception {
		Seen check = run(
				"migrate check --ofauto.migrations.databases.reporting.shadow-url=postgresql://localhost:port/db");
		assertThat(check.screen()).contains("ofauto.migrations.databases.reporting.shadow-url");
	}

}
