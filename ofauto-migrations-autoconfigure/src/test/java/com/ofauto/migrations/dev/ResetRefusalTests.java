package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stops a reset: nothing is half done, and the message says what to do.
 */
@ExtendWith(PostgresExtension.class)
class ResetRefusalTests {

	private static final String COMMENT = "SELECT obj_description('_prisma_migrations'::regclass)";

	private ScriptDirectory scripts;

	@BeforeEach
	void aMigration(@TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY); INSERT INTO clients VALUES (1);");
	}

	private PGSimpleDataSource as(String role, TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(role);
		dataSource.setPassword("secret");
		return dataSource;
	}

	@Test
	void anObjectOfAnotherRoleStopsARoleThatDoesNotOwnTheSchema(TestDatabase database) {
		String role = "guest_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; GRANT ALL ON SCHEMA public TO " + role);
		try {
			Developer developer = Developer.at(as(role, database), this.scripts).deploy();
			database.execute("CREATE TABLE by_admin AS SELECT 1 AS one");
			assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
				.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("42501"))
				.withMessage("The reset of database " + database.name() + " failed: must be owner of table by_admin\n"
						+ "Nothing was changed.\nObjects of other roles are not dropped. Let their owner drop them or"
						+ " hand them over (REASSIGN OWNED), or set ofauto.migrations.user to a role that owns the"
						+ " schema.");
			assertThat(database.queryForLong("SELECT count(*) FROM clients, by_admin")).isEqualTo(1);
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void dataThatRowLevelSecurityHidesIsData(TestDatabase database) {
		String role = "secured_in_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO " + role
				+ "; CREATE TABLE secured AS SELECT 1 AS one; ALTER TABLE secured OWNER TO " + role
				+ "; ALTER TABLE secured ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
		try {
			Developer developer = Developer.at(as(role, database), this.scripts);
			assertThatExceptionOfType(GateRefusedException.class).isThrownBy(developer::reset)
				.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(GateRefusedException.Reason.NO_STAMP))
				.withMessageContaining(
						" has no stamp and holds data (row-level security hides from this role what table"
								+ " public.secured has), so it may be somebody's production database.");
			assertThat(database.queryForLong("SELECT count(*) FROM secured")).isEqualTo(1);
		}
		finally {
			database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
		}
	}

	@Test
	void thePreviewDoesNotCountWhatRowLevelSecurityHides(TestDatabase database) {
		String role = "counting_in_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO " + role);
		try {
			Developer developer = Developer.at(as(role, database), this.scripts).deploy();
			database.execute("CREATE TABLE \"Se'cured\" AS SELECT generate_series(1, 1000) AS one; ALTER TABLE"
					+ " \"Se'cured\" OWNER TO " + role + "; ALTER TABLE \"Se'cured\" ENABLE ROW LEVEL SECURITY,"
					+ " FORCE ROW LEVEL SECURITY; ALTER TABLE clients ENABLE ROW LEVEL SECURITY; ANALYZE");
			String where = "On " + database.host() + ":" + database.port() + " as user ";
			assertThat(developer.migrator().tools().preview(Operation.RESET, null).describe()).containsExactly(
					where + role + ", a reset drops these tables with their rows:",
					"  public.\"Se'cured\" (rows that row-level security may hide from this role)",
					"  public.clients (1 row)");
			assertThat(Developer.at(database.dataSource(), this.scripts)
				.migrator()
				.tools()
				.preview(Operation.RESET, null)
				.describe()).endsWith("  public.\"Se'cured\" (1000 rows)", "  public.clients (1 row)");
		}
		finally {
			database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
		}
	}

	@Test
	void theOwnerOfTheSchemaDropsWhatOthersHaveMadeInIt(TestDatabase database) {
		String role = "owner_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'; ALTER SCHEMA public OWNER TO " + role);
		try {
			Developer developer = Developer.at(as(role, database), this.scripts).deploy();
			database.execute("CREATE TABLE by_admin AS SELECT 1 AS one");
			developer.reset();
			assertThat(database.queryForString("SELECT to_regclass('by_admin')")).isNull();
		}
		finally {
			database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
		}
	}

	@Test
	void moreTablesThanOneTransactionCanLockAreLeftAsTheyAre() {
		PostgresServer small = PostgresServer.startAnother(Map.of("max_locks_per_transaction", "10", "max_connections",
				"10", "max_worker_processes", "0", "max_wal_senders", "0", "autovacuum_max_workers", "1"));
		try (TestDatabase database = small.createDatabase()) {
			Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
			database.execute("DO $$ BEGIN FOR i IN 1..2000 LOOP EXECUTE format('CREATE TABLE t_%s (id int)', i);"
					+ " IF i % 50 = 0 THEN COMMIT; END IF; END LOOP; END $$");
			assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
				.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("53200"))
				.withMessage("The reset of database " + database.name() + " failed: out of shared memory\n"
						+ "Nothing was changed.\nOne transaction locks each table that it drops. Raise"
						+ " max_locks_per_transaction of the server and start it again.");
			assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename LIKE 't\\_%'"))
				.isEqualTo(2000);
			assertThat(database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
		}
	}

	@Test
	void aSessionKilledInTheMiddleLeavesDataAndStamp(TestDatabase database) throws Exception {
		Developer developer = Developer.at(database.dataSource(), this.scripts, null, Duration.ofMinutes(1)).deploy();
		database.execute("CREATE TABLE held (id int)");
		String stamp = database.queryForString(COMMENT);
		try (Bystander reader = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			reader.begin("SELECT * FROM held");
			CompletableFuture<ResetReport> reset = Aside.supply(developer::reset);
			watcher.await("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted"
					+ " AND relation = 'held'::regclass");
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(reset::get)
				.withCauseInstanceOf(OperationFailedException.class)
				.withMessageContaining("The reset of database " + database.name() + " failed: terminating connection"
						+ " due to administrator command\nNothing was changed.");
		}
		assertThat(database.queryForString(COMMENT)).isEqualTo(stamp).contains("stamped development");
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
		assertThat(developer.reset().deployed().applied()).hasSize(1);
		assertThat(database.queryForString(COMMENT)).isEqualTo(stamp);
	}

}
