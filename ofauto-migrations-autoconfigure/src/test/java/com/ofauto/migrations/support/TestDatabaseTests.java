package com.ofauto.migrations.support;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls share a session where none of them can tell.
 */
@ExtendWith(PostgresExtension.class)
class TestDatabaseTests {

	@Test
	void callsShareASession(TestDatabase database) {
		String session = session(database);
		database.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1); UPDATE t SET id = 2");
		assertThat(database.queryForStrings("SELECT id FROM t")).containsExactly("2");
		assertThat(database.remains("SELECT FROM t WHERE id = 1")).isEmpty();
		assertThat(session(database)).isEqualTo(session);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET work_mem = '1MB'", "SELECT set_config('work_mem', '1MB', false)", "RESET ALL",
			"CREATE TEMP TABLE t ()", "CREATE TABLE pg_temp.t ()", "BEGIN; CREATE TABLE t ()", "START TRANSACTION",
			"SELECT pg_advisory_lock(1)", "LISTEN x", "PREPARE p AS SELECT 1", "LOAD 'plpgsql'",
			"DECLARE c CURSOR WITH HOLD FOR SELECT 1", "DO $$BEGIN SET work_mem = '1MB'; END$$",
			"CREATE TABLE u (x int); UPDATE u SET x = 1; SET work_mem = '1MB'" })
	void whatACallMayLeaveEndsWithIt(String sql, TestDatabase database) {
		String session = session(database);
		database.execute(sql);
		assertThat(session(database)).isNotEqualTo(session);
	}

	@Test
	void aCallThatFailsEndsItsSession(TestDatabase database) {
		String session = session(database);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> database.execute("BEGIN; SELECT nonsense"));
		assertThat(session(database)).isNotEqualTo(session);
	}

	@Test
	void aSettingOfTheDatabaseIsThatOfTheNextCall(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET work_mem = '77MB'");
		assertThat(database.queryForString("SHOW work_mem")).isEqualTo("77MB");
	}

	@Test
	void aCallAfterTheEndOfTheSessionHasAnotherOne(TestDatabase database) {
		String session = session(database);
		new JdbcTemplate(database.dataSource()).execute("SELECT pg_terminate_backend(" + session + ")");
		assertThat(session(database)).isNotEqualTo(session);
	}

	@Test
	void rowsThatWereWrittenBeforeTheyAreAnalyzedCountOnce(TestDatabase database) {
		database.execute("CREATE TABLE t (id int)");
		database.execute("INSERT INTO t SELECT generate_series(1, 1000)");
		database.execute("ANALYZE t");
		database.execute("SET work_mem = '1MB'");
		assertThat(database.remains("SELECT n_live_tup FROM pg_stat_user_tables WHERE relname = 't'"
				+ " AND n_live_tup <> 1000 UNION ALL SELECT pid FROM pg_stat_activity"
				+ " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"))
			.isEmpty();
	}

	@Test
	void twoCallsAtOneTimeHaveASessionEach(TestDatabase database) {
		CompletableFuture<Void> sleeper = Aside
			.run(() -> database.execute("DO $$BEGIN WHILE NOT EXISTS (SELECT FROM pg_class WHERE relname = 'ended')"
					+ " LOOP PERFORM pg_sleep(0.01); END LOOP; END$$"));
		assertThat(database.remains("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity"
				+ " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active')"))
			.isEmpty();
		database.execute("CREATE TABLE ended ()");
		sleeper.join();
	}

	@Test
	void aDatabaseThatKeepsNoSessionHasNobodyInItBetweenCalls(TestDatabase database) {
		String session = session(database);
		assertThat(session(database.keepNoSession())).isNotEqualTo(session);
		assertThat(database.remains("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
				+ " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"))
			.isEmpty();
	}

	@Test
	void aDatabaseWithASessionIsCopied(TestDatabase database) {
		database.execute("CREATE TABLE t (id int)");
		try (TestDatabase copy = PostgresServer.shared().copyOf(database)) {
			assertThat(copy.queryForStrings("TABLE t")).isEmpty();
		}
	}

	private static String session(TestDatabase database) {
		return String.valueOf(database.queryForString("SELECT pg_backend_pid()"));
	}

}
