package com.ofauto.migrations.devtools.page;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.page.PageProject.Seen;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who has followed the README adds a second database.
 */
@ExtendWith(PostgresExtension.class)
class SeveralDatabasesPageTests {

	private static final Page PAGE = Page.read("docs/several-databases.md");

	private static final String FIRST = "src/main/resources/db/migrations/20260105090000_create_clients/migration.sql";

	private static final String REPORTING = "src/main/resources/db/reporting/migrations/";

	private static final String INDEX = "20260301100000_index_figures";

	private static final String IMPORTS = """
			import com.ofauto.migrations.dev.Seeder;
			import com.zaxxer.hikari.HikariDataSource;
			import org.springframework.beans.factory.annotation.Qualifier;
			import org.springframework.boot.context.properties.ConfigurationProperties;
			import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.jdbc.core.simple.JdbcClient;
			import javax.sql.DataSource;

			""";

	private TestDatabase reporting;

	private PageProject project;

	@BeforeEach
	void copyThePage(TestDatabase database, @TempDir Path directory) throws Exception {
		this.reporting = PostgresServer.shared().createDatabase();
		this.project = new PageProject(directory, database).withoutDataSource()
			.and("reporting", this.reporting)
			.file(FIRST, Page.read("README.md").blocks("sql").get(0))
			.file(REPORTING + "20260201090000_create_figures/migration.sql", "CREATE TABLE figures (n int);\n")
			.configuration("ReportingDatabase", IMPORTS + PAGE.block("java", "class ReportingDatabase"))
			.file("src/main/resources/application.yml", settings(database, this.reporting));
	}

	@AfterEach
	void dropTheSecond() {
		this.reporting.close();
	}

	private static String settings(TestDatabase app, TestDatabase reporting) {
		return PAGE.block("yaml", "datasource: reportingDataSource")
			.replace("jdbc:postgresql://localhost:5432/app", app.url())
			.replace(": app\n", ": " + app.user() + "\n")
			.replace("jdbc:postgresql://localhost:5432/reporting", reporting.url())
			.replace("name: reporting\n", "name: " + reporting.user() + "\n")
			.replace("word: reporting\n", "word: " + reporting.password() + "\n");
	}

	@Test
	void theFirstStartAndTheCommandsShowWhatThePageShows() throws Exception {
		Seen start = this.project.run(List.of());
		assertThat(start.exitCode()).as(start.screen()).isZero();
		assertThat(log(start)).isEqualTo(PAGE.block("text", "[default] Database app has"));
		Seen status = this.project.jar(PAGE.line("sh", "migrate status"));
		assertThat(status.exitCode()).isZero();
		assertThat(status.screen()).isEqualTo(PAGE.block("console", "State: up-to-date"));
		Seen refused = this.project.jar("java -jar app.jar migrate stamp production");
		assertThat(refused.exitCode()).isEqualTo(2);
		assertThat(refused.errors()).startsWith(PAGE.block("text", "migrate stamp works on one database"));
	}

	@Test
	void aProgramReadsWhatThePageForProgramsShows() throws Exception {
		Seen deploy = this.project.jar("java -jar app.jar migrate deploy --json");
		assertThat(deploy.output()
			.replaceAll("\"startedAt\": \"[^\"]+\"", "\"startedAt\": \"2026-03-01T09:30:00.123Z\"")
			.replaceAll("\"at\": \"[^\"]+\"", "\"at\": \"2026-03-01T09:30:00.120Z\"")
			.replaceAll("\"host\": \"[^\"]+\"", "\"host\": \"127.0.0.1\"")
			.replaceAll("0/[0-9A-F]+(?=['\"])", "0/3000028")
			.replaceAll("(\"\\w+Ms\"): \\d+", "$1: 3"))
			.isEqualTo(Page.read("docs/json.md").block("json", "\"databases\": {"));
	}

	private static String log(Seen start) {
		return start.output()
			.lines()
			.filter((line) -> line.contains(" Migrator : "))
			.map((line) -> line.substring(line.indexOf(" : ") + 3) + "\n")
			.collect(Collectors.joining());
	}

