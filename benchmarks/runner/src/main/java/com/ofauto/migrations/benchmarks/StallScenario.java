package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * How long others wait for a table that a migration wants to lock. A query counts that
 * waited for the lock in the server. The others are late because the machine has other
 * work, such as the start of the tool; a run in which the same application starts and has
 * nothing to migrate shows how late they are.
 */
record StallScenario() implements Scenario {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final String KNOWN = "OFAuto, impact known";

	private static final String NOTHING = "No migration";

	/** A migration tool is at work as soon as it has its lock. */
	private static final String AT_WORK = "SELECT FROM pg_locks WHERE locktype = 'advisory'"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	private static final List<String> SCRIPTS = List.of("""
			CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
			INSERT INTO accounts SELECT i, 0 FROM generate_series(1, 100000) i;
			""", "ALTER TABLE accounts ADD COLUMN email text;\n");

	private static final int REPETITIONS = 3;

	@Override
	public String name() {
		return "stalls";
	}

	@Override
	public void run(Lab lab, Report report) throws Exception {
		Table table = new Table("", "Longest wait for the lock", "All waits", "Longest delay by it", "All delays by it",
				"All other delays", "The migration");
		for (Traffic traffic : Traffic.values()) {
			Map<String, List<Seen>> seen = new LinkedHashMap<>();
			for (int i = 0; i < (lab.settings().smoke() ? 1 : REPETITIONS); i++) {
				for (String label : List.of(NOTHING, KNOWN, "OFAuto", "Flyway")) {
					Console.say(traffic.title() + ", " + label);
					seen.computeIfAbsent(label, (key) -> new ArrayList<>()).add(run(lab, traffic, label));
				}
			}
			report(report, table, traffic, seen);
		}
		report.section("Stalls",
				"Queries on a table while a column is added to it, of all six readers together. The waits for the lock are"
						+ " seen in the server. A query that waited for it and was more than 5 ms late is delayed by it. All"
						+ " other queries that were late by as much waited for the machine, which starts the tool meanwhile;"
						+ " a start that migrates nothing has such delays, too. Medians of %d runs."
							.formatted(lab.settings().smoke() ? 1 : REPETITIONS),
				table);
	}

	private Seen run(Lab lab, Traffic traffic, String label) throws Exception {
		Application application = (Application) lab.contenders()
			.stream()
			.filter((contender) -> contender.label().equals(label.startsWith("Flyway") ? "Flyway" : "OFAuto"))
			.findFirst()
			.orElseThrow();
		String database = lab.server().createDatabase("template1");
		try {
			migrate(lab, application, lab.sets().of(application.layout(), "before", SCRIPTS.subList(0, 1)), database);
			lab.server().execute(database, "VACUUM ANALYZE accounts");
			Path files = lab.sets().of(application.layout(), "before", SCRIPTS.subList(0, 1));
			if (!label.equals(NOTHING)) {
				files = lab.sets().of(application.layout(), label.replaceAll("\\W+", "-"), SCRIPTS);
			}
			if (label.equals(KNOWN)) {
				application.writeImpact(files.resolve("db/migrations"), "accounts");
			}
			return observe(lab, traffic, database, application, files);
		}
		finally {
			lab.server().dropDatabase(database);
		}
	}

	private Seen observe(Lab lab, Traffic traffic, String database, Application application, Path files)
			throws Exception {
		String url = PostgresServer.url(lab.server().port(), database);
		try (Connection watcher = DriverManager.getConnection(url, PostgresServer.USER, "");
				Connection blocker = DriverManager.getConnection(url, PostgresServer.USER, "")) {
			CompletableFuture<Void> blocked = CompletableFuture.completedFuture(null);
			Readers readers = new Readers(traffic, lab.server().port(), database);
			if (traffic == Traffic.BLOCKER) {
				blocker.setAutoCommit(false);
				execute(blocker, traffic.query());
				blocked = CompletableFuture.runAsync(() -> release(watcher, blocker));
			}
			LockWaits waits = new LockWaits(lab.server().port(), database);
			readers.start();
			waits.start();
			double millis = migrate(lab, application, files, database);
			blocked.join();
			Thread.sleep(500);
			return Seen.of(readers.stop(), waits.stop(), millis);
		}
	}

	private static double migrate(Lab lab, Application application, Path files, String database)
			throws IOException, InterruptedException, RunFailedException {
		return application
			.run(new Task(files, lab.server().port(), List.of(database), List.of(Application.NO_POOL), LIMIT))
			.get(0)
			.callMillis();
	}

	/**
	 * Ends the transaction six seconds after the tool has begun to work, or after as long
	 * as the tool may take to say that it has nothing to do.
	 */
	private static void release(Connection watcher, Connection blocker) {
		try {
			for (int i = 0; i < 500 && !found(watcher, AT_WORK); i++) {
				Thread.sleep(10);
			}
			Thread.sleep(Traffic.BLOCKED_MILLIS);
			blocker.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean found(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next();
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void report(Report report, Table table, Traffic traffic, Map<String, List<Seen>> seen) {
		table.row("**" + traffic.title() + "**", "", "", "", "", "", "");
		seen.forEach((label, runs) -> {
			Seen median = median(runs);
			table.row(label, Table.millis(median.waits().longest()), Table.millis(median.waits().sum()),
					Table.millis(median.delays().longest()), Table.millis(median.delays().sum()),
					Table.millis(median.others().sum()), label.equals(NOTHING) ? "" : Table.millis(median.millis()));
		});
		Seen known = median(seen.get(KNOWN));
		if (traffic == Traffic.BLOCKER) {
			report.goal(goal("a transaction of six seconds: no wait of more than 50 ms", 50, known.waits().longest()));
			report.goal(goal("a transaction of six seconds: at most 500 ms of waits", 500, known.waits().sum()));
			report.goal(
					goal("a transaction of six seconds: at most 500 ms of delays by them", 500, known.delays().sum()));
		}
		else {
			report.goal(goal("readers that always overlap: no wait of more than 100 ms", 100, known.waits().longest()));
			report.goal(goal("readers that always overlap: applied within 60 s", 60_000, known.millis()));
		}
	}

	private static Goal goal(String text, double limit, double seen) {
		return new Goal(text, Table.millis(seen), seen <= limit);
	}

	/**
	 * The run with the median of all waits.
	 */
	private static Seen median(List<Seen> runs) {
		return runs.stream()
			.sorted(Comparator.comparingDouble((run) -> run.waits().sum()))
			.skip(runs.size() / 2)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * What a run has shown.
	 *
	 * @param delays how late queries were that waited for the lock
	 * @param others how late the others were
	 * @param waits how long they waited for the lock
	 * @param millis how long the migration took
	 */
	private record Seen(Stalls delays, Stalls others, Stalls waits, double millis) {

		static Seen of(List<LateQuery> late, Collection<LockWait> waits, double millis) {
			Map<Boolean, List<LateQuery>> parts = late.stream()
				.collect(Collectors.partitioningBy((query) -> waits.stream().anyMatch(query::waitedIn)));
			return new Seen(Stalls.of(parts.get(true).stream().map(LateQuery::stall)),
					Stalls.of(parts.get(false).stream().map(LateQuery::stall)),
					Stalls.of(waits.stream().map(LockWait::stall)), millis);
		}

	}

}
