package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing leaves a scratch database.
 */
@ExtendWith(PostgresExtension.class)
class ConfinementTests {

	/** What all databases share, without what other tests make meanwhile. */
	private static final String SHARED = """
			SELECT 'role ' || r::text FROM pg_authid r WHERE rolname LIKE 'reach%'
			UNION ALL SELECT 'member ' || m::text FROM pg_auth_members m
				WHERE 'reach_app'::regrole IN (roleid, member)
			UNION ALL SELECT 'database ' || datname || coalesce(datacl::text, '') || datdba || datconnlimit
				FROM pg_database WHERE datname LIKE 'reach%'
			UNION ALL SELECT 'setting ' || s::text FROM pg_db_role_setting s
			UNION ALL SELECT 'comment ' || d::text FROM pg_shdescription d
				WHERE objoid IN ('reach_app'::regrole, (SELECT oid FROM pg_database WHERE datname = 'reach_legacy'))
			UNION ALL SELECT 'tablespace ' || t::text FROM pg_tablespace t
			UNION ALL SELECT 'subscription ' || subname FROM pg_subscription ORDER BY 1""";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final List<String> skipped = new ArrayList<>();

	private List<String> before = List.of();

	@BeforeEach
	void createWhatIsNotToBeTouched(TestDatabase server) {
		this.migrations = new MigrationsOnDisk(this.directory);
		server.execute("CREATE ROLE reach_app");
		server.execute("CREATE DATABASE reach_legacy");
		server.execute("CREATE TABLE t (a text)");
		this.before = server.queryForStrings(SHARED);
	}

