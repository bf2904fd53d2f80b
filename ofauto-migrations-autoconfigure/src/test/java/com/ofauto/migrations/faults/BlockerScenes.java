package com.ofauto.migrations.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationBlockedException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody uses the tables that a migration changes.
 */
final class BlockerScenes {

	private static final String TABLE = "20260101000000_clients";

	private static final String TABLES = """
			CREATE TABLE clients (id int);
			CREATE TABLE runs (day int) PARTITION BY LIST (day);
			CREATE TABLE runs_1 PARTITION OF runs FOR VALUES IN (1);
			""";

	private static final String CHANGE = "20260102000000_change";

	private static final String READ = "SELECT count(*) FROM clients";

	private static final Duration LOCK_TIMEOUT = Duration.ofMillis(150);

	private static final int OTHERS = 5;

	private static final int PATIENCE_SECONDS = 60;

	private BlockerScenes() {
	}

	static Outcome longReader(Ground ground) {
		ScriptDirectory scripts = change(ground);
		List<String> limits = new CopyOnWriteArrayList<>();
		try (TestDatabase database = tableIn(ground); Bystander reader = Bystander.on(database).begin(READ)) {
			Migrator migrator = scripts.migrator(database.dataSource(), settings(1000), new MigrationListener() {

				@Override
				public void notice(String name, String severity, String message) {
					limits.add(message);
				}

			});
			CompletableFuture<DeployReport> deploy = Aside.supply(migrator::deploy);
			for (int other = 0; other < OTHERS; other++) {
				Ground.awaitWaiter(database, reader);
				// Behind the migration that waits, while the first reader still reads.
				Aside.run(() -> database.queryForLong(READ)).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
			}
			assertThat(deploy).isNotDone();
			reader.commit();
			deploy.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
			assertThat(limits).hasSizeGreaterThan(1).containsOnly("lock_timeout " + LOCK_TIMEOUT.toMillis() + "ms");
			assertThat(columns(database)).containsExactly("id", "name");
			return new Outcome("tried again until the reader had gone; no try held up others for longer than"
					+ " `table-locks.timeout`", "applied", next(migrator));
		}
	}

	static Outcome endlessReader(Ground ground) {
		ScriptDirectory scripts = change(ground);
		try (TestDatabase database = tableIn(ground); Bystander reader = Bystander.on(database).begin(READ)) {
			Migrator migrator = scripts.migrator(database.dataSource(), settings(2));
			MigrationException failure = Ground.failure(migrator);
			requireNamed(failure, reader);
			assertThat(columns(database)).containsExactly("id");
			Ground.requireNobody(database);
			reader.commit();
			return new Outcome(Ground.stopped(failure) + ", which names its pid", "nothing of it", next(migrator));
		}
	}

	static Outcome idleWriter(Ground ground) {
		return concurrently(ground, "INSERT INTO clients VALUES (1)",
				"CREATE INDEX CONCURRENTLY clients_id ON clients (id);",
				"SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 'clients'::regclass",
				"clients_id|t");
	}

	static Outcome idleReaderOfPartition(Ground ground) {
		return concurrently(ground, "SELECT count(*) FROM runs",
				"ALTER TABLE runs DETACH PARTITION runs_1 CONCURRENTLY;", "SELECT count(*) FROM pg_inherits", "0");
	}

	/**
	 * The first start breaks the statement off, the second finds somebody in the way of
	 * repairing what is left.
	 */
	private static Outcome concurrently(Ground ground, String bystander, String script, String question,
			String answer) {
		ScriptDirectory scripts = ground.scripts().with(TABLE, TABLES).with(CHANGE, script);
		try (TestDatabase database = tableIn(ground); Bystander idle = Bystander.on(database).begin(bystander)) {
			Migrator migrator = scripts.migrator(database.dataSource(), settings(0));
			MigrationException failure = Ground.failure(migrator);
			requireNamed(failure, idle);
			requireNamed(Ground.failure(migrator), idle);
			Ground.requireNobody(database);
			String left = Outcome.left(database, CHANGE);
			idle.commit();
			String next = next(migrator);
			assertThat(database.queryForStrings(question)).containsExactly(answer);
			return new Outcome(Ground.stopped(failure) + ", which names its pid", left, next);
		}
	}

	private static ScriptDirectory change(Ground ground) {
		return ground.scripts()
			.with(TABLE, TABLES)
			.with(CHANGE, "DO $$ BEGIN RAISE NOTICE 'lock_timeout %', current_setting('lock_timeout'); END $$;\n"
					+ "ALTER TABLE clients ADD COLUMN name text;\n");
	}

	/**
	 * A database in which the first migration is applied.
	 */
	private static TestDatabase tableIn(Ground ground) {
		TestDatabase database = ground.createDatabase();
		new ScriptDirectory(ground.emptyDirectory("first")).with(TABLE, TABLES)
			.migrator(database.dataSource())
			.deploy();
		return database;
	}

	private static MigratorSettings settings(int lockRetries) {
		return MigratorSettings.defaults()
			.withMigrationLockWait(Duration.ofSeconds(1))
			.withTableLockTimeout(LOCK_TIMEOUT)
			.withTableLockRetries(lockRetries);
	}

	private static void requireNamed(MigrationException failure, Bystander blocker) {
		assertThat(failure).isInstanceOf(MigrationBlockedException.class);
		assertThat(failure.getMessage()).contains("pid " + blocker.pid() + ", ").contains("idle in transaction");
	}

	private static List<String> columns(TestDatabase database) {
		return database.queryForStrings("SELECT column_name FROM information_schema.columns"
				+ " WHERE table_name = 'clients' ORDER BY ordinal_position");
	}

	private static String next(Migrator migrator) {
		List<String> applied = new ArrayList<>();
		migrator.deploy().applied().forEach((migration) -> applied.add(migration.name()));
		assertThat(migrator.deploy().applied()).isEmpty();
		return applied.contains(CHANGE) ? "applied it" : "found nothing to apply";
	}

}
