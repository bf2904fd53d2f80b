package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One migration of many megabytes.
 */
record BigFileScenario() implements Scenario {

	static final String SMALL_HEAP = "64 MB of heap";

	private static final Map<String, String> HEAPS = Map.of(SMALL_HEAP, "-Xmx64m", "1 GB of heap", "-Xmx1g");

	private static final Duration LIMIT = Duration.ofMinutes(4);

	/**
	 * The collector that gives up when it does nothing else than collect.
	 */
	private static final String GIVES_UP = "-XX:+UseParallelGC";

	private static final int REPETITIONS = 3;

	@Override
	public String name() {
		return "big-files";
	}

	@Override
	public void run(Lab lab, Report report) throws IOException, InterruptedException {
		long bytes = lab.settings().fileMegabytes() * 1_000_000L;
		Table table = new Table("", "psql", "OFAuto, " + SMALL_HEAP, "", "Flyway, " + SMALL_HEAP,
				"Flyway, 1 GB of heap", "Liquibase, " + SMALL_HEAP, "Liquibase, 1 GB of heap");
		for (BigFile file : BigFile.values()) {
			Map<String, Result> results = run(lab, file, bytes);
			Result psql = results.getOrDefault("psql", new Result());
			Result ours = results.get("OFAuto, " + SMALL_HEAP);
			String name = "%,d MB of %s".formatted(lab.settings().fileMegabytes(), file.label());
			if (results.containsKey("psql")) {
				report.goal(Goals.ofBigFile(name, ours, psql));
			}
			table.row(name, results.containsKey("psql") ? seen(psql) : "not installed", seen(ours),
					Table.ratio(ours.cold(Round::callMillis) / psql.cold(Round::callMillis)),
					seen(results.get("Flyway, " + SMALL_HEAP)), seen(results.get("Flyway, 1 GB of heap")),
					seen(results.get("Liquibase, " + SMALL_HEAP)), seen(results.get("Liquibase, 1 GB of heap")));
		}
		report.section("Big files",
				"One file in one transaction. The time of `psql --single-transaction` is that of the"
						+ " program, the others are those of the migration call.",
				table);
	}

	private static Map<String, Result> run(Lab lab, BigFile file, long bytes) throws IOException, InterruptedException {
		Map<String, Result> results = new LinkedHashMap<>();
		for (int i = 0; i < (lab.settings().smoke() ? 1 : REPETITIONS); i++) {
			for (Contender contender : lab.contenders()) {
				boolean peer = contender.label().equals("Flyway") || contender.label().equals("Liquibase");
				if (contender instanceof Psql) {
					run(lab, file, bytes, contender, "--single-transaction",
							results.computeIfAbsent(contender.label(), (label) -> new Result()));
				}
				else if (!contender.label().equals("Floor") && (!peer || i == 0)) {
					for (String heap : peer ? List.of(SMALL_HEAP, "1 GB of heap") : List.of(SMALL_HEAP)) {
						run(lab, file, bytes, contender, HEAPS.get(heap),
								results.computeIfAbsent(contender.label() + ", " + heap, (label) -> new Result()));
					}
				}
			}
		}
		return results;
	}

	private static void run(Lab lab, BigFile file, long bytes, Contender contender, String option, Result result)
			throws IOException, InterruptedException {
		Console.say(file.label() + ", " + contender.label() + " " + option);
		Path files = lab.sets().big(contender.layout(), file, bytes);
		try {
			String database = lab.server().createDatabase("template1");
			try {
				List<String> options = (contender instanceof Psql) ? List.of(option)
						: List.of(option, GIVES_UP, Application.NO_POOL);
				result.ran(contender.run(new Task(files, lab.server().port(), List.of(database), options, LIMIT)));
			}
			finally {
				lab.server().dropDatabase(database);
			}
		}
		catch (RunFailedException | SQLException ex) {
			Console.say(ex.getMessage());
			result.failed(String.valueOf(ex.getMessage()));
		}
	}

	private static String seen(Result result) {
		return (result.failure() != null) ? result.failure() : Table.millis(result.cold(Round::callMillis));
	}

}
