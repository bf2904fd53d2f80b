package com.ofauto.migrations.devtools.impact;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A script changes the session in which the trace looks, and the trace sees the same.
 */
@ExtendWith(PostgresExtension.class)
class SessionOfTheTraceTests {

	private static final String TABLES = """
			CREATE TABLE a (id int, b int);
			CREATE FUNCTION forget() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;
			""";

	private static final String CHANGE = "ALTER TABLE a ALTER b TYPE bigint;\n";

	private static final String SEEN = "ALTER TABLE: a ACCESS EXCLUSIVE; rewrites a; columns a.b integer > bigint";

	private static final String AGAIN = "ALTER TABLE: rewrites a; columns a.b bigint > integer";

	@ParameterizedTest
	@ValueSource(strings = { "DEALLOCATE ALL;", "DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;", "SELECT forget();",
			"SET plan_cache_mode = force_generic_plan;", "SET plan_cache_mode = force_custom_plan;",
			"SET client_encoding = 'UTF8';", "SET SESSION AUTHORIZATION DEFAULT;", "LISTEN news;",
			"PREPARE x AS SELECT 1;", "PREPARE \"S_1\" AS SELECT 1; DEALLOCATE ALL; PREPARE \"S_1\" AS SELECT 1;",
			"DECLARE c CURSOR WITH HOLD FOR SELECT 1;", "SET search_path = pg_catalog, public;",
			"SET DateStyle = 'ISO, DMY'; SET bytea_output = 'escape'; SET IntervalStyle = 'iso_8601';",
			"SET quote_all_identifiers = on;", "SET array_nulls = off;",
			"SET default_transaction_isolation = 'serializable';", "SET row_security = off;",
			"SET enable_indexscan = off;", "CREATE TEMP TABLE pg_class (oid oid);",
			"CREATE TEMP TABLE a_temp AS SELECT 1 AS n;" })
	void aScriptDoesNotBlindTheTrace(String script, TestDatabase server) {
		String between = script + "\n";
		assertThat(Traced.lines(Traced.of(server, TABLES, between + CHANGE
				+ between.replaceAll("(?i)^(PREPARE|DECLARE|CREATE).*\n", "") + CHANGE.replace("bigint", "int"))))
			.contains(SEEN, AGAIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DISCARD PLANS;", "DEALLOCATE ALL;", "DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;" })
	void norDoesASegmentedOne(String script, TestDatabase server) {
		assertThat(Traced.lines(Traced.of(server, TABLES,
				"-- ofauto: transaction=off\n" + CHANGE + script + "\n" + CHANGE.replace("bigint", "int") + script
						+ "\nALTER TABLE a ADD c int;\n")))
			.contains(SEEN, "ALTER TABLE: a ACCESS EXCLUSIVE; rewrites a; columns a.b bigint > integer");
	}

}
