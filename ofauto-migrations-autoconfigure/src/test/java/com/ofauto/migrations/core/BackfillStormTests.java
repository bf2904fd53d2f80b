package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backfill of a million rows with writers beside it, whose JVM is killed again and
 * again: no row is lost, and none is updated twice. How long the writers took is printed.
 */
@ExtendWith(PostgresExtension.class)
@Tag("faults")
class BackfillStormTests {

	private static final String NAME = "20260102000000_fill";

	private static final int ROWS = Integer.getInteger("ofauto.backfill.rows", 1_000_000);

	private static final int KILLS = 20;

	private static final int WRITERS = 2;

	@Test
	void noRowIsLostOrUpdatedTwice(@TempDir Path directory, TestDatabase database) throws Exception {
		MigrationsOnDisk migrations = new MigrationsOnDisk(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY, x int, filled int NOT NULL DEFAULT 0,"
						+ " touched int NOT NULL DEFAULT 0) WITH (fillfactor = 70);");
		migrations.migrator(database.dataSource()).deploy();
		database.execute("INSERT INTO clients SELECT n FROM generate_series(1, " + ROWS + ") n; ANALYZE clients");
		migrations.with(NAME,
				"UPDATE clients SET x = id * 2, filled = filled + 1 WHERE x IS NULL /* ofauto: backfill id */;");
		List<Long> quiet = Collections.synchronizedList(new ArrayList<>());
		List<Long> beside = Collections.synchronizedList(new ArrayList<>());
		long written = write(database, quiet, () -> database.execute("SELECT pg_sleep(5)"));
		int kills = 0;
		long start = System.nanoTime();
		try (Bystander watcher = Bystander.on(database)) {
			int[] killed = new int[1];
			written += write(database, beside, () -> {
				for (int kill = 1; kill <= KILLS; kill++) {
					killed[0] += killBehind((long) ROWS * kill / (KILLS + 1), database, directory, watcher) ? 1 : 0;
				}
				migrations.migrator(database.dataSource(), settings()).deploy();
			});
			kills = killed[0];
		}
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		System.out.printf("backfill of %d rows, %d kills, %d s; writers alone: %s; writers beside: %s%n", ROWS, kills,
				took.toSeconds(), percentiles(quiet), percentiles(beside));
		assertThat(kills).isEqualTo(KILLS);
		assertThat(database.queryForStrings("SELECT filled, count(*), sum((x = id * 2)::int) FROM clients GROUP BY 1"))
			.containsExactly("1|" + database.queryForLong("SELECT count(*) FROM clients") + "|"
					+ database.queryForLong("SELECT count(*) FROM clients"));
		assertThat(database.queryForLong("SELECT sum(touched) FROM clients")).isEqualTo(written);
		assertThat(database.queryForStrings("SELECT finished_at IS NOT NULL, rolled_back_at IS NULL, count(*)"
				+ " FROM _prisma_migrations WHERE migration_name = '" + NAME + "' GROUP BY 1, 2"))
			.containsExactly("t|t|1");
	}

	private static boolean killBehind(long rows, TestDatabase database, Path directory, Bystander watcher) {
		try (RunnerProcess runner = RunnerProcess.start(database, directory, "storm")) {
			watcher.await("SELECT 1 FROM _prisma_migrations WHERE migration_name = '" + NAME
					+ "' AND (finished_at IS NOT NULL"
					+ " OR substring(logs from '(\\d+) of -?\\d+ rows passed')::bigint >= " + rows + ")");
			boolean running = watcher
				.sees("SELECT 1 FROM _prisma_migrations WHERE migration_name = '" + NAME + "' AND finished_at IS NULL");
			runner.kill();
			return running;
		}
	}

	/**
	 * Lets writers update rows by their key while something runs.
	 * @return how many of their updates were committed
	 */
	private static long write(TestDatabase database, List<Long> times, Runnable meanwhile) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
		try {
			List<Future<Long>> writers = new ArrayList<>();
			for (int writer = 0; writer < WRITERS; writer++) {
				Random random = new Random(writer);
				writers.add(threads.submit(() -> writeUntil(over, random, database, times)));
			}
			meanwhile.run();
			over.set(true);
			long written = 0;
			for (Future<Long> writer : writers) {
				written += writer.get();
			}
			return written;
		}
		finally {
			over.set(true);
			threads.shutdownNow();
		}
	}

	private static long writeUntil(AtomicBoolean over, Random random, TestDatabase database, List<Long> times)
			throws SQLException {
		long written = 0;
		try (Connection connection = database.dataSource().getConnection();
				PreparedStatement update = connection
					.prepareStatement("UPDATE clients SET touched = touched + 1 WHERE id = ?")) {
			while (!over.get()) {
				update.setInt(1, 1 + random.nextInt(ROWS));
				long start = System.nanoTime();
				written += update.executeUpdate();
				times.add(System.nanoTime() - start);
			}
		}
		return written;
	}

	private static MigratorSettings settings() {
		return MigratorSettings.defaults().withMigrationLockWait(Duration.ofMinutes(2));
	}

	private static String percentiles(List<Long> times) {
		List<Long> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return "%d writes, p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(sorted.size(), at(sorted, 0.5),
				at(sorted, 0.99), at(sorted, 1));
	}

	private static double at(List<Long> sorted, double share) {
		return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e6;
	}

}
