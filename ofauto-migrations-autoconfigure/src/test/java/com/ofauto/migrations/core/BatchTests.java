package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The first deploy of a database sends several migrations in one message.
 */
@ExtendWith(PostgresExtension.class)
class BatchTests {

	private static final String A = "20260101000000_a";

	private static final String B = "20260102000000_b";

	private static final String C = "20260103000000_c";

	private static final String D = "20260104000000_d";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeFourMigrations(@TempDir Path directory) {
		this.migrations = new MigrationsOnDisk(directory).with(A, "CREATE TABLE a (id int);")
			.with(B, "CREATE TABLE b (id int);")
			.with(C, "CREATE TABLE c (id int);")
			.with(D, "CREATE TABLE d (id int);");
	}

	private List<String> log() {
		return this.migrations.log().lines();
	}

	private static List<String> applied(DeployReport report) {
		return report.applied().stream().map(AppliedMigration::name).toList();
	}

	private static List<String> history(TestDatabase database) {
		return database.queryForStrings("SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL"
				+ " FROM _prisma_migrations ORDER BY started_at");
	}

	private static List<String> tables(TestDatabase database) {
		return database.queryForStrings("SELECT relname FROM pg_class WHERE relkind = 'r'"
				+ " AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY 1");
	}

	@Test
	void eachIsReportedAndRecordedInOrderWithATimeOfItsOwn(TestDatabase database) {
		DeployReport report = this.migrations.migrator(database.dataSource()).deploy();
		assertThat(applied(report)).containsExactly(A, B, C, D);
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "applied " + C, "started " + D, "applied " + D);
		assertThat(report.applied()).allSatisfy((migration) -> {
			assertThat(migration.took()).isPositive();
			assertThat(migration.transactional()).isTrue();
		});
		assertThat(report.applied().stream().map((migration) -> migration.took().toNanos() / 1000 + "").toList())
			.isEqualTo(
					database.queryForStrings("SELECT (extract(epoch FROM finished_at - started_at) * 1000000)::bigint"
							+ " FROM _prisma_migrations ORDER BY started_at"));
		assertThat(report.applied().stream().map(AppliedMigration::took).reduce(Duration.ZERO, Duration::plus))
			.isLessThan(report.took());
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|t|f", D + "|t|f");
		assertThat(database.queryForLong("SELECT count(DISTINCT started_at) FROM _prisma_migrations"
				+ " WHERE started_at < finished_at AND applied_steps_count = 1 AND (" + TestDatabase.LOGS
				+ ") IS NULL"))
			.isEqualTo(4);
		assertThat(database.queryForLong("SELECT count(DISTINCT xmin::text) FROM _prisma_migrations")).isEqualTo(4);
	}

	@Test
	void whatPostgresMakesOfTheFilesIsTheSame(TestDatabase database) {
		this.migrations.with(B, "CREATE SCHEMA audit; CREATE TABLE b (id int DEFAULT 7, at timestamptz DEFAULT now());")
			.with(C, "CREATE TYPE mood AS ENUM ('good'); ALTER TYPE mood ADD VALUE 'bad';")
			.with(D, "ALTER TABLE b ADD COLUMN mood mood NOT NULL DEFAULT 'bad'; CREATE INDEX ON b (mood);");
		String question = "SELECT table_schema, table_name, column_name, data_type, column_default"
				+ " FROM information_schema.columns WHERE table_schema IN ('public', 'audit')"
				+ " AND table_name <> '_prisma_migrations' ORDER BY 1, 2, 3";
		this.migrations.read()
			.forEach((migration) -> migration.statements().forEach((statement) -> database.execute(statement.text())));
		List<String> expected = database.queryForStrings(question);
		database.execute("DROP TABLE a, b; DROP TYPE mood; DROP SCHEMA audit");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(expected).hasSize(4);
		assertThat(database.queryForStrings(question)).isEqualTo(expected);
	}

	@Test
	void aFileThatFailsStopsThoseBehindItAndIsExplainedAsEver(TestDatabase database) {
		this.migrations.with(C, "CREATE TABLE c (id int);\n  CREATE INDEX ON nowhere (id);");
		assertThatExceptionOfType(StatementFailedException.class)
			.isThrownBy(this.migrations.migrator(database.dataSource())::deploy)
			.withMessage(failedAtC(
					":2:3: relation \"nowhere\" does not exist (SQLSTATE 42P01)\n    CREATE INDEX ON nowhere (id);"));
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "failed: StatementFailedException");
		assertThat(tables(database)).containsExactly("a", "b");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|f|t");
		this.migrations.with(C, "CREATE TABLE c (id int);");
		assertThat(applied(this.migrations.migrator(database.dataSource()).deploy())).containsExactly(C, D);
	}

	@Test
	void aFileThatTheServerCannotReadHoldsUpNoneBeforeIt(TestDatabase database) {
		this.migrations.with(C, "CREATE TABLE c (id int);\n  CREATE TABLE d id int;");
		assertThatExceptionOfType(StatementFailedException.class)
			.isThrownBy(this.migrations.migrator(database.dataSource())::deploy)
			.withMessage(
					failedAtC(":2:18: syntax error at or near \"id\" (SQLSTATE 42601)\n    CREATE TABLE d id int;"));
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "failed: StatementFailedException");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|f|t");
	}

	@Test
	void aFileThatTheServersEncodingLacksHoldsUpNoneBeforeIt(TestDatabase database) {
		this.migrations.with(C, "CREATE TABLE c (id int /* \u20ac */);");
		String latin = database.name() + "_latin";
		database
			.execute("CREATE DATABASE " + latin + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setDatabaseName(latin);
		try {
			assertThatExceptionOfType(MigrationException.class).isThrownBy(this.migrations.migrator(dataSource)::deploy)
				.withMessageContaining("0xe2 0x82 0xac");
			assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
					"started " + C, "failed: DatabaseAccessException");
		}
		finally {
			database.execute("DROP DATABASE " + latin + " WITH (FORCE)");
		}
	}

	@Test
	void aFileThatWaitsForALockIsTriedAgainWithThoseBehindIt(TestDatabase database) throws Exception {
		this.migrations.with(C, "ALTER TABLE legacy.gate ADD COLUMN c int;");
		database.execute("CREATE SCHEMA legacy; CREATE TABLE legacy.gate (id int)");
		try (Bystander reader = Bystander.on(database).begin("SELECT count(*) FROM legacy.gate");
				CountingProxy proxy = CountingProxy.before(database)) {
			MigrationListener leave = new MigrationListener() {

				@Override
				public void migrationRetried(String name, int attempt, Duration pause) {
					reader.commit();
				}

			};
			Migrator migrator = new Migrator(proxy.dataSource(), this.migrations.directory(),
					MigrationsOnDisk.settings(), List.of(this.migrations.log(), leave));
			assertThat(applied(migrator.deploy())).containsExactly(A, B, C, D);
		}
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "retried " + C + " after try 1", "applied " + C, "started " + D, "applied " + D);
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|t|f", D + "|t|f");
	}

	@Test
	void aFileThatNeverGetsItsLockIsTriedAsOftenAsEver(TestDatabase database) {
		this.migrations.with(C, "ALTER TABLE legacy.gate ADD COLUMN c int;");
		database.execute("CREATE SCHEMA legacy; CREATE TABLE legacy.gate (id int)");
		try (Bystander reader = Bystander.on(database).begin("SELECT count(*) FROM legacy.gate")) {
			assertThatExceptionOfType(MigrationBlockedException.class)
				.isThrownBy(this.migrations.migrator(database.dataSource())::deploy)
				.withMessageContaining("pid " + reader.pid());
		}
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "retried " + C + " after try 1", "retried " + C + " after try 2",
				"failed: MigrationBlockedException");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f");
	}

	@Test
	void aCancelEndsTheMessageAtTheStatementThatRuns(TestDatabase database) {
		MigrationException failure = strikeAtC(database.dataSource(), database,
				(migrator, pid) -> assertThat(migrator.work().cancel(PATIENCE)).isTrue());
		assertThat(failure).isInstanceOf(MigrationCancelledException.class)
			.hasMessageStartingWith("Migration " + C + " was cancelled.");
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "failed: MigrationCancelledException");
		assertThat(tables(database)).containsExactly("a", "b");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|f|t");
		assertThat(database.queryForString("SELECT started_at >= (SELECT max(finished_at) FROM _prisma_migrations)"
				+ " FROM _prisma_migrations WHERE migration_name = '" + C + "'"))
			.isEqualTo("t");
		assertThat(applied(this.migrations.migrator(database.dataSource()).deploy())).containsExactly(C, D);
	}

	@Test
	void aTerminatedBackendAppliesWhatItHadCommitted(TestDatabase database) {
		MigrationException failure = strikeAtC(database.dataSource(), database,
				(migrator, pid) -> database.queryForString("SELECT pg_terminate_backend(" + pid + ")"));
		assertThat(failure).isInstanceOf(ConnectionLostException.class)
			.hasMessage("The connection was lost while migration " + C + " ran. A new connection shows that it is"
					+ " not applied. (FATAL: terminating connection due to administrator command)\n"
					+ "Start again when the server is available.");
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "failed: ConnectionLostException");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f");
		assertThat(applied(this.migrations.migrator(database.dataSource()).deploy())).containsExactly(C, D);
	}

	@Test
	void aConnectionThatIsCutLeavesItToTheDatabaseWhatWasCommitted(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			MigrationException failure = strikeAtC(proxy.dataSource(), database, (migrator, pid) -> proxy.cut());
			assertThat(failure).isInstanceOf(ConnectionLostException.class)
				.hasMessageStartingWith("The connection was lost while migration " + C
						+ " ran. A new connection shows that it is not applied. (");
		}
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "failed: ConnectionLostException");
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f");
	}

	/**
	 * Four migrations of nine statements each, the last of which is COMMIT.
	 */
	@ParameterizedTest
	@CsvSource({ "8, 0", "9, 1", "10, 1", "17, 1", "18, 2", "26, 2", "27, 3", "35, 3" })
	void aMigrationCountsAsCommittedOnceItsCommitIsAnswered(int completed, int committed) {
		List<BatchRun> sent = Stream.generate(() -> new BatchRun(null, null, null)).limit(4).toList();
		MessageFailure lost = new MessageFailure(new SQLException("lost", "08006"), Message.Purpose.OURS, 1, 1,
				"COMMIT", 0);
		Batch.tell(sent, List.of(9, 18, 27, 36), completed, Duration.ZERO, lost);
		// The others take the time that is measured, once they run.
		assertThat(sent).filteredOn((run) -> run.took(PATIENCE).isZero()).isEqualTo(sent.subList(0, committed));
		assertThat(sent.get(committed).behind()).hasSize(3 - committed);
	}

	@Test
	void aReplyThatIsLostIsAskedForOnceForAll(TestDatabase database) {
		this.migrations.with("20260105000000_e", "CREATE TABLE e (id int); INSERT INTO e VALUES (1);");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			proxy.cutBeforeReplyTo((text) -> text.contains(D) && text.contains("COMMIT"));
			DeployReport report = this.migrations.migrator(proxy.dataSource()).deploy();
			assertThat(applied(report)).containsExactly(A, B, C, D, "20260105000000_e");
			assertThat(proxy.connections()).isEqualTo(2);
		}
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B, "applied " + B,
				"started " + C, "applied " + C, "started " + D, "applied " + D, "started 20260105000000_e",
				"applied 20260105000000_e");
		assertThat(tables(database)).containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void aNoticeIsToldOfItsOwnMigration(TestDatabase database) {
		this.migrations.with(B, "CREATE TABLE IF NOT EXISTS a (id int);")
			.with(D, "DROP TABLE IF EXISTS nowhere;\nDROP TABLE IF EXISTS elsewhere;");
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(log()).containsExactly("started " + A, "applied " + A, "started " + B,
				B + " NOTICE: relation \"a\" already exists, skipping", "applied " + B, "started " + C, "applied " + C,
				"started " + D, D + " NOTICE: table \"nowhere\" does not exist, skipping",
				D + " NOTICE: table \"elsewhere\" does not exist, skipping", "applied " + D);
	}

	@Test
	void aListenerThatThrowsHarmsNothing(TestDatabase database) {
		List<String> heard = new ArrayList<>();
		MigrationListener broken = new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				heard.add(name);
				throw new IllegalStateException("broken");
			}

			@Override
			public void migrationApplied(AppliedMigration migration) {
				throw new IllegalStateException("broken");
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), List.of(broken));
		assertThat(applied(migrator.deploy())).containsExactly(A, B, C, D).isEqualTo(heard);
	}

	@Test
	void whatDoesMoreThanDefineGoesByItselfAndInOrder(TestDatabase database) {
		this.migrations.with(C, "INSERT INTO b SELECT count(*) FROM a;");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			this.migrations.migrator(proxy.dataSource()).deploy();
			// Two looks, lock, table, two together, two by themselves, unlock.
			assertThat(proxy.roundTrips()).isEqualTo(8);
		}
		assertThat(history(database)).containsExactly(A + "|t|f", B + "|t|f", C + "|t|f", D + "|t|f");
	}

	@Test
	void aDriverThatWaitsForAnAnswerNoLongerThanSoGetsOneForEach(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			PGSimpleDataSource limited = proxy.dataSource();
			limited.setSocketTimeout(60);
			this.migrations.migrator(limited).deploy();
			assertThat(proxy.roundTrips()).isEqualTo(9);
		}
	}

	@Test
	void aNameOutsideOfTheSchemaIsFoundInItsFile(TestDatabase database) {
		database.execute("CREATE SCHEMA app; CREATE TABLE public.gate (id int)");
		this.migrations.with(C, "CREATE TABLE c (id int);\nCREATE INDEX ON gate (id);");
		MigrationException failure = catchThrowableOfType(StatementFailedException.class,
				this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"))::deploy);
		assertThat(failure).hasMessageContaining(this.migrations.location(C) + ":2:1: this changes public.gate");
	}

	private String failedAtC(String how) {
		return "Migration " + C + " failed.\n" + this.migrations.location(C) + how
				+ """

						Nothing of this migration remains: it was rolled back.
						Applied before it in this run: %s, %s.
						If this migration is applied nowhere yet, correct the file and start again. If it is applied in another \
						environment, do not touch it: repair the data, or %s, and write a new migration."""
					.formatted(A, B, NextStep.resolve(new Decision.Applied(C)));
	}

	/**
	 * Lets something happen while the third of four migrations waits for a lock.
	 */
	private MigrationException strikeAtC(PGSimpleDataSource dataSource, TestDatabase database, Blow blow) {
		this.migrations.with(C, "CREATE TABLE c (id int); ALTER TABLE legacy.gate ADD COLUMN c int;");
		database.execute("CREATE SCHEMA legacy; CREATE TABLE legacy.gate (id int)");
		Migrator migrator = this.migrations.migrator(dataSource,
				MigrationsOnDisk.settings().withTableLockTimeout(Duration.ofHours(1)));
		try (Bystander reader = Bystander.on(database).begin("SELECT count(*) FROM legacy.gate");
				Bystander watcher = Bystander.on(database)) {
			CompletableFuture<DeployReport> deploy = Aside.supply(migrator::deploy);
			blow.strike(migrator, watcher.await(reader.whoWaits()));
			return (MigrationException) catchThrowableOfType(ExecutionException.class, deploy::get).getCause();
		}
	}

	/**
	 * What happens to a deploy.
	 */
	@FunctionalInterface
	private interface Blow {

		void strike(Migrator migrator, String pid);

	}

}
