package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that a message names leads to the database that the message is about.
 */
@ExtendWith(PostgresExtension.class)
class CommandLineRemedyTests {

	@Test
	void whatTheCommandLineSaysOfTheConfigurationIsRepeatedWithoutThePassword(TestDatabase database,
			@TempDir Path directory) throws Exception {
		Path migrations = directory.resolve("migrations");
		MigrationFiles.agencies(migrations);
		database.execute("CREATE TABLE legacy (id int)");
		CommandProcess deploy = CommandProcess.run(directory, Map.of("SPRING_DATASOURCE_URL", database.url()),
				CommandLineApplication.class, "--spring.profiles.active=prod", "migrate", "deploy",
				"--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password(), "--server.port=0",
				"--ofauto.migrations.locations=file:" + migrations);
		assertThat(deploy.exitCode()).as(deploy.notes()).isEqualTo(3);
		assertThat(deploy.notes()).contains("run the application with the arguments --spring.profiles.active=prod"
				+ " --spring.datasource.username=" + database.user() + " --spring.datasource.password=…"
				+ " --ofauto.migrations.locations=file:" + migrations + " migrate baseline --to "
				+ MigrationFiles.AGENCIES + ",");
	}

}