	@AfterEach
	void nothingHasLeft(TestDatabase server) {
		List<String> after = server.queryForStrings(SHARED);
		server.execute("DROP DATABASE IF EXISTS reach_legacy");
		server.execute("DROP OWNED BY reach_app");
		server.execute("DROP ROLE IF EXISTS reach_app");
		assertThat(after).isEqualTo(this.before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP DATABASE IF EXISTS reach_legacy", "CREATE DATABASE reach_other",
			"ALTER DATABASE reach_legacy SET work_mem = '1MB'", "ALTER ROLE reach_app PASSWORD 'x' CREATEDB",
			"CREATE ROLE reach_b", "DROP ROLE reach_app", "GRANT pg_monitor TO reach_app",
			"COMMENT ON ROLE reach_app IS 'x'", "COMMENT ON DATABASE reach_legacy IS 'x'",
			"GRANT CREATE ON DATABASE reach_legacy TO reach_app", "ALTER SYSTEM SET work_mem = '1MB'",
			"COPY t FROM PROGRAM 'echo 1'", "COPY t TO PROGRAM 'cat'", "COPY t TO '/nowhere/at/all'",
			"CREATE TABLESPACE reach LOCATION '/nowhere'", "SELECT pg_reload_conf()",
			"CREATE SUBSCRIPTION reach CONNECTION '' PUBLICATION p WITH (connect = false)" })
	void whatReachesBeyondItIsPassedOverAndTold(String statement, TestDatabase server) {
		this.migrations.with("1_a", "CREATE TABLE a ();\n" + statement + ";\nCREATE TABLE b ();");
		deploy(server, Confinement.DATABASE);
		assertThat(this.skipped).containsExactly(
				this.migrations.location("1_a") + ":2:1: " + statement.replace("'x' CREATEDB", "'***' CREATEDB") + ";");
		assertThat(server.queryForLong("SELECT count(*) FROM a, t")).isZero();
		assertThat(server.queryForString("SELECT to_regclass('b')::text")).isEqualTo("b");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ALTER ROLE reach_app CREATEDB | roles
			CREATE ROLE reach_b | roles
			DROP ROLE reach_app | roles
			GRANT pg_monitor TO reach_app | roles
			ALTER ROLE reach_app SET work_mem = '1MB' | settings of roles and databases
			ALTER DATABASE reach_legacy SET work_mem = '1MB' | settings of roles and databases
			ALTER DATABASE reach_legacy CONNECTION LIMIT 3 | databases
			ALTER DATABASE reach_legacy RENAME TO reach_b | databases
			ALTER DATABASE reach_legacy OWNER TO reach_app | databases
			COMMENT ON DATABASE reach_legacy IS 'x' | databases
			COMMENT ON ROLE reach_app IS 'x' | roles
			GRANT CREATE ON DATABASE reach_legacy TO reach_app | databases
			GRANT CREATE ON TABLESPACE pg_default TO reach_app | tablespaces
			""")
	void whatABlockHidesIsRolledBackAndSaysItsLine(String statement, String what, TestDatabase server) {
		this.migrations.with("1_a",
				"CREATE TABLE a ();\nDO $$BEGIN EXECUTE replace($s$" + statement + "$s$, 'z', 'z'); END$$;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(server, Confinement.DATABASE))
			.withMessageContaining(this.migrations.location("1_a") + ":2:1: this changes " + what
					+ " of the server, which all of its databases share.\n    DO $$BEGIN EXECUTE")
			.satisfies((failure) -> assertThat(failure.failure().sqlState()).isEqualTo(SharedStatement.BEYOND));
		assertThat(server.queryForString("SELECT to_regclass('a')::text")).isNull();
	}

	/**
	 * It locks the catalogs that all databases share, and changes none of them.
	 */
	@Test
	void theStatisticsOfAWholeDatabaseAreNotThoseOfTheServer(TestDatabase server) {
		this.migrations.with("1_a", "CREATE TABLE a ();\nANALYZE;\nCREATE TABLE b ();");
		deploy(server, Confinement.DATABASE);
		assertThat(server.queryForLong("SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b')")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"DO $$BEGIN ALTER ROLE reach_app CREATEDB; EXCEPTION WHEN division_by_zero THEN NULL; END$$",
			"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN ALTER ROLE reach_app CREATEDB; END$$;"
					+ " SELECT f()",
			"CREATE PROCEDURE p() LANGUAGE plpgsql AS $$BEGIN CREATE ROLE reach_b; END$$; CALL p()",
			"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN CREATE ROLE reach_b; RETURN NULL; END$$;"
					+ " CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f(); INSERT INTO t VALUES ('x')" })
	void whereverItIsHidden(String script, TestDatabase server) {
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(server, Confinement.DATABASE))
			.withMessageContaining("this changes roles of the server, which all of its databases share.");
	}

	@Test
	void whatLeavesNoLockIsKnownByItsText(TestDatabase server) {
		this.migrations
			.with("1_a",
					"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS"
							+ " $$BEGIN COPY t FROM PROGRAM 'echo 1'; END$$")
			.with("2_b", "\n  SELECT f();");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(server, Confinement.DATABASE))
			.withMessageContaining(this.migrations.location("2_b")
					+ ":2:3: calls f(), in which something does so, which reaches beyond the database.\n    SELECT f();");
		assertThat(server.queryForLong("SELECT count(*) FROM t")).isZero();
	}

	@Test
	void aFunctionThatIsThereAlreadyIsKnownByItsBody(TestDatabase server) {
		server.execute(
				"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN COPY t FROM PROGRAM 'echo 1'; END$$");
		this.migrations.with("2_b", "SELECT f();");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(server, Confinement.DATABASE))
			.withMessageContaining(":1:1: calls f(), in which something does so, which reaches beyond the database.");
		assertThat(server.queryForLong("SELECT count(*) FROM t")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GRANT SELECT ON t TO reach_app", "ALTER TABLE t OWNER TO reach_app",
			"CREATE SCHEMA s AUTHORIZATION reach_app", "CREATE EXTENSION citext",
			"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reach_app",
			"DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', current_database());"
					+ " EXECUTE format('ALTER DATABASE %I RESET work_mem', current_database());"
					+ " EXECUTE format('GRANT CREATE ON DATABASE %I TO reach_app', current_database());"
					+ " EXECUTE format('COMMENT ON DATABASE %I IS ''x''', current_database()); END$$",
			"DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reach_app') THEN CREATE ROLE reach_app;"
					+ " END IF; END$$",
			"REASSIGN OWNED BY reach_app TO CURRENT_USER; DROP OWNED BY reach_app" })
	void whatIsTheDatabasesOwnRuns(String script, TestDatabase server) {
		this.migrations.with("1_a", script);
		deploy(server, Confinement.DATABASE);
		assertThat(this.skipped).isEmpty();
	}

	@Test
	void onAServerOfItsOwnRolesAreMadeHoweverOftenAndNothingElse(TestDatabase server) {
		this.migrations.with("1_a", "CREATE ROLE reach_app;\nCREATE ROLE reach_own;\nGRANT reach_own TO reach_app;")
			.with("2_b",
					"DO $$BEGIN CREATE ROLE reach_block; END$$;\nDROP ROLE reach_own;\nDROP DATABASE reach_legacy;")
			.with("3_c", "GRANT SELECT ON t TO reach_own, reach_block");
		deploy(server, Confinement.SERVER);
		assertThat(this.skipped).containsExactly(this.migrations.location("2_b") + ":2:1: DROP ROLE reach_own;",
				this.migrations.location("2_b") + ":3:1: DROP DATABASE reach_legacy;");
		server.execute("DROP OWNED BY reach_own, reach_block");
		server.execute("DROP ROLE reach_own");
		server.execute("DROP ROLE reach_block");
	}

	private void deploy(TestDatabase server, Confinement confinement) {
		MigrationListener listener = new MigrationListener() {
			@Override
			public void statementSkipped(SharedStatement statement) {
				ConfinementTests.this.skipped.add(statement.location() + ": " + statement.statement());
			}
		};
		Migrator migrator = new Migrator(server.dataSource(), this.migrations.directory(), MigrationsOnDisk.settings(),
				Gate.ofScratch(confinement), List.of(listener));
		server.execute("CREATE TABLE IF NOT EXISTS _prisma_migrations (id varchar(36) PRIMARY KEY,"
				+ " checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,"
				+ " logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),"
				+ " applied_steps_count int NOT NULL DEFAULT 0)");
		migrator.deploy();
	}

}
