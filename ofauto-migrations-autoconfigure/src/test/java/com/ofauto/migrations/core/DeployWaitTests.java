package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import javax.sql.DataSource;

import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A start that holds until somebody else has deployed.
 */
@ExtendWith(PostgresExtension.class)
class DeployWaitTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final List<String> heard = new ArrayList<>();

	private final TestTime time = new TestTime();

	@BeforeEach
	void writeMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int);")
			.with("2_b", "CREATE TABLE b (id int);");
	}

	private Migrator clock(DataSource dataSource) {
		return new Migrator(dataSource, this.migrations.directory(), MigrationsOnDisk.settings(), Gate.ofProduction(),
				List.of(new MigrationListener() {

					@Override
					public void deployAwaited(List<String> missing, Duration waited) {
						DeployWaitTests.this.heard.add(String.join(" ", missing));
					}

				}), this.time);
	}

	@Test
	void returnsAtOnceWhenNothingIsPending(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		assertThat(clock(database.dataSource()).await(LIMIT).counts().applied()).isEqualTo(2);
		assertThat(this.time.pauses).isZero();
		assertThat(this.heard).isEmpty();
	}

	@Test
	void holdsUntilSomebodyElseHasDeployed(TestDatabase database) {
		this.time.onPause = (pause) -> {
			if (pause == 3) {
				this.migrations.migrator(database.dataSource()).deploy();
			}
		};
		assertThat(clock(database.dataSource()).await(LIMIT).counts().applied()).isEqualTo(2);
		assertThat(this.time.pauses).isEqualTo(3);
		assertThat(this.heard).containsExactly("1_a 2_b");
	}

	@Test
	void givesUpAfterTheLimit(TestDatabase database) {
		DeployAwaitedException failure = catchThrowableOfType(DeployAwaitedException.class,
				() -> clock(database.dataSource()).await(LIMIT));
		assertThat(failure.problem())
			.isEqualTo("Gave up after waiting 60 s for another process to apply 2 migrations: 1_a, 2_b.");
		assertThat(failure.remedy())
			.isEqualTo("Deploy them: run the application with the arguments migrate deploy. If that takes longer,"
					+ " set ofauto.migrations.wait.limit higher.");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relname = '_prisma_migrations'"))
			.isZero();
	}

	@Test
	void doesNotWaitForWhatWaitingCannotMend(TestDatabase database) {
		database.execute(new HistoryTable("public", false).create(false));
		database.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '1_a')");
		assertThatExceptionOfType(DeployRejectedException.class)
			.isThrownBy(() -> clock(database.dataSource()).await(LIMIT))
			.withMessageStartingWith("Migration 1_a has failed");
		assertThat(this.time.pauses).isZero();
	}

	@Test
	void aLookCostsOneRoundTripAndAnUnreachableDatabaseIsWaitedForToo(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		try (CountingProxy proxy = CountingProxy.before(database)) {
			proxy.refuseConnections();
			this.time.onPause = (pause) -> proxy.acceptConnections();
			clock(proxy.dataSource()).await(LIMIT);
			assertThat(proxy.roundTrips()).isEqualTo(1);
			assertThat(this.heard).containsExactly("");
		}
	}

	/**
	 * Time that passes in pauses only.
	 */
	private static final class TestTime implements WaitClock {

		private Duration passed = Duration.ZERO;

		private int pauses;

		private IntConsumer onPause = (pause) -> {
		};

		@Override
		public void pause(Duration duration) {
			Duration left = LIMIT.minus(this.passed);
			this.passed = this.passed.plus((duration.compareTo(left) < 0) ? duration : left);
			this.onPause.accept(++this.pauses);
		}

		@Override
		public long nanoTime() {
			return this.passed.toNanos();
		}

	}

}
