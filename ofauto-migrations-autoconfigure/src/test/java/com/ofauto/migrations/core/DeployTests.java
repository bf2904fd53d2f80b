package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class DeployTests {

	private static final String HISTORY = "SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL,"
			+ " applied_steps_count, coalesce(" + TestDatabase.LOGS
			+ ", 'null') FROM _prisma_migrations ORDER BY started_at";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory)
			.with("20260101000000_clients", "CREATE TABLE clients (id int PRIMARY KEY, name text);")
			.with("20260102000000_email", "-- no semicolon at the end\nALTER TABLE clients ADD email text");
	}

	@Test
	void appliesWhatIsPendingInOrderAndRecordsIt(TestDatabase database) {
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(report.applied()).extracting(AppliedMigration::name)
			.containsExactly("20260101000000_clients", "20260102000000_email");
		assertThat(database.queryForStrings(HISTORY)).containsExactly("20260101000000_clients|t|f|1|null",
				"20260102000000_email|t|f|1|null");
		assertThat(database.queryForString("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
				+ " WHERE attrelid = 'clients'::regclass AND attnum > 0"))
			.isEqualTo("id,name,email");
	}

	@Test
	void appliesNothingTwice(TestDatabase database) {
		Migrator migrator = this.migrations.migrator(database.dataSource());
		migrator.deploy();
		assertThat(migrator.deploy().applied()).isEmpty();
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(2);
	}

	@Test
	void createsPrismasTable(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT column_name, data_type, character_maximum_length, is_nullable,"
				+ " column_default FROM information_schema.columns WHERE table_name = '_prisma_migrations'"
				+ " ORDER BY ordinal_position"))
			.containsExactly("id|character varying|36|NO|", "checksum|character varying|64|NO|",
					"finished_at|timestamp with time zone||YES|", "migration_name|character varying|255|NO|",
					"logs|text||YES|", "rolled_back_at|timestamp with time zone||YES|",
					"started_at|timestamp with time zone||NO|now()", "applied_steps_count|integer||NO|0");
	}

	@Test
	void needsNoMoreThanOneConnection(TestDatabase database) {
		try (HikariDataSource pool = database.pool(1)) {
			assertThat(this.migrations.migrator(pool).deploy().applied()).hasSize(2);
			assertThat(this.migrations.migrator(pool).deploy().applied()).isEmpty();
		}
	}

	@Test
	void worksOnAPoolThatDoesNotCommitByItself(TestDatabase database) throws Exception {
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setMaximumPoolSize(1);
		config.setAutoCommit(false);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			assertThat(this.migrations.migrator(pool).deploy().applied()).hasSize(2);
			try (var connection = pool.getConnection()) {
				assertThat(connection.getAutoCommit()).isFalse();
			}
		}
	}

	@Test
	void appliesAnEmptyFileAndOneOfComments(TestDatabase database) {
		this.migrations.with("20260103000000_empty", "").with("20260104000000_comments", "-- nothing\n/* at all */\n");
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).hasSize(4);
	}

	@Test
	void planWritesNothing(TestDatabase database) {
		MigrationPlan plan = this.migrations.migrator(database.dataSource()).plan();
		assertThat(plan.toApply()).extracting(Migration::name)
			.containsExactly("20260101000000_clients", "20260102000000_email");
		assertThat(plan.database().history()).isNull();
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = '_prisma_migrations'"))
			.isZero();
	}

	@Test
	void aLateMigrationIsAppliedAndReported(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with("20260101120000_late", "CREATE TABLE late ()");
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(report.applied()).extracting(AppliedMigration::name).containsExactly("20260101120000_late");
		assertThat(report.findings()).extracting(Finding::message)
			.containsExactly("Migration 20260101120000_late is late: it is pending, and 20260102000000_email is"
					+ " applied already.");
	}

	@Test
	void noticesReachTheListener(TestDatabase database) {
		this.migrations.with("20260103000000_notice", "DO $$ BEGIN RAISE NOTICE 'row % of %', 1, 2; END $$;");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(this.migrations.log().lines()).contains("20260103000000_notice NOTICE: row 1 of 2");
	}

	@Test
	void runsAFilesOwnTransactionTogetherWithItsRecord(TestDatabase database) {
		this.migrations.with("20260103000000_own", "BEGIN;\nCREATE TABLE own (id int);\nCOMMIT;\n");
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(report.applied().get(2).transactional()).isTrue();
		assertThat(database.queryForLong("SELECT count(*) FROM own")).isZero();
	}

	@Test
	void copiesDataThroughTheCopyProtocol(TestDatabase database) {
		this.migrations.with("20260103000000_copy", """
				COPY clients (id, name) FROM stdin;
				1\tAnna; not a statement
				2\t'quoted
				\\.
				INSERT INTO clients (id) VALUES (3);
				""");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT id, name FROM clients ORDER BY id"))
			.containsExactly("1|Anna; not a statement", "2|'quoted", "3|");
	}

	@Test
	void aQuestionMarkIsAnOperator(TestDatabase database) {
		this.migrations.with("20260103000000_json",
				"CREATE TABLE found AS SELECT '{\"a\": 1}'::jsonb ? 'a' AS it, '{\"a\": 1}'::jsonb ?| array['b'] AS other;");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(database.queryForStrings("SELECT * FROM found")).isEqualTo(List.of("t|f"));
	}

	@Test
	void aHistoryWithoutUsefulTimesCanBeRead(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("UPDATE _prisma_migrations SET started_at = '-infinity', finished_at = 'infinity'");
		assertThat(this.migrations.migrator(database.dataSource()).plan().counts().applied()).isEqualTo(2);
	}

}
