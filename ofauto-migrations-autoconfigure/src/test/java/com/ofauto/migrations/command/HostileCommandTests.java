package com.ofauto.migrations.command;

import java.nio.file.Path;

import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that a command sends is caught by what somebody else has put into the search
 * path.
 */
@ExtendWith(PostgresExtension.class)
class HostileCommandTests {

	@TempDir
	Path project;

	@ParameterizedTest
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByAnyCommand(String path, TestDatabase database) {
		HostileDatabase hostile = HostileDatabase.of(database).with(path);
		MigratorSettings settings = MigratorSettings.defaults();
		Screens screens = new Screens(this.project, database)
			.with(new MigratorSettings("app", settings.edited(), settings.late(), settings.missing(),
					settings.lockWait(), settings.lockTimeout(), settings.lockRetries(), settings.pooler()))
			.in(MigrationEnvironment.DEVELOPMENT)
			.file("20260101000000_a", "CREATE TABLE a (id int);")
			.seed("1.sql", "INSERT INTO a DEFAULT VALUES;");
		for (String command : new String[] { "migrate status", "migrate deploy --dry-run", "migrate deploy",
				"migrate status --json", "migrate validate", "migrate wait", "db seed",
				"migrate stamp development --confirm ofauto", "migrate reset --dry-run",
				"migrate reset --confirm ofauto", "db reset --confirm ofauto", "migrate status" }) {
			screens.type(command);
			assertThat(hostile.caught()).as(command).isEmpty();
		}
		assertThat(screens.shown()).doesNotContain("exit code 1\n", "exit code 2\n", "exit code 6\n", "exit code 7\n");
		assertThat(database.queryForLong("SELECT pg_catalog.count(*) FROM app.a")).isOne();
	}

}
