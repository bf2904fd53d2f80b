package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A project whose databases run several versions of PostgreSQL gets scripts that the
 * oldest of them understands, or none.
 */
@ExtendWith(PostgresExtension.class)
class ServerVersionsTests {

	private static final String FIRST = "src/main/resources/db/migrations/20260101000000_first/";

	private static final String AGENCIES = "CREATE TABLE agencies (id bigint PRIMARY KEY, name text);\n";

	private static final String REFUSAL = """
			| PostgreSQL 14, the oldest in ofauto.migrations.server-versions, does not understand this of the script:
			|
			|     ALTER TABLE agencies ADD CONSTRAINT once UNIQUE NULLS NOT DISTINCT (name);
			| Since PostgreSQL 15: NULLS NOT DISTINCT.
			|
			| Nothing was written. Leave it out, and add a unique index over the rows with a null. Or wait until no database \
			runs an older one than PostgreSQL 15, and name none in ofauto.migrations.server-versions.
			exit code 3
			""";

	private final int majorVersion = PostgresServer.shared().majorVersion();

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql",
					"CREATE TABLE agencies (id bigint PRIMARY KEY, name text CONSTRAINT once UNIQUE NULLS NOT DISTINCT);")
			.file(FIRST + "migration.sql", AGENCIES)
			.serverVersions("15", "14");
	}

	@Test
	void aMigrationThatTheOldestServerDoesNotUnderstandIsNotWritten(TestDatabase database) throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		this.project.type("migrate deploy").screen();
		for (String command : new String[] { "migrate dev --name once", "migrate dev --name once --create-only",
				"db push", "db push --dry-run", "migrate diff --from migrations --to schema --script",
				"migrate diff --from database --to schema --script" }) {
			assertThat(this.project.type(command).screen()).startsWith("$ java -jar app.jar " + command + "\n| ")
				.endsWith(REFUSAL);
		}
		assertThat(this.project.names()).containsExactly("20260101000000_first");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_constraint WHERE conname = 'once'")).isZero();
	}

	@Test
	void whatEachServerUnderstandsIsWrittenWhereItIsNamed() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		assertThat(this.project.serverVersions("15", "18").type("migrate dev --name once").exitCode().number())
			.isZero();
		assertThat(this.project.newest("migration.sql")).endsWith("""

				-- AddConstraint
				ALTER TABLE agencies ADD CONSTRAINT once UNIQUE NULLS NOT DISTINCT (name);
				""");
	}

	@Test
	void theUndoingOfDriftIsRefusedToo(TestDatabase database) throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		this.project.file(FIRST + "migration.sql",
				"CREATE TABLE agencies (id bigint PRIMARY KEY, name text CONSTRAINT once UNIQUE NULLS NOT DISTINCT);");
		this.project.type("migrate deploy").screen();
		database.execute("ALTER TABLE agencies DROP CONSTRAINT once");
		assertThat(this.project.type("migrate dev --drift undo").screen()).endsWith(REFUSAL);
	}

	@Test
	void aWayBackThatTheOldestServerDoesNotUnderstandIsNone(TestDatabase database) throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		this.project.file(FIRST + "migration.sql",
				"CREATE TABLE agencies (id bigint PRIMARY KEY, name text CONSTRAINT once UNIQUE NULLS NOT DISTINCT);")
			.file("schema.sql", AGENCIES)
			.type("migrate deploy")
			.screen();
		assertThat(this.project.type("migrate dev --name many").screen()).contains("""
				  rollback.sql: No script that undoes this runs on PostgreSQL 14, the oldest in \
				ofauto.migrations.server-versions. It does not understand what was there: NULLS NOT DISTINCT, since \
				PostgreSQL 15.
				""").endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).isEqualTo("""
				-- DropConstraint
				ALTER TABLE agencies DROP CONSTRAINT once;
				""");
		assertThat(this.project.newest("rollback.sql")).isEqualTo(
				"""
						-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

						-- What does not come back:
						-- - No script that undoes this runs on PostgreSQL 14, the oldest in ofauto.migrations.server-versions. It does \
						not understand what was there: NULLS NOT DISTINCT, since PostgreSQL 15.
						""");
	}

	@Test
	void whatMigrationsByHandBuildIsNamedInTheCheck() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		this.project.file(FIRST + "migration.sql",
				"CREATE TABLE agencies (id bigint PRIMARY KEY, name text CONSTRAINT once UNIQUE NULLS NOT DISTINCT);");
		assertThat(this.project.type("migrate check").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate check
						The 1 migration builds a database from empty.
						It is what schema.sql says.
						| The migrations build what PostgreSQL 14, the oldest in ofauto.migrations.server-versions, does not understand:
						|
						|     CREATE TABLE agencies (
						|         id bigint NOT NULL,
						|         name text,
						|         CONSTRAINT agencies_pkey PRIMARY KEY (id),
						|         CONSTRAINT once UNIQUE NULLS NOT DISTINCT (name)
						|     );
						| Since PostgreSQL 15: NULLS NOT DISTINCT.
						|
						| Unless they make it on newer servers alone, they fail there. Change those that are applied nowhere yet; for \
						the others, name the versions on which they run.
						| 1 migration has no impact.json: 20260101000000_first. migrate impact writes it.
						exit code 0
						""");
	}

	@Test
	void aFunctionThatTheOldestServerDoesNotHaveIsNamed() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(16);
		this.project.file("schema.sql",
				AGENCIES + "CREATE VIEW names AS SELECT any_value(name) AS name FROM agencies;");
		assertThat(this.project.type("migrate dev --name names").screen())
			.contains("| Since PostgreSQL 16: the function any_value.\n")
			.endsWith("exit code 3\n");
		assertThat(this.project.serverVersions("16").type("migrate dev --name names").screen())
			.endsWith("exit code 0\n");
	}

	/**
	 * A migration by hand may make it where it is understood alone, which the files say
	 * and a script that is made of their result does not.
	 */
	@Test
	void aSquashOfItIsTheFilesAsTheyAre() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		String guarded = """
				DO $$ BEGIN
				    IF current_setting('server_version_num')::int >= 150000 THEN
				        EXECUTE 'CREATE UNIQUE INDEX once ON agencies (name) NULLS NOT DISTINCT';
				    END IF;
				END $$;
				""";
		this.project.migration("20260102000000_once", guarded);
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("-- 20260101000000_first\n").contains(guarded);
	}

	@Test
	void aSquashThatNeedsTheGeneratedScriptIsRefused() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		this.project.migration("20260102000000_once",
				"CREATE UNIQUE INDEX once ON agencies (name) NULLS NOT DISTINCT; INSERT INTO agencies VALUES (1, gen_random_uuid());");
		assertThat(this.project.type("migrate squash").screen())
			.contains(
					"""
							| - the generated script: PostgreSQL 14, the oldest in ofauto.migrations.server-versions, does not understand \
							NULLS NOT DISTINCT, since PostgreSQL 15
							""")
			.endsWith("exit code 6\n");
		assertThat(this.project.names()).hasSize(2);
	}

	/**
	 * The same script on each server on which this test runs: what a newer one keeps of
	 * the schema source, an older one understands.
	 */
	@Test
	void whatCanBeSaidInAnOlderWayIs(TestDatabase database) throws IOException {
		this.project.withPrivileges()
			.file(FIRST + "migration.sql", "CREATE DOMAIN code AS text;\n" + AGENCIES)
			.file("schema.sql", """
					CREATE DOMAIN code AS text CONSTRAINT there NOT NULL;
					CREATE TABLE agencies (id bigint PRIMARY KEY, name text CONSTRAINT named NOT NULL, code code);
					ALTER TABLE agencies ALTER name SET STORAGE EXTERNAL;
					GRANT ALL ON agencies TO pg_monitor;
					CREATE UNLOGGED TABLE visits (id serial);
					""");
		assertThat(this.project.type("migrate dev --name more").screen()).endsWith("exit code 0\n");
		String domain = """
				-- AlterDomain
				ALTER DOMAIN code SET NOT NULL;
				""";
		String name = """

				DO $$ DECLARE statement text; BEGIN
				    FOR statement IN SELECT format('ALTER DOMAIN %s RENAME CONSTRAINT %I TO %I', contypid::regtype, conname, 'there')
				        FROM pg_constraint WHERE contypid = 'code'::regtype AND contype = 'n' AND conname <> 'there'
				    LOOP EXECUTE statement; END LOOP;
				END $$;
				""";
		String script = this.project.newest("migration.sql");
		assertThat(script).contains(domain).doesNotContain("MAINTAIN");
		if (this.majorVersion >= 17) {
			assertThat(script).contains(domain + name, "\nGRANT ALL ON TABLE agencies TO pg_monitor;\n");
		}
		assertThat(this.project.newest("rollback.sql")).contains("ALTER DOMAIN code DROP NOT NULL;\n");
		database.execute("DROP TABLE visits, agencies; DROP DOMAIN code");
		database.execute("CREATE DOMAIN code AS text;" + AGENCIES);
		database.execute(script.contains(name) ? script : script.replace(domain, domain + name));
		assertThat(this.project.screen()).isEmpty();
		assertThat(this.project.type("migrate drift").screen()).contains("No drift: database ofauto is what its")
			.endsWith("exit code 0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "13", "16.4", "81", "latest", "" })
	void aVersionThatThereIsNotIsRefused(String version) throws IOException {
		this.project.migration("20260102000000_second", "SELECT 1;");
		for (String command : new String[] { "migrate dev --name once", "migrate check", "db push",
				"migrate squash" }) {
			assertThat(this.project.serverVersions("15", version).type(command).screen()).endsWith("| \"" + version
					+ "\" in ofauto.migrations.server-versions is no major version of PostgreSQL that is known here: 14, 15, 16,"
					+ """
							 17, 18. Nothing was done.
							|
							| Write those that the project's databases run, such as 15, 17. A newer one than these can be left out, since \
							the oldest decides.
							exit code 3
							""");
		}
		assertThat(this.project.names()).containsExactly("20260101000000_first", "20260102000000_second");
	}

	@Test
	void whereNothingIsNamedTheDatabaseItselfDecides() throws IOException {
		assumeThat(this.majorVersion).isGreaterThanOrEqualTo(15);
		assertThat(this.project.serverVersions().type("migrate dev --name once").screen()).endsWith("exit code 0\n");
	}

}
