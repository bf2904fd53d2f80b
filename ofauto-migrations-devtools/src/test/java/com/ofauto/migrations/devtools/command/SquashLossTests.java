package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A squash leaves out nothing that the migrations did: it has it, or is refused.
 */
@ExtendWith(PostgresExtension.class)
class SquashLossTests {

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase server) throws IOException {
		// It stays, since databases that are kept for the next replay need it.
		server.execute("DO $$BEGIN CREATE ROLE squash_app; EXCEPTION WHEN duplicate_object THEN NULL; END$$");
		this.project = new DevProject(this.directory, server)
			.migration("1_a", "CREATE TABLE a (id int PRIMARY KEY, n int DEFAULT 1);\n")
			.migration("2_b", "ALTER TABLE a ADD COLUMN b int;\n");
	}

	private void third(String script) throws IOException {
		this.project.migration("3_c", "CREATE TABLE c (id int);\n" + script + ";\n");
	}

	private static Stream<String> beyond() {
		return Stream.of("CREATE ROLE squash_b", "ALTER ROLE squash_app CREATEDB", "DROP ROLE IF EXISTS squash_b",
				"GRANT pg_monitor TO squash_app", "COMMENT ON ROLE squash_app IS 'x'",
				"ALTER ROLE squash_app IN DATABASE app SET work_mem = '1MB'", "DROP DATABASE IF EXISTS squash",
				"CREATE TABLESPACE squash LOCATION '/nowhere'", "ALTER SYSTEM SET work_mem = '1MB'",
				"COPY a FROM '/nowhere'", "COPY a TO PROGRAM 'cat'", "ALTER DATABASE app SET timezone = 'UTC'",
				"GRANT CONNECT ON DATABASE app TO squash_app", "COMMENT ON DATABASE app IS 'x'",
				"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false)", "SELECT pg_reload_conf()",
				"DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'squash_app') THEN"
						+ " CREATE ROLE squash_app; END IF; END$$",
				"DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', current_database()); END$$",
				"DO $$BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO squash_app', current_database()); END$$",
				"DO $$BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''x''', current_database()); END$$",
				"DO $$BEGIN COPY a TO PROGRAM 'cat'; END$$", "DO $$BEGIN PERFORM dblink_exec('a', 'b'); END$$");
	}

	@ParameterizedTest
	@MethodSource("beyond")
	void whatReachesBeyondTheDatabaseIsRefusedWithItsLine(String statement) throws IOException {
		third(statement);
		assertThat(this.project.type("migrate squash").screen()).isEqualTo(
				"""
						$ java -jar app.jar migrate squash
						| A squash could leave out what reaches beyond the database, since no scratch database shows it:
						| src/main/resources/db/migrations/3_c/migration.sql:2:1:
						|     %s;
						|
						| Nothing was changed. Squash up to the migration before it, migrate squash --to 2_b, or write the squash by \
						hand, as docs/squash.md says.
						exit code 6
						"""
					.formatted(statement));
		assertThat(this.project.names()).containsExactly("1_a", "2_b", "3_c");
	}

	@Test
	void theMigrationsBeforeItAreSquashed() throws IOException {
		assertSquashedBefore("CREATE ROLE squash_b");
	}

	@ParameterizedTest
	@MethodSource("beyond")
	@Tag("faults")
	void theMigrationsBeforeWhateverReachesBeyondAreSquashed(String statement) throws IOException {
		assertSquashedBefore(statement);
	}

	private void assertSquashedBefore(String statement) throws IOException {
		third(statement);
		assertThat(this.project.type("migrate squash --to 2_b").screen()).endsWith("exit code 0\n");
	}

	@Test
	void aCallOfAFunctionThatReachesOutIsRefusedToo() throws IOException {
		third("""
				CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN
					IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'squash_app') THEN CREATE ROLE squash_app; END IF;
				END$$;
				SELECT f()""");
		assertThat(this.project.type("migrate squash").screen())
			.contains("/3_c/migration.sql:5:1:\n|     SELECT f();\n")
			.endsWith("exit code 6\n");
	}

	@Test
	void whereTheSecondMigrationDoesItASquashCanOnlyBeWrittenByHand() throws IOException {
		this.project.migration("2_b", "CREATE ROLE squash_b PASSWORD 'secret';\nCREATE ROLE x;");
		assertThat(this.project.type("migrate squash").screen()).isEqualTo("""
				$ java -jar app.jar migrate squash
				| A squash could leave out what reaches beyond the database, since no scratch database shows it:
				| src/main/resources/db/migrations/2_b/migration.sql:1:1:
				|     CREATE ROLE squash_b PASSWORD '***';
				| src/main/resources/db/migrations/2_b/migration.sql:2:1:
				|     CREATE ROLE x;
				|
				| Nothing was changed. Write the squash by hand, as docs/squash.md says.
				exit code 6
				""");
	}

	@Test
	void aRoleThatNoTextTellsOfIsRefusedOnAServerOfOurOwnToo(TestDatabase server) throws IOException {
		server.execute(
				"DO $$BEGIN CREATE ROLE squash_small LOGIN PASSWORD 'x'; EXCEPTION WHEN duplicate_object THEN NULL;"
						+ " END$$");
		PGSimpleDataSource small = server.dataSource();
		small.setUser("squash_small");
		small.setPassword("x");
		this.project.at(small);
		third("DO $$BEGIN EXECUTE concat('CREATE ', 'ROLE squash_hidden'); END$$");
		assertThat(this.project.type("migrate squash").screen())
			.contains("/3_c/migration.sql:2:1: this changes roles of the server, which all of its databases share.\n")
			.endsWith("exit code 6\n");
		assertThat(this.project.names()).hasSize(3);
	}

	/**
	 * A build squashes some of each kind: each takes as long as a command with four
	 * replays.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO squash_app",
			"SELECT lo_from_bytea(123456, 'x')",
			"CREATE EXTENSION citext;\nALTER EXTENSION citext ADD TABLE c;\nINSERT INTO c VALUES (1)" })
	void whatNoSchemaIsReadOfIsKeptByTheFilesThemselves(String script) throws IOException {
		assertFilesKept(script);
	}

	@ParameterizedTest
	@Tag("faults")
	@ValueSource(strings = { "GRANT SELECT ON ALL TABLES IN SCHEMA public TO squash_app",
			"REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC",
			"CREATE PUBLICATION p FOR TABLE a",
			"CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';\n"
					+ "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()",
			"CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)",
			"CREATE FOREIGN DATA WRAPPER w;\nCREATE SERVER s FOREIGN DATA WRAPPER w",
			"CREATE LANGUAGE own HANDLER plpgsql_call_handler", "CREATE TYPE base",
			"CREATE MATERIALIZED VIEW m AS SELECT id FROM a;\nINSERT INTO a (id) VALUES (1);\n"
					+ "REFRESH MATERIALIZED VIEW m",
			"CREATE TABLE nothing ();\nINSERT INTO nothing DEFAULT VALUES",
			"COMMENT ON TABLE _prisma_migrations IS 'x'", "ALTER TABLE _prisma_migrations ADD COLUMN more int",
			"CREATE INDEX more ON _prisma_migrations (migration_name)",
			"CREATE EXTENSION citext;\nALTER EXTENSION citext ADD TABLE a" })
	void whatElseNoSchemaIsReadOfIsKeptByTheFilesThemselves(String script) throws IOException {
		assertFilesKept(script);
	}

	private void assertFilesKept(String script) throws IOException {
		third(script);
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("-- 1_a\n").contains(script + ";\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COMMENT ON TABLE a IS 'x'", "ALTER TABLE a OWNER TO squash_app",
			"CREATE INDEX i ON a ((n + 1));\nALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500" })
	void whatIsReadIsInTheGeneratedScript(String script) throws IOException {
		assertGenerated(script);
	}

	@ParameterizedTest
	@Tag("faults")
	@ValueSource(strings = { "GRANT SELECT ON TABLE a TO squash_app", "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
			"ALTER TABLE a FORCE ROW LEVEL SECURITY", "GRANT UPDATE (id) ON TABLE a TO squash_app WITH GRANT OPTION",
			"ALTER TABLE a CLUSTER ON a_pkey", "CREATE MATERIALIZED VIEW m AS SELECT id FROM a\nWITH NO DATA",
			"CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1';\nCREATE EXTENSION citext;\n"
					+ "ALTER FUNCTION x() DEPENDS ON EXTENSION citext" })
	void whatElseIsReadIsInTheGeneratedScript(String script) throws IOException {
		assertGenerated(script);
	}

	private void assertGenerated(String script) throws IOException {
		third(script);
		String statement = script.substring(script.lastIndexOf('\n') + 1);
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).doesNotContain("-- 1_a").contains(statement + ";\n");
	}

	@Test
	void whatIsAnotherEachTimeIsRefusedWithTheStatements() throws IOException {
		third("SELECT lo_from_bytea(0, 'x')");
		assertThat(this.project.type("migrate squash").screen().replaceAll("object \\d+", "object N")).isEqualTo(
				"""
						$ java -jar app.jar migrate squash
						| No single migration was found that builds what these build:
						| - the generated script: there is no large object N with the digest 9dd4e461268c8034f5c8564e155c67a6
						| - the files one after the other: there is no large object N with the digest 9dd4e461268c8034f5c8564e155c67a6, \
						there is also large object N with the digest 9dd4e461268c8034f5c8564e155c67a6
						| What differs may come from:
						| - src/main/resources/db/migrations/3_c/migration.sql:2:1
						|
						| Nothing was changed. Squash up to an earlier migration with --to, or leave these as they are.
						exit code 6
						""");
		assertThat(this.project.names()).hasSize(3);
	}

	/**
	 * The publication keeps the generated script from being the one.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DO $$BEGIN EXECUTE format('CREATE TABLE t_%s ()', pg_backend_pid()); END$$ | the schema is another
			CREATE SEQUENCE s; SELECT setval('s', pg_backend_pid()) | sequence s stands elsewhere
			""")
	void whatTheFilesBuildAnotherEachTimeIsRefused(String script, String said) throws IOException {
		third(script + ";\nCREATE PUBLICATION p FOR TABLE a");
		assertThat(this.project.type("migrate squash").screen())
			.contains("| - the files one after the other: " + said + "\n")
			.endsWith("exit code 6\n");
		assertThat(this.project.names()).hasSize(3);
	}

	@Test
	void aSequenceThatNobodyUsedIsNotMoved() throws IOException {
		third("CREATE TABLE s (id serial)");
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).contains("CREATE TABLE s (").doesNotContain("setval");
	}

	@Test
	void whatTheFirstFileSaysOfItsTransactionIsNotSaidOfAll() throws IOException {
		this.project.migration("1_a", "-- ofauto: transaction=off\nCREATE TABLE a (id int);");
		third("CREATE PUBLICATION p FOR TABLE a");
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).startsWith("-- 1_a\n;\n\n-- ofauto: transaction=off\n");
	}

	@Test
	void aValueIsWrittenAsItsTypeWritesIt() throws IOException {
		third("""
				CREATE TYPE pair AS (x int, y int);
				CREATE FUNCTION short(pair) RETURNS text LANGUAGE sql AS 'SELECT $1.x::text';
				CREATE CAST (pair AS text) WITH FUNCTION short(pair);
				CREATE TABLE p (p pair, f float4, i interval);
				INSERT INTO p VALUES ((1, 2), 1.1, '-1 day +02:03')""");
		assertThat(this.project.type("migrate squash").screen()).endsWith("exit code 0\n");
		assertThat(this.project.newest("migration.sql")).contains("('1.1', '-1 days +02:03:00', '(1,2)')");
	}

}
