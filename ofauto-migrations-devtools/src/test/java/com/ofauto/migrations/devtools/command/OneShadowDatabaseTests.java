package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ServerAddress;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The commands where there is one database to try everything in, of a role that may not
 * create others.
 */
@ExtendWith(PostgresExtension.class)
class OneShadowDatabaseTests {

	private static final String SCHEMA = "CREATE TABLE agencies (id bigint PRIMARY KEY, %s text);";

	@TempDir
	private Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		database.execute("CREATE ROLE only_one LOGIN PASSWORD 'only_one'");
		database.execute("CREATE DATABASE only_shadow OWNER only_one");
		String url = new ServerAddress(database.host(), database.port(), database.user(), database.password())
			.url("only_shadow");
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.shadow(new Shadow(url, "only_one", "only_one"))
			.file("schema.sql", SCHEMA.formatted("name"));
		this.project.type("migrate dev --name first");
		this.project.file("schema.sql", SCHEMA.formatted("full_name"))
			.type("migrate dev --name second --rename agencies.name=full_name");
	}

	@AfterEach
	void drop(TestDatabase database) {
		database.execute("DROP DATABASE only_shadow");
		database.execute("DROP ROLE only_one");
	}

	@Test
	void migrationsAreMadeAndTheirRollbacksProven(TestDatabase database) throws IOException {
		assertThat(this.project.screen()).contains("Applied 20260301100000_first", "Applied 20260301110000_second")
			.contains("~ column agencies.name: renamed to full_name");
		assertThat(this.project.type("migrate check").screen()).isEqualTo("""
				$ java -jar app.jar migrate check
				The 2 migrations build a database from empty.
				It is what schema.sql says.
				2 of 2 rollbacks undo their migration.
				2 of 2 impact.json files say what their migration does.
				exit code 0
				""");
	}

	@Test
	void whatIsPendingIsRehearsed(TestDatabase database) throws IOException {
		this.project.migration("20260401000000_third", "ALTER TABLE agencies ADD age int;").screen();
		assertThat(this.project.type("migrate rehearse").screen()).contains("     1  ALTER TABLE  ")
			.contains(" with the 2 migrations that are applied in database ofauto, ")
			.endsWith("exit code 0\n");
		assertThat(database.queryForStrings("SELECT migration_name FROM _prisma_migrations")).hasSize(2);
	}

	@Test
	void driftIsFoundAndAbsorbed(TestDatabase database) {
		database.execute("ALTER TABLE agencies ADD age int");
		assertThat(this.project.type("migrate dev --drift absorb").screen())
			.contains("+ column agencies.age integer", "Wrote ")
			.endsWith("exit code 0\n");
		assertThat(this.project.type("migrate drift").screen()).contains("No drift: ").endsWith("exit code 0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GRANT CREATE ON SCHEMA public TO PUBLIC;",
			"ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;", "COMMENT ON SCHEMA public IS 'x';" })
	void aSquashHasAlsoWhatTheDatabaseKeepsWhenItIsEmptied(String script) throws IOException {
		assumeTrue(PostgresServer.shared().majorVersion() >= 15 || !script.startsWith("COMMENT"),
				"PostgreSQL 15 gives the schema public to the owner of the database");
		this.project.migration("20260401000000_third", script);
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("-- 20260301100000_first\n").contains(script);
	}

	@Test
	void rowsThatRowSecurityHidesFromTheRoleAreNotLostInSilence() throws IOException {
		this.project.migration("20260401000000_third", """
				CREATE TABLE hidden (x int);
				INSERT INTO hidden VALUES (1);
				ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
				ALTER TABLE hidden FORCE ROW LEVEL SECURITY;
				""");
		assertThat(this.project.type("migrate squash").screen())
			.contains("| Could not read the rows of a scratch database: ERROR: query would be affected by row-level"
					+ " security policy for table \"hidden\"\n");
		assertThat(this.project.names()).hasSize(3);
	}

}
