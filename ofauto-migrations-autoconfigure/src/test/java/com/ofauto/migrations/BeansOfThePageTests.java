package com.ofauto.migrations;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsDevAutoConfiguration;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.Snippets;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans of the page on configuration are compiled and used as they stand there.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class BeansOfThePageTests {

	private static final String HEAD = """
			package com.example;

			import com.ofauto.migrations.autoconfigure.MigrationsStrategy;
			import com.ofauto.migrations.core.AppliedMigration;
			import com.ofauto.migrations.core.MigrationListener;
			import com.ofauto.migrations.dev.Seeder;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.core.env.Environment;
			import org.springframework.jdbc.core.simple.JdbcClient;

			""";

	@Test
	void theyDoWhatThePageSays(TestDatabase database, CapturedOutput output, @TempDir Path directory) throws Exception {
		String block = Markdown.read("docs/configuration.md").blocks("java").get(0);
		Files.writeString(Files.createDirectories(directory.resolve("com/example")).resolve("Beans.java"),
				HEAD + block);
		Files.writeString(Files.createDirectories(directory.resolve("m/1_a")).resolve("migration.sql"),
				Markdown.read("README.md").blocks("sql").get(0));
		Snippets.compile(directory);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				getClass().getClassLoader())) {
			ApplicationContextRunner runner = new ApplicationContextRunner().withClassLoader(loader)
				.withConfiguration(AutoConfigurations.of(MigrationsAutoConfiguration.class,
						MigrationsDevAutoConfiguration.class, DataSourceAutoConfiguration.class,
						JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
				.withUserConfiguration(loader.loadClass("com.example.MigrationsConfiguration"))
				.withPropertyValues("spring.datasource.url=" + database.url(),
						"spring.datasource.username=" + database.user(),
						"spring.datasource.password=" + database.password(), "spring.profiles.active=dev",
						"ofauto.migrations.locations=file:" + directory.resolve("m"),
						"ofauto.migrations.seed.enabled=true", "ofauto.migrations.seed.on-startup=true");
			runner.withPropertyValues("region=second").run((context) -> assertThat(context).hasFailed());
			runner.withPropertyValues("region=first").run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("1_a took ");
				assertThat(database.queryForStrings("SELECT name FROM clients")).containsExactly("Northlight");
			});
			runner.withPropertyValues("region=second").run((context) -> assertThat(context).hasNotFailed());
		}
	}

}
