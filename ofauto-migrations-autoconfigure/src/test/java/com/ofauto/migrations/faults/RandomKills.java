package com.ofauto.migrations.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deploys again and again and kills something at a random moment each time, until a
 * number of kills is reached. A seed makes the same choices again.
 */
final class RandomKills {

	private static final Log LOG = LogFactory.getLog(RandomKills.class);

	private static final int MOST_STARTS = 60;

	private static final int MOST_KILLS_OF_A_DATABASE = 12;

	private static final int LONGEST_DELAY_MICROS = 150_000;

	private static final int LINES_BESIDE_MIGRATIONS = 3;

	private final FaultStage stage;

	private final long seed;

	private final Random random;

	private final Map<String, Integer> seen = new TreeMap<>();

	private int kills;

	private String last = "";

	RandomKills(FaultStage stage, long seed) {
		this.stage = stage;
		this.seed = seed;
		this.random = new Random(seed);
	}

	/**
	 * Goes on until the number of kills is reached and all databases are complete.
	 * @throws AssertionError if anything is wrong, with the seed
	 */
	void run(int number) {
		LOG.info(number + " random kills; replay them with -Dofauto.faults.seed=" + this.seed);
		while (this.kills < number) {
			deployToTheEnd(Math.min(MOST_KILLS_OF_A_DATABASE, number - this.kills));
		}
		LOG.info(this.kills + " kills did no harm: " + this.seen);
	}

	private void deployToTheEnd(int most) {
		try (TestDatabase database = this.stage.server().createDatabase(); Traffic traffic = Traffic.on(database)) {
			Migrator migrator = new ScriptDirectory(this.stage.migrations()).migrator(database.dataSource());
			int enough = this.kills + most;
			for (int start = 1; start <= MOST_STARTS; start++) {
				if (deploy(database, migrator, "runner-" + start, this.kills < enough)) {
					traffic.close();
					check(this.stage.checker().atTheEnd(database, migrator));
					return;
				}
			}
			throw new AssertionError(describe() + "still not complete after " + MOST_STARTS + " starts");
		}
	}

	/**
	 * Starts one deploy, and ends it or its server.
	 * @return whether it came to its end
	 */
	private boolean deploy(TestDatabase database, Migrator migrator, String name, boolean kill) {
		int pending = migrator.plan().toApply().size();
		int line = 1 + this.random.nextInt(2 * pending + LINES_BESIDE_MIGRATIONS);
		long delay = this.random.nextInt(LONGEST_DELAY_MICROS);
		RandomKill what = RandomKill.values()[this.random.nextInt(RandomKill.values().length)];
		boolean hurry = this.random.nextBoolean();
		try (Runner runner = Runner.start(database, database.port(), this.stage.migrations(), name)) {
			if (kill && runner.awaitLines(line)) {
				LockSupport.parkNanos(delay * 1000);
				what.strike(this.stage.server(), database, runner);
				this.kills++;
			}
			runner.awaitEnd();
			List<String> lines = runner.lines();
			this.last = what + " after line " + line + " and " + delay + " µs: " + lines;
			lines.forEach(this::count);
			assertThat(lines).as(describe() + "nobody has a lock for so long")
				.noneMatch((said) -> said.startsWith("failed MigrationBlockedException"));
			boolean finished = lines.contains("finished");
			if (!hurry || finished || lines.toString().contains("DeployRejectedException")) {
				look(database, migrator);
			}
			return finished;
		}
	}

	/**
	 * Shows that the kills met something.
	 */
	private void count(String line) {
		if (line.startsWith("repaired ") || line.startsWith("resumed ") || line.startsWith("failed ")
				|| line.startsWith("waiting for ")) {
			this.seen.merge(line.split(":")[0].replaceAll("^(re\\w+|waiting).*", "$1"), 1, Integer::sum);
		}
	}

	private void look(TestDatabase database, Migrator migrator) {
		try (Bystander watcher = Bystander.on(database)) {
			watcher.await("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
					+ " AND application_name LIKE 'runner-%')");
		}
		check(this.stage.checker().atAnyTime(database, migrator));
		if (!migrator.plan().only(MigrationStatus.Failed.class).isEmpty()) {
			decide(database, migrator);
		}
	}

	/**
	 * A block that commits by itself and was broken off needs a person.
	 */
	private void decide(TestDatabase database, Migrator migrator) {
		assertThat(PrismaReading.of(database).failed()).as(describe()).containsExactly(Workload.BLOCK);
		if (database.queryForLong("SELECT count(*) FROM accounts WHERE name ~ '^account'") == 0) {
			migrator.resolve(List.of(new Decision.Applied(Workload.BLOCK)));
		}
		else {
			migrator.resolve(List.of(new Decision.RolledBack(Workload.BLOCK)));
		}
	}

	private void check(List<String> wrong) {
		assertThat(wrong).as(describe()).isEmpty();
	}

	private String describe() {
		return "seed " + this.seed + ", kill " + this.kills + ", " + this.last + "\n";
	}

}
