package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(PostgresExtension.class)
class LockTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final TestTime time = new TestTime();

	@BeforeEach
	void writeAMigration() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_clients", "CREATE TABLE clients (id int);");
	}

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(), this.migrations.directory(), MigrationsOnDisk.settings(),
				Gate.ofProduction(), List.of(this.migrations.log()), this.time);
	}

	private static Connection connect(TestDatabase database, String application) throws Exception {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setApplicationName(application);
		return dataSource.getConnection();
	}

	@Test
	void saysWhoHoldsTheLockAndGivesUp(TestDatabase database) throws Exception {
		try (Connection holder = connect(database, "prisma"); Statement statement = holder.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			int pid = holder.unwrap(PGConnection.class).getBackendPID();
			LockUnavailableException failure = catchThrowableOfType(LockUnavailableException.class,
					() -> migrator(database).deploy());
			assertThat(failure.problem()).matches("Gave up after waiting 3\\d s for the migration lock, held by pid "
					+ pid + ", application \"prisma\", from \\S+, connected since \\S+Z\\.");
			assertThat(failure.remedy()).isEqualTo("If that session is working, wait for it and start again, or"
					+ " set ofauto.migrations.migration-lock.wait higher. If it is a leftover, end it with SELECT"
					+ " pg_terminate_backend(" + pid + ").");
			assertThat(this.migrations.log().lines()).filteredOn((line) -> line.startsWith("waiting for pid " + pid))
				.as("after a second and then from time to time")
				.hasSize(2);
		}
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'clients'")).isZero();
	}

	@Test
	void whatFailsBetweenLookAndLockStopsTheDeploy(TestDatabase database) {
		migrator(database).deploy();
		this.migrations.with("2_invoices", "CREATE TABLE invoices (id int);")
			.with("3_payments", "CREATE TABLE payments (id int);");
		AtomicBoolean looked = new AtomicBoolean();
		MigrationListener another = new MigrationListener() {

			@Override
			public void planned(MigrationPlan plan) {
				if (!looked.getAndSet(true)) {
					database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs)"
							+ " VALUES ('other', 'abc', '3_payments', 'ERROR: no space left')");
				}
			}

		};
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings(), Gate.ofProduction(), List.of(another), this.time);
		assertThatExceptionOfType(DeployRejectedException.class).isThrownBy(migrator::deploy)
			.withMessageStartingWith("Migration 3_payments has failed: ERROR: no space left.");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = 'invoices'")).isZero();
	}

	@Test
	void goesOnWhenTheLockIsFreeAndSeesWhatTheOtherHasApplied(TestDatabase database) throws Exception {
		try (Connection holder = connect(database, "other"); Statement statement = holder.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			Migration migration = this.migrations.read().get(0);
			this.time.onPause(3, () -> {
				HistoryTable history = new HistoryTable("public", false);
				database.execute(history.create(false));
				database.execute(history.applied("other", migration));
				execute(statement, "SELECT pg_advisory_unlock(72707369)");
			});
			assertThat(migrator(database).deploy().applied()).isEmpty();
		}
	}

	@Test
	void isLeftToNobodyAfterADeploy(TestDatabase database) throws Exception {
		migrator(database).deploy();
		assertThat(database.remainingMigrationLocks()).isEmpty();
	}

	@Test
	void isLeftToNobodyWhenTheJvmFailsAsSoonAsItIsHeld(TestDatabase database) {
		MigrationListener broken = new MigrationListener() {

			@Override
			public void lockAcquired(Duration waited) {
				throw new InternalError("broken");
			}

		};
		try (HikariDataSource pool = database.pool(1)) {
			Migrator migrator = new Migrator(pool, this.migrations.directory(), MigrationsOnDisk.settings(),
					List.of(broken));
			assertThatExceptionOfType(InternalError.class).isThrownBy(migrator::deploy).withMessage("broken");
			assertThat(database.remainingMigrationLocks()).isEmpty();
			assertThat(this.migrations.migrator(pool).deploy().applied()).hasSize(1);
		}
	}

	@Test
	void aTableThatSomebodyUsesIsTriedAgainAndAtLastTheBlockerNamed(TestDatabase database) throws Exception {
		migrator(database).deploy();
		this.migrations.with("2_column", "CREATE TABLE before ();\nALTER TABLE clients ADD email text;\n");
		try (Connection reader = connect(database, "reports"); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("SELECT count(*) FROM clients");
			int pid = reader.unwrap(PGConnection.class).getBackendPID();
			MigrationBlockedException failure = catchThrowableOfType(MigrationBlockedException.class,
					() -> migrator(database).deploy());
			assertThat(failure.problem())
				.startsWith("Migration 2_column could not lock what it changes in 3 attempts of 100 ms each.\n"
						+ this.migrations.location("2_column") + ":2:1:\n    ALTER TABLE clients ADD email text;\n"
						+ "Blocked by: pid " + pid
						+ ", application \"reports\", idle in transaction, in a transaction since ");
			assertThat(failure.blockers()).singleElement().asString().endsWith(", holds AccessShareLock on clients");
			assertThat(this.migrations.log().lines()).contains("retried 2_column after try 1",
					"retried 2_column after try 2");
			reader.rollback();
		}
		assertThat(migrator(database).deploy().applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', value = {
			"SELECT pg_advisory_lock(7000000000) ~ SELECT pg_advisory_lock(7000000000) ~ ExclusiveLock on advisory lock 7000000000",
			"SELECT pg_advisory_lock(4, 11) ~ SELECT pg_advisory_lock_shared(4, 11) ~ ShareLock on advisory lock 4, 11",
			"DROP TABLE orders ~ SELECT FROM clients ~ AccessShareLock on clients",
			"DO 'BEGIN EXECUTE ''DROP TABLE or'' || ''ders''; END' ~ SELECT FROM orders ~ AccessShareLock on orders" })
	void whoHoldsALockThatTheStatementDoesNotNameIsNamedWithoutBlame(String sql, String held, String holds,
			TestDatabase database) throws Exception {
		this.migrations.with("2_orders",
				"ALTER TABLE clients ADD PRIMARY KEY (id); CREATE TABLE orders (client int REFERENCES clients);");
		migrator(database).deploy();
		this.migrations.with("3_blocked", sql + ";\n");
		try (Connection other = connect(database, "reports"); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute(held);
			int pid = other.unwrap(PGConnection.class).getBackendPID();
			assertThatExceptionOfType(MigrationBlockedException.class).isThrownBy(migrator(database)::deploy)
				.satisfies((failure) -> assertThat(failure.problem().lines().toList().get(3)).matches(Pattern
					.quote("No other session holds a lock on what it names any more. Locks in this database: pid " + pid
							+ ", application \"reports\", idle in transaction, in a transaction since ")
						+ "[0-9:]{8}, holds " + holds + "\\."));
			other.rollback();
		}
	}

	@Test
	void aTableThatIsReleasedBetweenTriesIsChanged(TestDatabase database) throws Exception {
		migrator(database).deploy();
		this.migrations.with("2_column", "ALTER TABLE clients ADD email text;\n");
		try (Connection reader = connect(database, "reports"); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("SELECT count(*) FROM clients");
			this.time.onPause(2, () -> execute(statement, "ROLLBACK"));
			assertThat(migrator(database).deploy().applied()).hasSize(1);
		}
	}

	@Test
	void aSegmentThatIsBlockedIsTriedAgainToo(TestDatabase database) throws Exception {
		migrator(database).deploy();
		this.migrations.with("2_column",
				"CREATE INDEX CONCURRENTLY clients_id ON clients (id);\nALTER TABLE clients ADD email text;\n");
		try (Connection reader = connect(database, "reports"); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			reader.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			statement.execute("LOCK TABLE clients IN ACCESS SHARE MODE");
			this.time.onPause(2, () -> execute(statement, "ROLLBACK"));
			assertThat(migrator(database).deploy().applied()).hasSize(1);
			assertThat(this.migrations.log().lines()).contains("retried 2_column after try 1",
					"retried 2_column after try 2");
		}
		assertThat(database
			.queryForStrings("SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'clients'::regclass"))
			.containsExactly("clients_id");
	}

	private static void execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Time that passes only in pauses, ten times as fast.
	 */
	private static final class TestTime implements WaitClock {

		private long now;

		private int pauses;

		private int when = -1;

		private Runnable then = () -> {
		};

		void onPause(int number, Runnable action) {
			this.when = number;
			this.then = action;
		}

		@Override
		public void pause(Duration duration) {
			this.now += duration.toNanos() * 10;
			if (++this.pauses == this.when) {
				this.then.run();
			}
		}

		@Override
		public long nanoTime() {
			return this.now;
		}

	}

}
