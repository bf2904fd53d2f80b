package com.ofauto.migrations.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatementScopeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE DATABASE legacy | SERVER
			drop database if exists legacy | SERVER
			ALTER DATABASE legacy SET work_mem = '1MB' | SERVER
			ALTER SYSTEM SET work_mem = '1MB' | SERVER
			CREATE TABLESPACE fast LOCATION '/mnt' | SERVER
			DROP TABLESPACE fast | SERVER
			CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p | SERVER
			ALTER SUBSCRIPTION s DISABLE | SERVER
			COMMENT ON DATABASE legacy IS 'x' | SERVER
			COMMENT ON TABLESPACE fast IS 'x' | SERVER
			GRANT CONNECT, TEMPORARY ON DATABASE legacy TO app | SERVER
			REVOKE GRANT OPTION FOR CREATE ON TABLESPACE fast FROM app | SERVER
			GRANT SET ON PARAMETER work_mem TO app | SERVER
			SECURITY LABEL FOR p ON DATABASE legacy IS 'x' | SERVER
			CREATE ROLE app | ROLES
			CREATE USER app PASSWORD 'x' | ROLES
			ALTER GROUP staff ADD USER app | ROLES
			ALTER ROLE app SET search_path = a | ROLES
			COMMENT ON ROLE app IS 'x' | ROLES
			GRANT a, b TO app WITH ADMIN OPTION | ROLES
			REVOKE ADMIN OPTION FOR a FROM app | ROLES
			DROP USER IF EXISTS app | ROLES_DROPPED
			COPY t FROM PROGRAM 'id' | WORLD
			COPY (SELECT a FROM t WHERE b IN (1)) TO PROGRAM 'cat > /tmp/x' | WORLD
			COPY t (a, b) TO '/tmp/x' | WORLD
			COPY t FROM '/tmp/x' | WORLD
			SELECT dblink_exec('host=other', 'DROP TABLE x') | WORLD
			SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_stat_activity | WORLD
			WITH x AS (SELECT 1) SELECT pg_reload_conf() FROM x | WORLD
			INSERT INTO t SELECT * FROM dblink('host=other', 'SELECT 1') AS x (a int) | WORLD
			""")
	void whatReachesBeyondTheDatabaseIsKnownByItsWords(String statement, StatementScope reach) {
		assertThat(StatementScope.of(statement)).isEqualTo(reach);
		assertThat(StatementScope.of("/* so */ " + statement.toLowerCase() + ";")).isEqualTo(reach);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE database (role int)", "CREATE USER MAPPING FOR app SERVER s",
			"DROP USER MAPPING IF EXISTS FOR app SERVER s", "GRANT SELECT ON t TO app", "GRANT ALL ON database TO app",
			"GRANT USAGE ON SCHEMA a TO app", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app",
			"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC", "COPY t FROM STDIN", "COPY t TO STDOUT",
			"COMMENT ON COLUMN t.role IS 'x'", "ALTER TABLE t OWNER TO app", "DROP OWNED BY app",
			"SELECT 'COPY t FROM PROGRAM'", "SELECT dblink FROM t", "SELECT * INTO t FROM dblink('a', 'b')",
			"CREATE VIEW v AS SELECT pg_reload_conf()", "SET ROLE app", "SELECT 1" })
	void whatIsOfTheDatabaseRuns(String statement) {
		assertThat(StatementScope.of(statement)).isEqualTo(StatementScope.DATABASE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					DO $$BEGIN COPY t FROM PROGRAM 'id'; END$$ | runs a program of the server (COPY … PROGRAM)
					DO $$BEGIN EXECUTE 'COPY t TO PROGRAM ''cat'''; END$$ | runs a program of the server (COPY … PROGRAM)
					DO $$BEGIN EXECUTE format('COPY %I FROM PROGRAM %L', 't', 'id'); END$$ | runs a program of the server (COPY … PROGRAM)
					DO $$BEGIN COPY t TO '/tmp/x'; END$$ | reads or writes a file of the server (COPY)
					DO $$BEGIN PERFORM dblink_exec('a', 'b'); END$$ | calls dblink_exec()
					CREATE TABLE t AS SELECT * FROM dblink('a', 'b') AS x (a int) | calls dblink()
					""")
	void whatABlockHidesIsFoundInItsText(String statement, String found) {
		assertThat(new HiddenScope().in(statement, false)).isEqualTo(found);
	}

	@Test
	void aFunctionMayHaveItAndMustNotBeCalled() {
		HiddenScope hidden = new HiddenScope();
		String function = "CREATE OR REPLACE FUNCTION app.export() RETURNS void LANGUAGE plpgsql AS"
				+ " $$BEGIN COPY t TO PROGRAM 'cat'; END$$";
		hidden.learn(function);
		assertThat(hidden.in(function, false)).isNull();
		assertThat(hidden.in("GRANT EXECUTE ON FUNCTION app.export() TO a", false)).isNull();
		assertThat(hidden.in("SELECT app.export()", false)).isEqualTo("calls export(), in which something does so");
		assertThat(hidden.in("DO $$BEGIN PERFORM app.export(); END$$", false))
			.isEqualTo("calls export(), in which something does so");
	}

	@Test
	void aProcedureIsLikeAFunction() {
		HiddenScope hidden = new HiddenScope();
		hidden.learn("CREATE PROCEDURE export() LANGUAGE plpgsql AS $$BEGIN COPY t TO PROGRAM 'cat'; END$$");
		assertThat(hidden.in("CALL export()", false)).isEqualTo("calls export(), in which something does so");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DO $$BEGIN RAISE NOTICE 'copy it from a program'; END$$",
			"INSERT INTO t VALUES ('COPY t FROM PROGRAM ''id''')", "DO $$BEGIN COPY t FROM STDIN; END$$",
			"DO $$BEGIN PERFORM substring(a FROM 'x') FROM t; END$$",
			"DO $$BEGIN COPY t FROM STDIN; PERFORM substring(a FROM 'x') FROM t; END$$",
			"DO $$BEGIN CREATE ROLE a; END$$" })
	void whatIsHarmlessOrLeavesALockIsNoneOfThem(String statement) {
		assertThat(new HiddenScope().in(statement, false)).isNull();
	}

	@Test
	void outsideATransactionNoLockTellsOfRolesSoThatTheTextDoes() {
		assertThat(new HiddenScope().in("DO $$BEGIN CREATE ROLE a; COMMIT; END$$", true))
			.isEqualTo("changes what all databases of the server share");
	}

}
