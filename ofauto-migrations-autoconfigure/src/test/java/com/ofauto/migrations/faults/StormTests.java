package com.ofauto.migrations.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations that ask for their locks among many who read and write, while deploys are
 * killed: nothing is lost, nothing is done twice, and no lock is left.
 */
@EnabledOnOs(OS.LINUX)
class StormTests {

	private static final Log LOG = LogFactory.getLog(StormTests.class);

	private static final int MOST_STARTS = 200;

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

	private static final int LONGEST_DELAY_MILLIS = 6_000;

	private static final long SEED = Long.getLong("ofauto.faults.seed", System.nanoTime());

	private final Random random = new Random(SEED);

	@TempDir
	Path directory;

	private int kills;

	@Test
	@Tag("faults")
	void amongManyWhoReadAndWriteNothingIsLost() throws IOException {
		storm(30, 10, Integer.getInteger("ofauto.faults.kills", 50) / 2);
	}

	private void storm(int migrations, int each, int most) throws IOException {
		Storm storm = new Storm(Files.createDirectory(this.directory.resolve("migrations")));
		ScriptDirectory scripts = new ScriptDirectory(this.directory.resolve("migrations"));
		storm.writeTables();
		try (FaultServer server = FaultServer.start(Files.createDirectory(this.directory.resolve("data")));
				TestDatabase database = server.createDatabase()) {
			scripts.migrator(database.dataSource()).deploy();
			storm.writeChanges(migrations);
			Crowd crowd = Crowd.of(each, database);
			try (crowd) {
				deployToTheEnd(database, most);
			}
			LOG.info(this.kills + " kills, " + crowd.written() + " rows written; replay with -Dofauto.faults.seed="
					+ SEED);
			assertThat(database.queryForStrings("SELECT what FROM trace")).containsExactlyElementsOf(storm.trace());
			assertThat(database.queryForLong("SELECT sum(s) FROM (SELECT sum(n) FROM t0 UNION ALL SELECT sum(n) FROM t1"
					+ " UNION ALL SELECT sum(n) FROM t2 UNION ALL SELECT sum(n) FROM t3"
					+ " UNION ALL SELECT sum(n) FROM t4) AS sums(s)"))
				.isEqualTo(crowd.written());
			assertThat(database.queryForStrings("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
				.isEmpty();
			assertThat(scripts.migrator(database.dataSource()).deploy().applied()).isEmpty();
		}
	}

	private void deployToTheEnd(TestDatabase database, int most) {
		List<String> lines = List.of();
		for (int start = 1; start <= MOST_STARTS; start++) {
			try (Runner runner = Runner.startAmongOthers(database, this.directory.resolve("migrations"),
					"runner-" + start, LOCK_TIMEOUT)) {
				if (this.kills < most && runner.awaitLines(2)) {
					LockSupport.parkNanos(1_000_000L * this.random.nextInt(LONGEST_DELAY_MILLIS));
					strike(database, runner);
				}
				runner.awaitEnd();
				lines = runner.lines();
			}
			requireNothingLeft(database, lines);
			if (lines.contains("finished")) {
				return;
			}
		}
		throw new AssertionError("seed " + SEED + ": not complete after " + MOST_STARTS + " starts: " + lines);
	}

	private void strike(TestDatabase database, Runner runner) {
		this.kills++;
		if (this.random.nextBoolean()) {
			runner.kill();
		}
		else {
			database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
					+ runner.name() + "'");
		}
	}

	private static void requireNothingLeft(TestDatabase database, List<String> lines) {
		try (Bystander watcher = Bystander.on(database)) {
			watcher.await(
					"SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name LIKE 'runner-%')");
			watcher.await("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory'"
					+ " AND objid = 72707369)");
		}
		assertThat(lines).noneMatch((line) -> line.contains("DeployRejected") || line.contains("StatementFailed"));
	}

}