	@Test
	void aFailureInTheSecondIsMended() throws Exception {
		this.project.file(REPORTING + INDEX + "/migration.sql", "CREATE INDEX CONCURRENTLY ON figures (m);\n");
		Seen start = this.project.run(List.of());
		assertThat(start.exitCode()).isOne();
		assertThat(start.screen()).contains(PAGE.block("text", "stops the start"));
		this.project.file(REPORTING + INDEX + "/migration.sql", "CREATE INDEX CONCURRENTLY ON figures (n);\n");
		List<String> commands = PAGE.block("sh", "migrate resolve").lines().toList();
		assertThat(commands).hasSize(2);
		for (String command : commands) {
			Seen seen = this.project.jar(command);
			assertThat(seen.exitCode()).as(command + "\n" + seen.screen()).isZero();
		}
		assertThat(this.reporting.queryForLong("SELECT count(*) FROM pg_indexes WHERE tablename = 'figures'")).isOne();
	}

	@Test
	@Tag("faults")
	void aDecisionAtAStartIsOfTheEntry() throws Exception {
		this.project.file(REPORTING + INDEX + "/migration.sql", "CREATE INDEX CONCURRENTLY ON figures (m);\n");
		assertThat(this.project.run(List.of()).exitCode()).isOne();
		this.project.file(REPORTING + INDEX + "/migration.sql", "CREATE INDEX CONCURRENTLY ON figures (n);\n");
		Matcher decision = Pattern.compile("`(--ofauto\\S+\\.once\\.\\S+)`").matcher(PAGE.text());
		assertThat(decision.find()).isTrue();
		Seen start = this.project.run(List.of(decision.group(1)));
		assertThat(start.exitCode()).as(start.screen()).isZero();
	}

	@Test
	@Tag("faults")
	void aCommandFindsADatabaseWithAnOwnUrl(TestDatabase database) throws Exception {
		String settings = settings(database, this.reporting);
		this.project.file("src/main/resources/application.yml",
				settings.substring(0, settings.indexOf("\napp:")) + "\n"
						+ PAGE.block("yaml", "${REPORTING_PASSWORD}")
							.replace("jdbc:postgresql://localhost:5432/reporting", this.reporting.url())
							.replace("user: reporting", "user: " + this.reporting.user())
							.replace("${REPORTING_PASSWORD}", this.reporting.password()));
		Seen deploy = this.project.jar("java -jar app.jar migrate deploy");
		assertThat(deploy.exitCode()).as(deploy.screen()).isZero();
		assertThat(this.reporting.queryForString("SELECT to_regclass('figures')")).isEqualTo("figures");
	}

	@Test
	void aSeedIsOfTheNamedDatabase() throws Exception {
		this.project.file("src/main/resources/application-dev.yml", PAGE.block("yaml", "on-startup: true"))
			.configuration("ReportingSeed", IMPORTS + PAGE.block("java", "class ReportingSeed"));
		Seen start = this.project.run(List.of("--spring.profiles.active=dev"));
		assertThat(start.exitCode()).as(start.screen()).isZero();
		assertThat(this.reporting.queryForStrings("SELECT n FROM figures")).containsExactly("7");
		this.reporting.execute("TRUNCATE figures");
		Seen seed = this.project
			.jar(PAGE.line("sh", "db seed").replace("--confirm reporting", "--confirm " + this.reporting.name()));
		assertThat(seed.exitCode()).as(seed.screen()).isZero();
		assertThat(this.reporting.queryForStrings("SELECT n FROM figures")).containsExactly("7");
	}

	@Test
	void theSchemaSourceOfTheSecondMakesItsMigration() throws Exception {
		assertThat(this.project.run(List.of()).exitCode()).isZero();
		this.project.file("src/main/resources/application-dev.yml", PAGE.block("yaml", "schema-source: reporting.sql"))
			.file("reporting.sql", "CREATE TABLE figures (n int, month date);\n");
		Seen change = this.project.maven(PAGE.line("sh", "migrate dev"));
		assertThat(change.exitCode()).as(change.screen()).isZero();
		assertThat(change.screen()).isEqualTo(PAGE.block("console", "The schema asks for:"));
	}

}
