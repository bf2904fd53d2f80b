package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(PostgresExtension.class)
class StatementVarietyTests {

	private static final String NAME = "20260102000000_segmented";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployClients(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int, name text); INSERT INTO clients VALUES (1, 'a'), (2, 'a');");
		this.migrations.migrator(database.dataSource()).deploy();
	}

	private DeployReport deploy(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		return this.migrations.migrator(database.dataSource()).deploy();
	}

	private Throwable fail(TestDatabase database, String script) {
		return catchThrowable(() -> deploy(database, script));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN; COMMIT;", "COMMIT;", "BEGIN; ROLLBACK;", "ROLLBACK;", "END;",
			"SAVEPOINT a; RELEASE a;", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE q();",
			"BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE q(); COMMIT;",
			"CREATE INDEX CONCURRENTLY \"on\" ON clients (id);", "CREATE INDEX CONCURRENTLY if ON clients (id);",
			"REINDEX (VERBOSE) TABLE CONCURRENTLY clients;", "REINDEX (CONCURRENTLY) TABLE clients;",
			"VACUUM (FULL) clients;", "VACUUM (FULL, ANALYZE) clients; CLUSTER;", "CHECKPOINT;",
			"CREATE TYPE s AS ENUM ('a'); CREATE INDEX CONCURRENTLY clients_id ON clients (id); ALTER TYPE s ADD VALUE 'b'; SELECT 'b'::s;",
			"CREATE TYPE s AS ENUM ('a'); ALTER TYPE s RENAME VALUE 'a' TO 'b'; SELECT 'b'::s;",
			"CREATE MATERIALIZED VIEW mv AS SELECT id FROM clients; CREATE UNIQUE INDEX CONCURRENTLY mvi ON mv (id); REFRESH MATERIALIZED VIEW CONCURRENTLY mv;",
			"CREATE TABLE p (d int) PARTITION BY LIST (d); CREATE TABLE c PARTITION OF p FOR VALUES IN (1); ALTER TABLE ONLY p DETACH PARTITION c CONCURRENTLY;" })
	void everyKindOfStatementRunsAndIsRecorded(String script, TestDatabase database) {
		assertThat(deploy(database, script).applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
			.isEqualTo(2);
	}

	@Test
	void anErrorOfTheClassOfConnectionsIsAnErrorOfTheScript(TestDatabase database) {
		Throwable failure = fail(database,
				"SELECT 1;\nDO $$ BEGIN RAISE EXCEPTION 'no link' USING ERRCODE = '08001'; END $$;");
		assertThat(failure).isInstanceOf(StatementFailedException.class);
	}

}
