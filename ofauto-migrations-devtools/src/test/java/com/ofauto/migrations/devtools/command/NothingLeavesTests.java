package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code migrate drift} and {@code migrate diff} write nothing outside of a scratch
 * database.
 */
@ExtendWith(PostgresExtension.class)
class NothingLeavesTests {

	private static final String FIRST = "src/main/resources/db/migrations/1_a/migration.sql";

	private static final String SHARED = """
			SELECT 'role ' || r::text FROM pg_authid r WHERE rolname LIKE 'leave%'
			UNION ALL SELECT 'database ' || datname || coalesce(datacl::text, '') || datdba FROM pg_database
				WHERE datname LIKE 'leave%'
			UNION ALL SELECT 'setting ' || s::text FROM pg_db_role_setting s
			UNION ALL SELECT 'comment ' || d::text FROM pg_shdescription d WHERE objoid = 'leave_app'::regrole
			UNION ALL SELECT 'row ' || t::text FROM pg_stat_file('leave_program', true) t WHERE t.size IS NOT NULL
			ORDER BY 1""";

	@TempDir
	Path directory;

	private DevProject project;

	private List<String> before = List.of();

	@BeforeEach
	void createWhatIsNotToBeTouched(TestDatabase server) throws IOException {
		server.execute("CREATE ROLE leave_app");
		server.execute("CREATE DATABASE leave_legacy");
		this.before = server.queryForStrings(SHARED);
		this.project = new DevProject(this.directory, server).source("schema.sql");
	}

	@AfterEach
	void nothingHasLeft(TestDatabase server) {
		List<String> after = server.queryForStrings(SHARED);
		server.execute("DROP DATABASE IF EXISTS leave_legacy");
		server.execute("DROP ROLE IF EXISTS leave_app");
		assertThat(after).isEqualTo(this.before);
	}

	@Test
	void aReplayPassesOverItAndSaysSoOnce() throws IOException {
		this.project.file(FIRST, """
				CREATE TABLE t (a text);
				DROP DATABASE IF EXISTS leave_gone;
				ALTER ROLE leave_app
					SET work_mem = '1MB';
				""");
		this.project.file("schema.sql", "CREATE TABLE t (a text);");
		assertThat(this.project.type("migrate diff --from migrations --to schema").screen()).isEqualTo("""
				$ java -jar app.jar migrate diff --from migrations --to schema
				No difference.
				| Not run in the scratch database, since it reaches beyond it:
				|   1_a, line 2: DROP DATABASE IF EXISTS leave_gone;
				|   1_a, line 3: ALTER ROLE leave_app
				exit code 0
				""");
	}

	@Test
	void driftDropsNoDatabaseThatAMigrationOnceDropped(TestDatabase server) throws IOException {
		server.execute("DROP DATABASE leave_legacy");
		this.project.file(FIRST, "DROP DATABASE IF EXISTS leave_legacy;\n-- " + this.directory);
		this.project.type("migrate deploy").screen();
		server.execute("CREATE DATABASE leave_legacy");
		this.before = server.queryForStrings(SHARED);
		assertThat(this.project.type("migrate drift").screen()).contains(
				"No drift: database ofauto is what its migrations build.\n",
				"|   1_a, line 1: DROP DATABASE IF EXISTS leave_legacy;\nexit code 0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER ROLE leave_app CREATEDB", "CREATE ROLE leave_b", "DROP DATABASE leave_legacy",
			"COPY t FROM PROGRAM 'echo 1 | tee leave_program'", "ALTER SYSTEM SET work_mem = '1MB'" })
	void inASchemaSourceItIsRefusedWithItsLine(String statement) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE t (a text);\n" + statement + ";\n");
		assertThat(this.project.type("migrate diff --from empty --to schema").screen()).isEqualTo("""
				$ java -jar app.jar migrate diff --from empty --to schema
				| No migration is made of what reaches beyond the database.
				| schema.sql:2:1:
				|     %s;
				|
				| Take it out of the file. Write it into a migration by hand, where it runs once for each database:\
				 migrate new <name>; or do it on the server.
				exit code 6
				""".formatted(statement));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DO $$BEGIN ALTER ROLE leave_app CREATEDB; END$$",
			"DO $$BEGIN EXECUTE 'ALTER ROLE leave_' || 'app CREATEDB'; END$$",
			"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN ALTER ROLE leave_app CREATEDB; END$$; SELECT f()",
			"DO $$BEGIN COPY t FROM PROGRAM 'echo 1 | tee leave_program'; END$$",
			"DO $$BEGIN EXECUTE 'COPY t FROM PROGRAM ''echo 1 | tee leave_program'''; END$$",
			"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS"
					+ " $$BEGIN COPY t FROM PROGRAM 'echo 1 | tee leave_program'; END$$; SELECT f()" })
	void hiddenInABlockOrAFunctionItIsRolledBackThereAndInAReplay(String statement) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE t (a text);\n" + statement + ";\n");
		assertThat(this.project.type("migrate diff --from empty --to schema").screen())
			.contains("| The schema cannot be built in an empty database.\n| schema.sql:2:")
			.containsAnyOf("this changes roles of the server, which all of its databases share.",
					"which reaches beyond the database.")
			.contains("| Take it out of the file.")
			.endsWith("exit code 6\n");
		this.project.file(FIRST, "CREATE TABLE t (a text);\n" + statement + ";\n-- " + this.directory);
		assertThat(this.project.type("migrate diff --from empty --to migrations").screen())
			.contains("| The migrations cannot be replayed in an empty database: 1_a fails.\n| " + FIRST + ":2:")
			.contains(
					"| A replay changes nothing outside of its scratch database. Do this outside of migrations, or only"
							+ " where it is not done yet.")
			.endsWith("exit code 6\n");
	}

	@Test
	void aRoleThatIsMissingIsNamedWithTheLineThatMakesIt() throws IOException {
		this.project.file(FIRST, "CREATE TABLE t ();\nCREATE ROLE leave_new;\nGRANT SELECT ON t TO leave_new;");
		assertThat(this.project.type("migrate diff --from empty --to migrations").screen())
			.contains("| %s:3:1: role \"leave_new\" does not exist (SQLSTATE 42704)\n".formatted(FIRST))
			.contains("| The role leave_new is made at " + FIRST + ":2:1, and that does not run in a scratch database,"
					+ " since all databases of a server share its roles. Make it on this server once: CREATE ROLE"
					+ " \"leave_new\";");
	}

}
