package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twenty applications that start at once, in as many JVMs.
 */
@ExtendWith(PostgresExtension.class)
class TwentyStartersTests {

	private static final int STARTERS = 20;

	private static final int WITH_AN_OLDER_DIRECTORY = 5;

	@TempDir
	Path newer;

	@TempDir
	Path older;

	private final List<RunnerProcess> runners = new ArrayList<>();

	@BeforeEach
	void writeTwoReleases() {
		release(new MigrationsOnDisk(this.older), 5);
		release(new MigrationsOnDisk(this.newer), 8);
	}

	@AfterEach
	void endAll() {
		this.runners.forEach(RunnerProcess::close);
	}

	private static void release(MigrationsOnDisk migrations, int newest) {
		migrations.with("20260101000001_counter",
				"CREATE TABLE counter (migration int); INSERT INTO counter VALUES (1);");
		for (int i = 2; i <= newest; i++) {
			String work = switch (i) {
				case 3 -> Bystander.GATE;
				case 7 -> "CREATE INDEX CONCURRENTLY counter_migration ON counter (migration);";
				default -> "CREATE TABLE table_%d (id int);".formatted(i);
			};
			migrations.with("2026010100000%d_step".formatted(i),
					work + " INSERT INTO counter VALUES (%d);".formatted(i));
		}
	}

	@Test
	void applyEachMigrationOnceAlthoughOneIsKilledWhileItHoldsTheLock(TestDatabase database) {
		try (Bystander gate = Bystander.on(database).begin(Bystander.HOLD_GATE);
				Bystander watcher = Bystander.on(database)) {
			for (int i = 0; i < STARTERS; i++) {
				Path directory = (i < WITH_AN_OLDER_DIRECTORY) ? this.older : this.newer;
				this.runners.add(RunnerProcess.start(database, directory, "runner-" + i));
			}
			String leader = watcher.await(Bystander.AT_GATE);
			watcher.await("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
					+ " AND application_name LIKE 'runner-%' HAVING count(*) = " + STARTERS);
			String name = watcher.await("SELECT application_name FROM pg_stat_activity WHERE pid = " + leader);
			RunnerProcess killed = this.runners.remove(Integer.parseInt(name.replace("runner-", "")));
			killed.kill();
			gate.commit();
		}
		assertThat(this.runners)
			.allSatisfy((runner) -> assertThat(runner.awaitExit()).as(() -> runner.lines().toString()).isZero());
		assertThat(database.queryForStrings("SELECT migration, count(*) FROM counter GROUP BY 1 ORDER BY 1"))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 8).mapToObj((i) -> i + "|1").toList());
		assertThat(database.queryForStrings("SELECT left(migration_name, 14), finished_at IS NOT NULL,"
				+ " rolled_back_at IS NULL FROM _prisma_migrations ORDER BY migration_name"))
			.containsExactlyElementsOf(
					IntStream.rangeClosed(1, 8).mapToObj((i) -> "2026010100000" + i + "|t|t").toList());
		assertThat(database.remainingLocks()).isEmpty();
	}

}
