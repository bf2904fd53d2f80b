package com.ofauto.migrations.core;

import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A look has a limit, and there is one at a time.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
@Timeout(300)
class LookTests {

	private static final int CALLERS = 12;

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeMigration() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int);");
	}

	/**
	 * A migrator that waits eight seconds for each answer when it looks.
	 */
	private Migrator impatient(DataSource dataSource) {
		return new Migrator(dataSource, this.migrations.directory(), MigrationsOnDisk.settings(), Gate.ofProduction(),
				List.of(), new HurriedTime() {

					@Override
					public Duration readLimit() {
						return Duration.ofSeconds(8);
					}

				});
	}

	@Test
	void aLookBehindALockGivesUpInTheServerToo(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		try (Bystander holder = Bystander.on(database); HikariDataSource pool = database.pool(1)) {
			Migrator migrator = impatient(pool);
			holder.begin("LOCK TABLE _prisma_migrations");
			DatabaseAccessException failure = catchThrowableOfType(DatabaseAccessException.class, migrator::plan);
			assertThat(String.valueOf(failure.getMessage()).replaceFirst("Position: \\d+", "Position: n"))
				.isEqualTo("Could not read the history of migrations: ERROR: canceling statement due to lock timeout\n"
						+ "  Position: n\nAnother session holds a lock on the history table or on a catalog: find"
						+ " it in pg_locks, wait for it to end, and try again.");
			assertThat(holder.sees(holder.whoWaits())).isFalse();
			holder.commit();
			assertThat(migrator.plan().counts().applied()).isEqualTo(1);
		}
	}

	@Test
	void aPoolGetsItsConnectionBackWithItsOwnLimits(TestDatabase database) throws SQLException {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl(database.url() + "?socketTimeout=77");
			pool.setUsername(database.user());
			pool.setPassword(database.password());
			pool.setMaximumPoolSize(1);
			Migrator migrator = impatient(pool);
			migrator.plan();
			migrator.deploy();
			migrator.plan();
			try (Connection connection = pool.getConnection(); var statement = connection.createStatement()) {
				assertThat(connection.getNetworkTimeout()).isEqualTo(77_000);
				var rows = statement.executeQuery("SHOW lock_timeout");
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("0");
			}
		}
	}

	/**
	 * The statement begins before a look does that runs into its limit.
	 */
	@Test
	void aStatementOfAMigrationRunsLongerThanALook(TestDatabase database) throws Exception {
		Migrator migrator = impatient(database.dataSource());
		this.migrations.with("2_b", "SET LOCAL lock_timeout = 0;\nLOCK TABLE _prisma_migrations;\n" + Bystander.GATE
				+ "\nCREATE TABLE b (id int);");
		FutureTask<DeployReport> deploy;
		try (Bystander gate = Bystander.on(database).begin(Bystander.HOLD_GATE)) {
			deploy = started(migrator::deploy);
			gate.await(Bystander.AT_GATE);
			assertThat(catchThrowableOfType(DatabaseAccessException.class, migrator::plan).sqlState())
				.isEqualTo("55P03");
		}
		assertThat(deploy.get().applied()).extracting(AppliedMigration::name).containsExactly("1_a", "2_b");
	}

	@Test
	void whoComesWhileALookIsUnderWaySharesTheNext(TestDatabase database) throws Exception {
		Gatekeeper gatekeeper = new Gatekeeper(database.dataSource());
		Migrator migrator = this.migrations.migrator(gatekeeper);
		FutureTask<MigrationPlan> first = started(migrator::plan);
		gatekeeper.arrived.await();
		this.migrations.migrator(database.dataSource()).deploy();
		List<Thread> threads = new ArrayList<>();
		List<FutureTask<MigrationPlan>> others = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			FutureTask<MigrationPlan> other = new FutureTask<>(migrator::plan);
			others.add(other);
			threads.add(start(other));
		}
		while (threads.stream().anyMatch((thread) -> thread.getState() != Thread.State.WAITING)) {
			Thread.onSpinWait();
		}
		gatekeeper.open.countDown();
		first.get();
		MigrationPlan shared = others.get(0).get();
		assertThat(shared.counts().applied()).isEqualTo(1);
		for (FutureTask<MigrationPlan> other : others) {
			assertThat(other.get()).isSameAs(shared);
		}
		assertThat(gatekeeper.asked).hasValue(2);
		assertThat(gatekeeper.atOnce).hasValue(1);
	}

	@Test
	void aFailureIsSharedAndForgotten(TestDatabase database) {
		AtomicInteger asked = new AtomicInteger();
		CoalescedRequest<Integer> question = new CoalescedRequest<>(() -> {
			if (asked.incrementAndGet() == 1) {
				throw new UncheckedIOException("once", new java.io.IOException());
			}
			return asked.get();
		});
		assertThat(catchThrowableOfType(UncheckedIOException.class, question::ask)).hasMessage("once");
		assertThat(question.ask()).isEqualTo(2);
	}

	@Test
	void aCheckedExceptionThatNobodyDeclaredIsAnAnswerToo() {
		AtomicInteger asked = new AtomicInteger();
		CoalescedRequest<Integer> question = new CoalescedRequest<>(() -> {
			if (asked.incrementAndGet() == 1) {
				throw this.<RuntimeException>undeclared(new java.io.IOException("once"));
			}
			return asked.get();
		});
		assertThat(catchThrowableOfType(UndeclaredThrowableException.class, question::ask)).hasRootCauseMessage("once");
		assertThat(question.ask()).isEqualTo(2);
	}

	@Test
	void aListenerThatLooksByItselfIsAnsweredOnAPoolOfOne(TestDatabase database) {
		List<MigrationPlan> seen = new ArrayList<>();
		AtomicReference<Migrator> self = new AtomicReference<>();
		try (HikariDataSource pool = database.pool(1)) {
			Migrator migrator = listenedTo(pool, (plan) -> seen.addAll(List.of(plan, self.get().plan())));
			self.set(migrator);
			assertThat(migrator.plan()).isSameAs(seen.get(0));
			assertThat(migrator.plan()).isSameAs(seen.get(2));
		}
		assertThat(seen).hasSize(4).doesNotHaveDuplicates().allMatch((plan) -> plan.toApply().size() == 1);
	}

	@ParameterizedTest
	@MethodSource
	void aListenerHarmsNoLookWhateverItThrows(Throwable thrown, TestDatabase database, CapturedOutput output) {
		Migrator migrator = listenedTo(database.dataSource(), (plan) -> {
			throw this.<RuntimeException>undeclared(thrown);
		});
		assertThat(migrator.plan().toApply()).hasSize(1);
		assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
		assertThat(migrator.deploy().applied()).hasSize(1);
		assertThat(migrator.plan().toApply()).isEmpty();
		assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
		assertThat(output).contains("The migration listener " + getClass().getName())
			.contains(" failed; the migration continues")
			.contains(thrown.toString());
	}

	static List<Throwable> aListenerHarmsNoLookWhateverItThrows() {
		return List.of(new IllegalStateException("mine"), new AssertionError("mine"), new java.io.IOException("mine"),
				new InterruptedException("mine"));
	}

	@Test
	void whereTheJvmFailsTheLookFailsAndTheNextOneIsAnswered(TestDatabase database) {
		AtomicBoolean failed = new AtomicBoolean();
		Migrator migrator = listenedTo(database.dataSource(), (plan) -> {
			if (!failed.getAndSet(true)) {
				throw new InternalError("broken");
			}
		});
		assertThat(catchThrowableOfType(InternalError.class, migrator::plan)).hasMessage("broken");
		assertThat(migrator.plan().toApply()).hasSize(1);
	}

	private Migrator listenedTo(DataSource dataSource, Consumer<MigrationPlan> planned) {
		return new Migrator(dataSource, this.migrations.directory(), MigrationsOnDisk.settings(),
				List.of(new MigrationListener() {

					@Override
					public void planned(MigrationPlan plan) {
						planned.accept(plan);
					}

				}));
	}

	@SuppressWarnings("unchecked")
	private <T extends Throwable> T undeclared(Throwable thrown) throws T {
		throw (T) thrown;
	}

	private static <T> FutureTask<T> started(Callable<T> work) {
		FutureTask<T> task = new FutureTask<>(work);
		start(task);
		return task;
	}

	private static Thread start(Runnable work) {
		Thread thread = new Thread(work);
		thread.start();
		return thread;
	}

	/**
	 * Lets the first caller wait, and counts all.
	 */
	private static final class Gatekeeper extends DelegatingDataSource {

		private final CountDownLatch arrived = new CountDownLatch(1);

		private final CountDownLatch open = new CountDownLatch(1);

		private final AtomicInteger asked = new AtomicInteger();

		private final AtomicInteger inside = new AtomicInteger();

		private final AtomicInteger atOnce = new AtomicInteger();

		Gatekeeper(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.asked.incrementAndGet();
			this.atOnce.accumulateAndGet(this.inside.incrementAndGet(), Math::max);
			this.arrived.countDown();
			try {
				this.open.await();
				return super.getConnection();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
			finally {
				this.inside.decrementAndGet();
			}
		}

	}

}
