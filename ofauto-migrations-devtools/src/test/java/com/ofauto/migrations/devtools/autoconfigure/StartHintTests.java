package com.ofauto.migrations.devtools.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a failed start says where the development tools are there.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class StartHintTests {

	private static final String RULE = "environment, do not touch it: repair the data, or run the application with the"
			+ " arguments migrate resolve --applied 1_a, and write a new migration.\n";

	private static final String HINT = "If this fails on a database that was built from empty, another migration"
			+ " may be the cause: migrate check finds it.\n";

	@TempDir
	Path directory;

	@Test
	void aNameThatIsNotThereSendsToTheCommandThatLooksAtAllMigrations(TestDatabase database, CapturedOutput output)
			throws IOException {
		start(database, "ALTER TABLE a ADD COLUMN b int;");
		assertThat(output.toString()).contains(RULE + HINT);
	}

	@Test
	void aFaultOfTheFileItselfDoesNot(TestDatabase database, CapturedOutput output) throws IOException {
		start(database, "SELECT 1 / 0;");
		assertThat(output.toString()).contains(RULE).doesNotContain("migrate check");
	}

	private void start(TestDatabase database, String script) throws IOException {
		Files.writeString(Files.createDirectory(this.directory.resolve("1_a")).resolve("migration.sql"), script);
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(),
					"ofauto.migrations.locations=file:" + this.directory);
		assertThatException().isThrownBy(application::run);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrationsAutoConfiguration.class })
	static class Application {

	}

}
