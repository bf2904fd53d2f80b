package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a file does to its session ends with the file.
 */
@ExtendWith(PostgresExtension.class)
class LeakTests {

	private static final String STATE = """
			SELECT current_setting('search_path') || '|' || current_setting('statement_timeout') || '|' || current_user
				|| '|' || session_user || '|' || coalesce(current_setting('app.tenant', true), '') || '|'
				|| (SELECT count(*) FROM pg_cursors WHERE name <> '' AND name NOT LIKE 'ofauto%') || '|'
				|| (SELECT count(*) FROM pg_listening_channels()) || '|'
				|| (SELECT count(*) FROM pg_prepared_statements WHERE name = 'leaked') || '|'
				|| coalesce(to_regclass('pg_temp.leaked')::text, '') || '|'
				|| current_setting('lock_timeout') || '|' || current_setting('role')""";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private HikariConfig config;

	@BeforeEach
	void preparePoolOfOne(TestDatabase database) {
		database.execute("DROP ROLE IF EXISTS leaker");
		database.execute("CREATE ROLE leaker");
		this.migrations = new MigrationsOnDisk(this.directory);
		this.config = new HikariConfig();
		this.config.setDataSource(database.dataSource());
		this.config.setMaximumPoolSize(1);
		this.config.setConnectionInitSql("SET statement_timeout = '1min'");
	}

	private static String state(HikariDataSource pool) throws Exception {
		try (Connection connection = pool.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(STATE)) {
			rows.next();
			return rows.getString(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET search_path = pg_catalog;", "SET statement_timeout = 0;", "SET ROLE leaker;",
			"SET SESSION AUTHORIZATION leaker;", "SET app.tenant = 'file';", "CREATE TEMP TABLE leaked (id int);",
			"DECLARE leaked CURSOR WITH HOLD FOR SELECT 1;", "LISTEN leaked;", "PREPARE leaked AS SELECT 1;",
			"SELECT pg_advisory_lock(42);", "SET lock_timeout = '5s';",
			"SET SESSION ROLE leaker; SET search_path = '';",
			"CREATE TEMP TABLE leaked (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO leaked VALUES (1);" })
	void aTransactionalFileCannotLeak(String script, TestDatabase database) throws Exception {
		try (HikariDataSource pool = new HikariDataSource(this.config)) {
			leavesNothing(pool, script, database);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET search_path = pg_catalog;", "SET ROLE leaker;", "CREATE TEMP TABLE leaked (id int);",
			"LISTEN leaked;", "SELECT pg_advisory_lock(42);", "SET SESSION AUTHORIZATION leaker;" })
	void aSegmentedFileCannotLeak(String script, TestDatabase database) throws Exception {
		try (HikariDataSource pool = new HikariDataSource(this.config)) {
			leavesNothing(pool, "-- ofauto: transaction=off\n" + script, database);
		}
	}

	private void leavesNothing(HikariDataSource pool, String script, TestDatabase database) throws Exception {
		String before = state(pool);
		assertThat(before).endsWith("|postgres|postgres||0|0|0||0|none");
		this.migrations.with("1_leak", script).with("2_next", "CREATE TABLE next AS SELECT 1;");
		assertThat(this.migrations.migrator(pool).deploy().applied()).hasSize(2);
		assertThat(state(pool)).isEqualTo(before);
		assertThat(database.queryForStrings("SELECT tableowner, schemaname FROM pg_tables WHERE tablename = 'next'"))
			.containsExactly("postgres|public");
		assertThat(database.queryForStrings("SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations"))
			.containsExactlyInAnyOrder("1_leak|t", "2_next|t");
		assertThat(database.remainingLocks()).isEmpty();
	}

	@Test
	void aFailedFileCannotLeakEither(TestDatabase database) throws Exception {
		try (HikariDataSource pool = new HikariDataSource(this.config)) {
			String before = state(pool);
			this.migrations.with("1_leak", "SET search_path = pg_catalog; SET ROLE leaker; SELECT 1 / 0;");
			assertThat(catchThrowable(() -> this.migrations.migrator(pool).deploy()))
				.isInstanceOf(StatementFailedException.class);
			assertThat(state(pool)).isEqualTo(before);
		}
	}

	@Test
	void theRoleThatThePoolSetsIsKept(TestDatabase database) throws Exception {
		database.execute("GRANT ALL ON SCHEMA public TO leaker");
		this.config.setConnectionInitSql("SET ROLE leaker");
		try (HikariDataSource pool = new HikariDataSource(this.config)) {
			this.migrations.with("1_a", "CREATE TABLE a ();").with("2_b", "CREATE TABLE b ();");
			this.migrations.migrator(pool).deploy();
			assertThat(state(pool)).endsWith("|leaker");
			assertThat(
					database.queryForStrings("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
				.containsExactly("leaker");
			database.execute("DROP OWNED BY leaker");
		}
	}

}
