package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(PostgresExtension.class)
class DriverOptionTests {

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

	@ParameterizedTest
	@ValueSource(strings = { "preferQueryMode=simple", "prepareThreshold=-1", "prepareThreshold=1&binaryTransfer=true",
			"autosave=always", "readOnly=true", "currentSchema=x", "options=-c%20search_path=x,public",
			"cleanupSavepoints=true&autosave=conservative", "reWriteBatchedInserts=true",
			"options=-c%20default_transaction_isolation=serializable", "options=-c%20standard_conforming_strings=off",
			"options=-c%20client_min_messages=error", "options=-c%20statement_timeout=60000",
			"preferQueryMode=extendedCacheEverything", "defaultRowFetchSize=1", "assumeMinServerVersion=12",
			"stringtype=unspecified", "readOnly=true&readOnlyMode=always", "options=-c%20DateStyle=SQL",
			"options=-c%20IntervalStyle=sql_standard" })
	void worksWithOptionsOfTheDriver(String option, TestDatabase database) throws Exception {
		database.execute("CREATE SCHEMA x; DROP TABLE _prisma_migrations, clients");
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUrl(database.url() + (database.url().contains("?") ? "&" : "?") + option);
		dataSource.setUser(database.user());
		dataSource.setPassword(database.password());
		this.migrations.with(NAME,
				"CREATE INDEX CONCURRENTLY ON clients (name);\nINSERT INTO clients VALUES (9, 'C:\\');\n");
		this.migrations.with("20260103000000_copy",
				"COPY clients FROM stdin;\n1\tx?\n\\.\nSELECT '" + "x".repeat(300000) + "'; SELECT 1 ?| 2;");
		Throwable failure = catchThrowable(() -> this.migrations.migrator(dataSource).deploy());
		assertThat(failure).isInstanceOf(StatementFailedException.class);
		assertThat(((StatementFailedException) failure).failure().location().line()).isEqualTo(4);
		this.migrations.with("20260103000000_copy",
				"COPY clients FROM stdin;\n1\tx?\n\\.\nSELECT '" + "x".repeat(300000) + "'; SELECT '{}'::jsonb ? 'a';");
		assertThat(this.migrations.migrator(dataSource).deploy().applied()).hasSize(1);
		assertThat(this.migrations.migrator(dataSource).plan().findings()).isEmpty();
	}

	@Test
	void aLookThatFailsUnderTheLockLeavesNoLock(TestDatabase database) throws Exception {
		HikariDataSource pool = database.pool(1);
		this.migrations.with(NAME, "SELECT 1;");
		MigrationListener saboteur = new MigrationListener() {
			@Override
			public void planned(MigrationPlan plan) {
				if (database.queryForLong(
						"SELECT count(*) FROM pg_attribute WHERE attrelid = '_prisma_migrations'::regclass AND attname = 'logs'") == 1) {
					database.execute("ALTER TABLE _prisma_migrations RENAME logs TO log");
				}
			}
		};
		Throwable failure = catchThrowable(
				() -> new Migrator(pool, this.migrations.directory(), MigrationsOnDisk.settings(), List.of(saboteur))
					.deploy());
		assertThat(database.remainingLocks()).isEmpty();
		try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
			statement.execute("SELECT 1");
		}
	}

}
