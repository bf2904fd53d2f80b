package com.ofauto.migrations.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import javax.sql.DataSource;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a deploy does when its connection breaks.
 */
@ExtendWith(PostgresExtension.class)
class LostConnectionTests {

	private static final String FIRST = "20260101000000_counter";

	private static final String SECOND = "20260102000000_second";

	private static final String THIRD = "20260103000000_third";

	private static final Predicate<String> COMMIT_OF_FIRST = commitOf(FIRST);

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private CountingProxy proxy;

	@BeforeEach
	void writeThreeMigrations(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory)
			.with(FIRST, "CREATE TABLE counter (step int); INSERT INTO counter VALUES (1);")
			.with(SECOND, "INSERT INTO counter VALUES (2);")
			.with(THIRD, "INSERT INTO counter VALUES (3);");
		this.proxy = CountingProxy.before(database);
	}

	@AfterEach
	void closeTheProxy() {
		this.proxy.close();
	}

	private static Predicate<String> commitOf(String name) {
		return (text) -> text.contains("INSERT INTO") && text.contains(name) && text.contains("COMMIT");
	}

	@Test
	void aCommitWhoseReplyIsLostIsFoundAndTheDeployGoesOn(TestDatabase database) {
		this.proxy.cutBeforeReplyTo(COMMIT_OF_FIRST);
		DeployReport report = this.migrations.migrator(this.proxy.dataSource()).deploy();
		assertThat(this.proxy.connections()).isEqualTo(2);
		assertAllAppliedOnce(database, report);
	}

	/**
	 * As a standby that was promoted before it had the last commits.
	 */
	@Test
	void aServerThatLacksWhatThisRunHasAppliedIsNotGoneOnWith(TestDatabase database) {
		this.migrations.with(SECOND, "SELECT pg_terminate_backend(pg_backend_pid());");
		MigrationListener fallBehind = new MigrationListener() {

			@Override
			public void migrationApplied(AppliedMigration applied) {
				database.execute("DELETE FROM _prisma_migrations WHERE migration_name = '" + FIRST + "'");
			}

		};
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> migrator(database.dataSource(), fallBehind).deploy())
			.satisfies((failure) -> assertThat(failure.problem()).startsWith("The connection was lost while migration "
					+ SECOND + " ran. A new connection shows that it is not applied, and neither is " + FIRST
					+ ", which this run had applied. This is therefore another server, which was behind the lost one,"
					+ " such as a promoted standby. ("))
			.satisfies((failure) -> assertThat(failure.remedy())
				.isEqualTo("Make sure that this is the right server; it may lack other data of the lost one too. Then"
						+ " start again: the deploy continues after the last migration that this server has."));
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isZero();
		assertNoLock(database);
	}

	/**
	 * The driver gives up on rows that are too many for it, and reads on: the COMMIT
	 * behind them has been done.
	 */
	@Test
	void anAnswerThatTheDriverDoesNotTakeIsAskedForToo(TestDatabase database) throws Exception {
		this.migrations.with(SECOND, "INSERT INTO counter VALUES (2); SELECT repeat('x', 100000);");
		PGSimpleDataSource dataSource = this.proxy.dataSource();
		dataSource.setMaxResultBuffer("50000");
		assertAllAppliedOnce(database, this.migrations.migrator(dataSource).deploy());
		assertThat(this.proxy.connections()).isEqualTo(2);
	}

	@Test
	void aPoolOfOneIsEnoughToGoOn(TestDatabase database) {
		this.proxy.cutBeforeReplyTo(COMMIT_OF_FIRST);
		assertAllAppliedOnce(database, this.migrations.migrator(this.proxy.pool(1)).deploy());
	}

	@Test
	void eachLostReplyIsAskedFor(TestDatabase database) {
		this.proxy.cutBeforeReplyTo(COMMIT_OF_FIRST);
		MigrationListener cutAgain = new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				if (name.equals(THIRD)) {
					LostConnectionTests.this.proxy.cutBeforeReplyTo(commitOf(THIRD));
				}
			}

		};
		DeployReport report = migrator(this.proxy.dataSource(), cutAgain).deploy();
		assertThat(this.proxy.connections()).isEqualTo(3);
		assertAllAppliedOnce(database, report);
	}

	@Test
	void theLockUnderWhichTheDatabaseIsAskedIsLeftToNobodyWhenTheJvmFails(TestDatabase database) {
		this.proxy.cutBeforeReplyTo(COMMIT_OF_FIRST);
		AtomicInteger plans = new AtomicInteger();
		MigrationListener broken = new MigrationListener() {

			@Override
			public void planned(MigrationPlan plan) {
				if (plans.incrementAndGet() == 3) {
					throw new InternalError("broken");
				}
			}

		};
		try (HikariDataSource pool = this.proxy.pool(1)) {
			assertThatExceptionOfType(InternalError.class).isThrownBy(() -> migrator(pool, broken).deploy())
				.withMessage("broken");
			assertNoLock(database);
			assertAllAppliedOnce(database, 2, this.migrations.migrator(pool).deploy());
		}
	}

	@Test
	void aReplyLostInTheMiddleOfALargeMigrationMeansThatNothingIsApplied(TestDatabase database) {
		this.migrations.with(SECOND,
				"INSERT INTO counter VALUES (2);" + "SELECT 'long enough for several messages';".repeat(10_000));
		this.proxy.cutBeforeReplyTo((text) -> text.contains("INSERT INTO counter VALUES (2)"));
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> this.migrations.migrator(this.proxy.dataSource()).deploy())
			.satisfies((ex) -> assertThat(ex.problem()).contains("it is not applied"));
		assertThat(steps(database)).containsExactly("1|1");
		assertAllAppliedOnce(database, 2, this.migrations.migrator(database.dataSource()).deploy());
	}

	@Test
	void aLostReplyToAnIndexBuiltConcurrentlyLeavesOneIndex(TestDatabase database) {
		this.migrations.with(THIRD, "CREATE INDEX CONCURRENTLY ON counter (step); INSERT INTO counter VALUES (3);");
		this.proxy.cutBeforeReplyTo((text) -> text.startsWith("CREATE INDEX CONCURRENTLY"));
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> this.migrations.migrator(this.proxy.dataSource()).deploy());
		assertAllAppliedOnce(database, 1, this.migrations.migrator(database.dataSource()).deploy());
		assertThat(database.queryForStrings("SELECT relname FROM pg_class WHERE relkind = 'i' AND relname ~ 'counter'"))
			.containsExactly("counter_step_idx");
	}

	@Test
	void aConnectionThatIsLostBetweenSegmentsLeavesThoseThatHaveFinished(TestDatabase database) {
		this.migrations.with(SECOND, "INSERT INTO counter VALUES (2); CREATE INDEX CONCURRENTLY ON counter (step);");
		this.proxy.cutBeforeReplyTo((text) -> text.startsWith("CREATE INDEX CONCURRENTLY"));
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> this.migrations.migrator(this.proxy.dataSource()).deploy())
			.satisfies((ex) -> assertThat(ex.getMessage())
				.startsWith("The connection was lost while migration " + SECOND
						+ " ran. A new connection shows that it is not complete; segments that have finished and"
						+ " stay applied: 1. (")
				.endsWith(")\nStart again when the server is available: the deploy continues at the first missing"
						+ " segment."));
		assertAllAppliedOnce(database, 2, this.migrations.migrator(database.dataSource()).deploy());
	}

	@Test
	void aLostReplyToTheLastRecordOfASegmentedMigrationIsFoundToo(TestDatabase database) {
		this.migrations.with(SECOND, "CREATE INDEX CONCURRENTLY ON counter (step); INSERT INTO counter VALUES (2);");
		this.proxy.cutBeforeReplyTo((text) -> text.contains("SET finished_at"));
		assertAllAppliedOnce(database, this.migrations.migrator(this.proxy.dataSource()).deploy());
		assertThat(database.queryForLong("SELECT count(*) FROM pg_indexes WHERE tablename = 'counter'")).isOne();
	}

	@Test
	void aTerminatedBackendAppliesNothing(TestDatabase database) {
		this.migrations.with(SECOND, "INSERT INTO counter VALUES (2);" + Bystander.GATE);
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> deployUntilItsBackendEnds(database.dataSource(), database.dataSource(),
					(watcher, pid) -> watcher.execute("SELECT pg_terminate_backend(" + pid + ")")))
			.satisfies((ex) -> assertThat(ex.migration()).isEqualTo(SECOND))
			.withMessage("The connection was lost while migration " + SECOND + " ran. A new connection shows that"
					+ " it is not applied. (FATAL: terminating connection due to administrator command)\n"
					+ "Start again when the server is available.");
		assertThat(steps(database)).containsExactly("1|1");
		assertThat(this.migrations.log().lines()).endsWith("failed: ConnectionLostException");
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isOne();
		assertNoLock(database);
		assertAllAppliedOnce(database, 2, this.migrations.migrator(database.dataSource()).deploy());
	}

	@Test
	void aServerThatCannotBeAskedLeavesItOpen(TestDatabase database) {
		this.proxy.cutBeforeReplyTo(COMMIT_OF_FIRST);
		MigrationListener refuse = new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				LostConnectionTests.this.proxy.refuseConnections();
			}

		};
		assertThatExceptionOfType(ConnectionLostException.class)
			.isThrownBy(() -> migrator(this.proxy.dataSource(), refuse).deploy())
			.withMessage("The connection was lost while migration " + FIRST + " ran, and no new connection could"
					+ " show whether it was committed. (Could not connect to the database: Connection to "
					+ this.proxy.host() + ":" + this.proxy.port()
					+ " refused. Check that the hostname and port are correct and that the postmaster is accepting"
					+ " TCP/IP connections.\nCheck that the server is running and that the URL is correct, and"
					+ " start again.)\n"
					+ "Start again when the server is available: each migration is applied exactly once in any"
					+ " case.");
		assertAllAppliedOnce(database, 2, this.migrations.migrator(database.dataSource()).deploy());
	}

	@Test
	void aServerThatCrashesAndStartsAgainHasAppliedNothing() throws IOException {
		this.migrations.with(SECOND, "INSERT INTO counter VALUES (2);" + Bystander.GATE);
		try (EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(Duration.ofSeconds(60))
			.start()) {
			DataSource database = server.getPostgresDatabase();
			assertThatExceptionOfType(ConnectionLostException.class)
				.isThrownBy(() -> deployUntilItsBackendEnds((PGSimpleDataSource) database,
						(PGSimpleDataSource) server.getPostgresDatabase(),
						(watcher, pid) -> ProcessHandle.of(watcher.pid()).orElseThrow().destroyForcibly()))
				.satisfies((ex) -> assertThat(ex.getMessage()).contains("it is not applied"));
			try (Bystander after = Bystander.on((PGSimpleDataSource) server.getPostgresDatabase())) {
				after.await("SELECT 1 FROM counter HAVING count(*) = 1");
			}
			assertThat(this.migrations.migrator(database).deploy().applied()).extracting(AppliedMigration::name)
				.containsExactly(SECOND, THIRD);
		}
	}

	/**
	 * Deploys until the second migration is at the gate, and then lets something happen
	 * to its backend.
	 */
	private void deployUntilItsBackendEnds(PGSimpleDataSource dataSource, PGSimpleDataSource other, Blow blow)
			throws Throwable {
		try (Bystander gate = Bystander.on(other).begin(Bystander.HOLD_GATE); Bystander watcher = Bystander.on(other)) {
			MigratorSettings patient = MigrationsOnDisk.settings()
				.withDefaultSchema(null)
				.withEdited(FindingPolicy.REPORT)
				.withLate(FindingPolicy.REPORT)
				.withMissing(FindingPolicy.REPORT)
				.withTableLockTimeout(MigrationsOnDisk.settings().migrationLockWait())
				.withTableLockRetries(0)
				.withPooler(PoolerMode.NONE);
			Migrator migrator = this.migrations.migrator(dataSource, patient);
			CompletableFuture<DeployReport> deploy = Aside.supply(migrator::deploy);
			blow.strike(watcher, watcher.await(Bystander.AT_GATE));
			deploy.join();
		}
		catch (CompletionException ex) {
			throw ex.getCause();
		}
	}

	private Migrator migrator(DataSource dataSource, MigrationListener listener) {
		return new Migrator(dataSource, this.migrations.directory(), MigrationsOnDisk.settings(), Gate.ofProduction(),
				List.of(this.migrations.log(), listener), new HurriedTime());
	}

	private void assertAllAppliedOnce(TestDatabase database, DeployReport report) {
		assertAllAppliedOnce(database, 3, report);
		assertThat(this.migrations.log().lines()).contains("applied " + FIRST, "applied " + SECOND, "applied " + THIRD);
	}

	private void assertAllAppliedOnce(TestDatabase database, int now, DeployReport report) {
		assertThat(report.applied()).extracting(AppliedMigration::name)
			.containsExactlyElementsOf(List.of(FIRST, SECOND, THIRD).subList(3 - now, 3));
		assertThat(steps(database)).containsExactly("1|1", "2|1", "3|1");
		assertThat(database.queryForStrings("SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations"
				+ " WHERE rolled_back_at IS NULL ORDER BY 1"))
			.containsExactly(FIRST + "|t", SECOND + "|t", THIRD + "|t");
		assertNoLock(database);
	}

	private static void assertNoLock(TestDatabase database) {
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	private static List<String> steps(TestDatabase database) {
		return database.queryForStrings("SELECT step, count(*) FROM counter GROUP BY 1 ORDER BY 1");
	}

	/**
	 * What happens to a backend.
	 */
	@FunctionalInterface
	private interface Blow {

		void strike(Bystander watcher, String pid);

	}

}
