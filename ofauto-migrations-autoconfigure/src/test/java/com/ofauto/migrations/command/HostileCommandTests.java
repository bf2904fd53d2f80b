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
		Screens screens = in("app", new Screens(this.project, database))
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
		screens.file("20260102000000_b", "CREATE TABLE b (id nonsense);").type("migrate deploy").shown();
		screens.file("20260102000000_b", "SELECT; VACUUM nonsense;").type("migrate deploy").shown();
		assertThat(hostile.caught()).as("a deploy that fails").isEmpty();
		for (String decision : new String[] { "--rolled-back 20260102000000_b", "--applied 20260102000000_b",
				"--accept-edit 20260101000000_a", "--renamed 20260102000000_b=20260103000000_c",
				"--removed 20260101000000_a", "--forget 20260101000000_a" }) {
			if (decision.startsWith("--accept-edit")) {
				screens.file("20260101000000_a", "CREATE TABLE a (id bigint);");
			}
			if (decision.startsWith("--renamed")) {
				screens.without("20260102000000_b").file("20260103000000_c", "SELECT; VACUUM nonsense;");
			}
			if (decision.startsWith("--removed")) {
				screens.without("20260101000000_a");
			}
			assertThat(screens.type("migrate resolve " + decision).shown()).contains("exit code 0\n");
			assertThat(hostile.caught()).as(decision).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { HostileDatabase.BEHIND, HostileDatabase.BEFORE })
	void nothingIsCaughtByABaseline(String path, TestDatabase database) {
		database.execute("CREATE SCHEMA app; CREATE TABLE app.a (id int)");
		HostileDatabase hostile = HostileDatabase.of(database).with(path);
		Screens screens = in("app", new Screens(this.project, database))
			.file("20260101000000_a", "CREATE TABLE a (id int);")
			.file("20260102000000_b", """
					CREATE TABLE b (id int); CREATE TYPE kind AS ENUM ('x'); CREATE DOMAIN d AS int;
					CREATE VIEW v AS SELECT 1; ALTER TABLE a ADD COLUMN x int;
					""");
		assertThat(screens.type("migrate baseline --to 20260102000000_b").shown()).contains("exit code 3\n");
		assertThat(screens.type("migrate baseline --to 20260101000000_a").shown()).contains("exit code 0\n");
		assertThat(screens.type("migrate stamp production --confirm ofauto").shown()).contains("exit code 0\n");
		assertThat(screens.type("migrate reset --confirm ofauto").shown()).contains("exit code 3\n");
		assertThat(screens.type("migrate new next").shown()).contains("exit code 0\n");
		assertThat(hostile.caught()).isEmpty();
	}

	private static Screens in(String schema, Screens screens) {
		MigratorSettings settings = MigratorSettings.defaults();
		return screens.with(settings.withDefaultSchema(schema)).in(MigrationEnvironment.DEVELOPMENT);
	}

}
