package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.HostileDatabase;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that the development tools send is caught by what somebody else has put into
 * the search path.
 */
@ExtendWith(PostgresExtension.class)
class HostileDatabaseTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@Timeout(300)
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByAnyCommand(String path, TestDatabase database) throws IOException {
		HostileDatabase hostile = HostileDatabase.of(database).with(path);
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.defaultSchema("app")
			.file("schema.sql", "CREATE TABLE app.agencies (id bigint PRIMARY KEY, name text);")
			.migration("20260101000000_first", "CREATE TABLE app.agencies (id bigint PRIMARY KEY);");
		for (String command : new String[] { "migrate deploy", "migrate diff --from database --to schema",
				"migrate drift", "migrate dev --name second", "migrate check", "db push", "db pull",
				"migrate diff --from migrations --to database --json", "migrate deploy", "migrate wait",
				"migrate validate", "migrate status", "migrate squash", "migrate deploy --dry-run" }) {
			project.type(command);
			String screen = project.screen();
			assertThat(hostile.caught()).as(screen).isEmpty();
			assertThat(screen).doesNotContain("exit code 1\n");
		}
	}

	@ParameterizedTest
	@Timeout(300)
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByAProvenBaseline(String path, TestDatabase database) throws IOException {
		database.execute("CREATE SCHEMA app; CREATE TABLE app.agencies (id bigint PRIMARY KEY)");
		HostileDatabase hostile = HostileDatabase.of(database).with(path);
		DevProject project = new DevProject(this.directory, database).defaultSchema("app")
			.migration("20260101000000_first", "CREATE TABLE app.agencies (id bigint PRIMARY KEY);")
			.migration("20260102000000_second", "CREATE TABLE app.clients (id bigint PRIMARY KEY);");
		assertThat(project.type("migrate baseline --to 20260102000000_second").screen()).contains("exit code 3\n");
		assertThat(project.type("migrate baseline --to 20260101000000_first").screen()).contains("exit code 0\n");
		assertThat(hostile.caught()).isEmpty();
	}

}
