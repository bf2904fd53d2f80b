package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Compares this project's starter with its peers and writes a report and a chart.
 */
public final class Benchmarks {

	private static final List<Scenario> SCENARIOS = List.of(CallScenario.noOp(), CallScenario.deploy(),
			new LookScenario(), new LatencyScenario(), new StartScenario(), new BigFileScenario(), new StallScenario());

	private Benchmarks() {
	}

	/**
	 * Runs the scenarios.
	 * @param args none, the settings are system properties
	 * @throws Exception if the report cannot be written
	 */
	public static void main(String[] args) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Files.createDirectories(settings.target());
		Report report = new Report();
		try (PostgresServer server = new PostgresServer(); MigrationSets sets = new MigrationSets(settings.target())) {
			String head = head(settings, server);
			Lab lab = new Lab(settings, server, sets);
			for (Scenario scenario : SCENARIOS) {
				if (settings.runs(scenario.name())) {
					run(scenario, lab, report);
					write(settings.target(), report.text(head), chart(lab));
				}
			}
			if (settings.writeDocs()) {
				write(settings.home().resolveSibling("docs"), report.text(head), chart(lab));
			}
		}
	}

	private static void run(Scenario scenario, Lab lab, Report report) throws InterruptedException {
		try {
			scenario.run(lab, report);
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			Console.say(scenario.name() + " is left out: " + ex);
		}
	}

	private static String head(Settings settings, PostgresServer server) throws SQLException {
		return """
				# Benchmarks

				The starter is compared with Spring Boot's Flyway and Liquibase, and with `psql`. The floor is plain JDBC code: the
				history in one query, then one round trip for each migration, without a lock or any check. Each tool is in a Spring
				Boot application of its own and is called as Spring Boot calls it at the start. The runs are interleaved, and times
				are medians.

				Measured on %s with %d cores, JDK %s and PostgreSQL %s (embedded, `fsync` off, which makes the tools' own
				share of the time larger than in production). %s

				Three things cost time on purpose:

				- Before the deploy, each file is read twice: for its checksum, and to find what PostgreSQL would refuse in a
				  transaction. It matters where the server reads as fast as a disk, in a COPY.
				- A new JVM loads the engine's classes. This is most of the cost of a start with few migrations; an AOT cache avoids it.
				- After each migration that does more than define, nine statements reset the session for the next one, since a file
				  must not leak. They take a quarter of a millisecond, which is invisible on a slower connection.

				The last two keep the time above 1.15 times the floor's where there is neither latency nor a disk to wait for.

				![Time and round trips of a deploy](benchmarks.svg)
				"""
			.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
					server.version(), settings.smoke() ? "**A smoke run: these numbers mean nothing.**" : "");
	}

	private static Chart chart(Lab lab) {
		Chart chart = new Chart();
		lab.results()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().latencyMillis() == 1 && !entry.getKey().isNoOp())
			.reduce((first, second) -> second)
			.ifPresent((last) -> {
				Case counted = new Case(last.getKey().applied(), last.getKey().pending(), 0);
				chart.group("Time: " + last.getKey(),
						bars(last.getValue(), (result) -> result.cold(Round::callMillis), " ms"));
				chart.group("Round trips: " + counted, bars(lab.results().get(counted),
						(result) -> Objects.requireNonNull(result.wire()).roundTrips(), ""));
			});
		return chart;
	}

	private static List<Chart.Bar> bars(Map<String, Result> results, ToDoubleFunction<Result> value, String unit) {
		List<Chart.Bar> bars = new ArrayList<>();
		results.forEach((label, result) -> {
			if (result.failure() == null) {
				double length = value.applyAsDouble(result);
				bars.add(new Chart.Bar(label, length, Table.number(length) + unit, label.equals("OFAuto")));
			}
		});
		return bars;
	}

	private static void write(Path directory, String text, Chart chart) throws IOException {
		Files.writeString(directory.resolve("benchmarks.md"), text);
		if (!chart.isEmpty()) {
			Files.writeString(directory.resolve("benchmarks.svg"), chart.toString());
		}
		Console.say("written to " + directory.resolve("benchmarks.md"));
	}

}
