package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.ReplicatedServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backfill waits for a standby that is behind, and for nobody else.
 */
@EnabledOnOs(OS.LINUX)
class ReplicationLagTests {

	private static final String NAME = "20260102000000_fill";

	private static final String BEHIND = "SELECT 1 FROM pg_stat_replication WHERE replay_lag > interval '20 ms'";

	private static final String NOT_BEHIND = "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_replication"
			+ " WHERE replay_lag > interval '5 ms')";

	private static final String FILLED = "SELECT count(*) FROM clients WHERE x = 1";

	private static ReplicatedServer servers;

	@TempDir
	Path directory;

	private final TestDatabase primary = servers.primary();

	private MigrationsOnDisk migrations;

	private Bystander watcher;

	@BeforeAll
	static void startAStandby(@TempDir Path directory) {
		servers = ReplicatedServer.start(directory);
	}

	@AfterAll
	static void stopIt() throws Exception {
		servers.close();
	}

	@BeforeEach
	void fillATable() {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY, x int);");
		this.migrations.migrator(this.primary.dataSource()).deploy();
		this.primary.execute("INSERT INTO clients SELECT n FROM generate_series(1, 100) n");
		this.watcher = Bystander.on(this.primary);
		this.watcher.await("SELECT 1 FROM pg_stat_replication WHERE application_name = '" + ReplicatedServer.STANDBY
				+ "' AND state = 'streaming'");
	}

	@AfterEach
	void emptyIt() {
		this.watcher.close();
		this.primary.execute("DROP TABLE clients, _prisma_migrations");
	}

	@Test
	void itGoesOnWhenTheStandbyHasCaughtUp() {
		backfill("lag=10ms");
		replay("pause");
		Waiting waiting = new Waiting(3, () -> {
			assertThat(this.primary.queryForLong(FILLED)).isEqualTo(30);
			replay("resume");
			this.watcher.await(NOT_BEHIND);
		});
		List<String> held = new ArrayList<>();
		deploy(waiting, new MigrationListener() {

			@Override
			public void backfillProgressed(String name, BackfillProgress progress) {
				if (progress.passed() == 30) {
					watcher().await(BEHIND);
				}
				else {
					watcher().await(NOT_BEHIND);
				}
			}

			@Override
			public void backfillHeld(String name, String receiver, Duration lag) {
				held.add(name + " waits for " + receiver + ", which is behind: "
						+ (lag.compareTo(Duration.ofMillis(10)) > 0));
			}

		});
		assertThat(waiting.left).isZero();
		assertThat(held).containsExactly(NAME + " waits for standby_1, which is behind: true");
		assertThat(this.primary.queryForLong(FILLED)).isEqualTo(100);
	}

	@Test
	void withLagOffItAsksNobody() {
		backfill("lag=off");
		replay("pause");
		try {
			deploy(WaitClock.REAL, new MigrationListener() {

				@Override
				public void backfillProgressed(String name, BackfillProgress progress) {
					watcher().await(BEHIND);
				}

			});
			assertThat(this.primary.queryForLong(FILLED)).isEqualTo(100);
		}
		finally {
			replay("resume");
		}
	}

	/**
	 * It receives as pg_receivewal does, and never says that it has applied anything.
	 */
	@Test
	void anArchiveThatAppliesNothingIsNotBehind() throws Exception {
		backfill("lag=10ms");
		Properties settings = new Properties();
		PGProperty.USER.set(settings, this.primary.user());
		PGProperty.PASSWORD.set(settings, this.primary.password());
		PGProperty.REPLICATION.set(settings, "true");
		PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "14");
		PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
		PGProperty.APPLICATION_NAME.set(settings, "archive");
		try (Connection connection = DriverManager.getConnection(this.primary.url(), settings);
				PGReplicationStream stream = connection.unwrap(PGConnection.class)
					.getReplicationAPI()
					.replicationStream()
					.physical()
					.withStatusInterval(100, TimeUnit.MILLISECONDS)
					.withStartPosition(
							LogSequenceNumber.valueOf(this.primary.queryForString("SELECT pg_current_wal_lsn()")))
					.start()) {
			Aside.run(() -> read(stream));
			deploy(WaitClock.REAL, new MigrationListener() {

				@Override
				public void backfillProgressed(String name, BackfillProgress progress) {
					watcher().await("SELECT 1 FROM pg_stat_replication WHERE application_name = 'archive'"
							+ " AND replay_lsn IS NULL AND replay_lag > interval '20 ms'");
					watcher().await("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_replication"
							+ " WHERE application_name <> 'archive' AND replay_lag > interval '5 ms')");
				}

			});
			assertThat(this.primary.queryForLong(FILLED)).isEqualTo(100);
		}
	}

	@Test
	void aRoleThatMaySeeNoLagIsToldOnce() {
		backfill("lag=10ms");
		this.primary.execute("CREATE ROLE filler LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO filler;"
				+ " ALTER TABLE clients OWNER TO filler; ALTER TABLE _prisma_migrations OWNER TO filler;"
				+ " GRANT TRIGGER ON _prisma_migrations TO filler");
		List<String> unaware = new ArrayList<>();
		try {
			PGSimpleDataSource filler = this.primary.dataSource();
			filler.setUser("filler");
			new Migrator(filler, this.migrations.directory(), MigrationsOnDisk.settings(),
					List.of(new MigrationListener() {

						@Override
						public void backfillUnaware(String name) {
							unaware.add(name);
						}

					}))
				.deploy();
			assertThat(unaware).containsExactly(NAME);
			assertThat(this.primary.queryForLong(FILLED)).isEqualTo(100);
		}
		finally {
			this.primary.execute("REASSIGN OWNED BY filler TO postgres; DROP OWNED BY filler; DROP ROLE filler");
		}
	}

	/**
	 * Receives, and says how far it has come, until the stream is closed.
	 */
	private static void read(PGReplicationStream stream) {
		try {
			while (!stream.isClosed()) {
				stream.read();
			}
		}
		catch (SQLException ex) {
			// It has been closed meanwhile.
		}
	}

	private Bystander watcher() {
		return this.watcher;
	}

	private static void replay(String what) {
		servers.standby().execute("SELECT pg_wal_replay_" + what + "()");
	}

	private void backfill(String lag) {
		this.migrations.with(NAME,
				"UPDATE clients SET x = 1 WHERE x IS NULL /* ofauto: backfill id batch=30 pause=0ms " + lag + " */;");
	}

	private void deploy(WaitClock clock, MigrationListener listener) {
		new Migrator(this.primary.dataSource(), this.migrations.directory(), MigrationsOnDisk.settings(),
				Gate.ofProduction(), List.of(listener), clock)
			.deploy();
	}

	/**
	 * Time in which something happens at the end of some pauses.
	 */
	private static final class Waiting extends HurriedTime {

		private final Runnable last;

		private int left;

		Waiting(int pauses, Runnable last) {
			this.left = pauses;
			this.last = last;
		}

		@Override
		public void pause(Duration duration) {
			super.pause(duration);
			if (this.left > 0 && --this.left == 0) {
				this.last.run();
			}
		}

	}

}
