package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A Prisma client waits for the lock as Prisma does, blocked in a statement, while
 * {@code CREATE INDEX CONCURRENTLY} runs: each waits for the other.
 */
@ExtendWith(PostgresExtension.class)
class PrismaWaiterTests {

	private static final String NAME = "20260102000000_index";

	private static final String LATER = "20260103000000_later";

	private static final String INDEXES = "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
			+ " WHERE indrelid = 'clients'::regclass";

	@TempDir
	Path directory;

	private final List<Waiter> waiters = new ArrayList<>();

	private MigrationsOnDisk migrations;

	private Bystander watcher;

	@BeforeEach
	void writeAnIndex(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory)
			.with("20260101000000_clients", "CREATE TABLE clients (id int);")
			.with(NAME, "CREATE INDEX CONCURRENTLY ON clients (id);")
			.with(LATER, "CREATE TABLE later ();");
		this.watcher = Bystander.on(database);
	}

	@AfterEach
	void leave() {
		this.waiters.forEach(Waiter::release);
		this.watcher.close();
	}

	@Test
	void theLockIsGivenToTheWaiterAndTheIndexBuiltAfterIt(TestDatabase database) {
		DeployReport report = deploy(database, new MigrationListener() {

			@Override
			public void migrationStarted(String name) {
				if (name.equals(NAME) && PrismaWaiterTests.this.waiters.isEmpty()) {
					comeAndWait(database);
				}
			}

			@Override
			public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
				Waiter waiter = PrismaWaiterTests.this.waiters.get(0);
				assertThat(waiter.pid()).isEqualTo((holder != null) ? holder.pid() : 0);
				waiter.release();
			}

		});
		assertThat(report.applied()).extracting(AppliedMigration::name)
			.containsExactly("20260101000000_clients", NAME, LATER);
		assertThat(this.migrations.log().lines()).containsSubsequence("started " + NAME,
				NAME + ": dropped the invalid index clients_id_idx, which an interrupted attempt had" + " left",
				"applied " + NAME);
		assertThat(this.migrations.log().lines()).anyMatch((line) -> line.contains("application \"prisma\""));
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id_idx|t");
		assertThat(database.queryForStrings("SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations"
				+ " WHERE migration_name = '" + NAME + "'"))
			.containsExactly(NAME + "|t");
	}

	@Test
	void waitersThatNeverEndAreNamed(TestDatabase database) {
		assertThatExceptionOfType(LockUnavailableException.class)
			.isThrownBy(() -> deploy(database, new MigrationListener() {

				@Override
				public void migrationStarted(String name) {
					if (name.equals(NAME)) {
						PrismaWaiterTests.this.waiters.forEach(Waiter::release);
						comeAndWait(database);
					}
				}

				@Override
				public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
					PrismaWaiterTests.this.waiters.forEach(Waiter::release);
				}

			}))
			.satisfies((ex) -> {
				Waiter last = this.waiters.get(this.waiters.size() - 1);
				assertThat(ex.holder()).isNotNull();
				assertThat(ex.holder().pid()).isEqualTo(last.pid());
				assertThat(ex.getMessage()).isEqualTo("Migration " + NAME
						+ " ended in a deadlock with a session that waits for the migration lock (" + ex.holder()
						+ ") at each attempt: a Prisma client that waits for the lock blocks CONCURRENTLY.\n"
						+ "Stop that client, and start again; the deploy continues where it stopped.");
			});
		this.waiters.forEach(Waiter::release);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied())
			.extracting(AppliedMigration::name)
			.containsExactly(NAME, LATER);
		assertThat(database.queryForStrings(INDEXES)).containsExactly("clients_id_idx|t");
	}

	private DeployReport deploy(TestDatabase database, MigrationListener listener) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setOptions("-c deadlock_timeout=50ms");
		return new Migrator(dataSource, this.migrations.directory(), MigrationsOnDisk.settings(), Gate.ofProduction(),
				List.of(this.migrations.log(), listener), new HurriedTime())
			.deploy();
	}

	private void comeAndWait(TestDatabase database) {
		Waiter waiter = new Waiter(database);
		this.waiters.add(waiter);
		this.watcher
			.await("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND pid = " + waiter.pid());
	}

	/**
	 * A Prisma client. It leaves it to the other side to notice a deadlock, as it happens
	 * when it has waited for a while already.
	 */
	private static final class Waiter {

		private final Bystander session;

		private final int pid;

		private final CompletableFuture<Bystander> lock;

		private boolean released;

		Waiter(TestDatabase database) {
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setApplicationName("prisma");
			dataSource.setOptions("-c deadlock_timeout=10min");
			this.session = Bystander.on(dataSource);
			this.pid = this.session.pid();
			this.lock = Aside.supply(() -> this.session.execute("SELECT pg_advisory_lock(72707369)"));
		}

		int pid() {
			return this.pid;
		}

		void release() {
			if (!this.released) {
				this.released = true;
				this.lock.join().execute("SELECT pg_advisory_unlock(72707369)").close();
			}
		}

	}

}
