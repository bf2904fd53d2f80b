package com.ofauto.migrations.core.script;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no server of the tests knows yet is known by its manual.
 */
class StatementKindTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					REPACK                                                                    | ALONE
					REPACK;                                                                   | ALONE
					REPACK (VERBOSE);                                                         | ALONE
					REPACK (VERBOSE) USING INDEX;                                             | ALONE
					REPACK (CONCURRENTLY) clients;                                            | ALONE
					REPACK (VERBOSE, CONCURRENTLY) public.clients USING INDEX clients_pkey;   | ALONE
					REPACK (ANALYZE) clients (id);                                            | ALONE
					REPACK clients;                                                           | SERVER_DECIDES
					REPACK (VERBOSE) clients USING INDEX clients_pkey;                        | SERVER_DECIDES
					REPACK concurrently;                                                      | SERVER_DECIDES
					ALTER TABLE runs MERGE PARTITIONS (runs_1, runs_2) INTO runs_12;          | ORDINARY
					ALTER TABLE runs SPLIT PARTITION runs_12 INTO (PARTITION a FOR VALUES IN (1), PARTITION b DEFAULT); | ORDINARY
					CREATE PROPERTY GRAPH g VERTEX TABLES (clients);                          | ORDINARY
					CHECKPOINT (MODE FAST);                                                   | ORDINARY
					WAIT FOR LSN '0/306EE20' WITH (MODE 'primary_flush');                     | ORDINARY
					CLUSTER;                                                                  | ALONE
					CLUSTER VERBOSE;                                                          | ALONE
					CLUSTER clients USING clients_pkey;                                       | SERVER_DECIDES
					""")
	void statementsOfLaterServersAreClassified(String statement, StatementKind kind) {
		ScriptStatement parsed = new ScriptStatement(statement, 1, 1, statement.length(), false);
		assertThat(StatementKind.of(StatementWords.of(parsed))).isEqualTo(kind);
	}

}
