package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs cases: each contender in turn, again and again, each time in a new JVM and on a
 * copy of the same database.
 */
final class Lab {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private final Map<Case, Map<String, Result>> results = new LinkedHashMap<>();

	private final Settings settings;

	private final PostgresServer server;

	private final MigrationSets sets;

	private final States states;

	private final List<Contender> contenders;

	Lab(Settings settings, PostgresServer server, MigrationSets sets) {
		this.settings = settings;
		this.server = server;
		this.sets = sets;
		this.states = new States(server, sets);
		this.contenders = new ArrayList<>(Contender.applications(settings.home()));
		Psql.find(settings.target().resolve("psql.log")).ifPresent(this.contenders::add);
	}

	Settings settings() {
		return this.settings;
	}

	PostgresServer server() {
		return this.server;
	}

	MigrationSets sets() {
		return this.sets;
	}

	States states() {
		return this.states;
	}

	List<Contender> contenders() {
		return this.contenders;
	}

	/**
	 * Returns the results of all cases that were run.
	 */
	Map<Case, Map<String, Result>> results() {
		return this.results;
	}

	/**
	 * Runs a case unless it was run already.
	 * @param testCase the case
	 * @return the results by the label of the contender
	 */
	Map<String, Result> run(Case testCase) throws InterruptedException {
		if (!this.results.containsKey(testCase)) {
			Console.say(testCase.toString());
			Map<String, Result> results = new LinkedHashMap<>();
			for (Contender contender : this.contenders) {
				if (takesPart(contender, testCase)) {
					results.put(contender.label(), new Result());
				}
			}
			for (int i = testCase.latencyMillis() > 0 ? 1 : 0; i <= repetitions(testCase); i++) {
				for (Contender contender : this.contenders) {
					Result result = results.get(contender.label());
					if (result != null && result.failure() == null) {
						run(contender, testCase, i == 0, result);
					}
				}
			}
			this.results.put(testCase, results);
		}
		return this.results.get(testCase);
	}

	/**
	 * A program has no start with nothing to do; and a history of 10,000 takes the peers
	 * many minutes to build, so that nobody would wait for the rest.
	 */
	private static boolean takesPart(Contender contender, Case testCase) {
		if (contender instanceof Application application) {
			return testCase.applied() < 10_000 || application.layout() == Layout.PRISMA;
		}
		return testCase.pending() >= 10;
	}

	private int repetitions(Case testCase) {
		return this.settings.smoke() ? 1 : testCase.repetitions();
	}

	private void run(Contender contender, Case testCase, boolean count, Result result) throws InterruptedException {
		List<String> databases = new ArrayList<>();
		try {
			String template = (testCase.applied() == 0 && !testCase.isNoOp()) ? "template1"
					: this.states.get(contender, testCase.applied());
			int starts = count ? 1 : this.settings.smoke() ? 2 : testCase.startsInJvm();
			for (int i = 0; i < starts; i++) {
				databases.add((i > 0 && testCase.isNoOp()) ? databases.get(0) : this.server.createDatabase(template));
			}
			if (count || testCase.latencyMillis() > 0) {
				runThroughProxy(contender, testCase, databases, count, result);
			}
			else {
				result.ran(contender.run(task(contender, testCase, this.server.port(), databases)));
			}
		}
		catch (RunFailedException | IOException | SQLException ex) {
			Console.say(contender.label() + ": " + ex.getMessage());
			result.failed(String.valueOf(ex.getMessage()));
		}
		finally {
			drop(databases);
		}
	}

	private void runThroughProxy(Contender contender, Case testCase, List<String> databases, boolean count,
			Result result) throws IOException, InterruptedException, RunFailedException {
		Duration latency = Duration.ofMillis(testCase.latencyMillis());
		try (LatencyProxy proxy = new LatencyProxy(this.server.port(), latency.toNanos())) {
			List<Round> rounds = contender.run(task(contender, testCase, proxy.port(), databases));
			if (count) {
				result.counted(proxy.counts());
			}
			else {
				result.ran(rounds);
			}
		}
	}

	private Task task(Contender contender, Case testCase, int port, List<String> databases) throws IOException {
		return new Task(this.sets.small(contender.layout(), testCase.applied(), testCase.total()), port, databases,
				(contender instanceof Application) ? List.of(Application.NO_POOL) : List.of(), LIMIT);
	}

	private void drop(List<String> databases) {
		try {
			for (String database : databases) {
				this.server.dropDatabase(database);
			}
		}
		catch (SQLException ex) {
			Console.say(ex.getMessage());
		}
	}

}
