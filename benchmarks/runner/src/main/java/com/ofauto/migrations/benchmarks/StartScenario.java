package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What each contender adds to the start of an application that connects to the database
 * and does nothing else.
 */
record StartScenario() implements Scenario {

	private static final int APPLIED = 100;

	private static final int SMOKE_APPLIED = 10;

	private static final int REPETITIONS = 3;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Override
	public String name() {
		return "start";
	}

	@Override
	public void run(Lab lab, Report report) throws IOException, InterruptedException {
		int applied = lab.settings().smoke() ? SMOKE_APPLIED : APPLIED;
		Application empty = new Application("Empty", lab.settings().home().resolve("empty"), Layout.PRISMA);
		List<Application> applications = new ArrayList<>(List.of(empty));
		applications.addAll(Contender.applications(lab.settings().home()));
		Table table = new Table("", "Jars", "Bytes of jars", "Classes", "Allocated", "CPU time", "Time to start");
		for (StartMode mode : StartMode.all(lab.settings())) {
			Console.say("start, " + mode.label());
			Map<Application, Result> results = run(lab, mode, applications, applied);
			table.row("**" + mode.label() + "**", "", "", "", "", "", "");
			for (Map.Entry<Application, Result> entry : results.entrySet()) {
				row(table, entry.getKey(), entry.getValue(), empty, results.get(empty));
			}
		}
		if (lab.settings().java25() == null) {
			table.row("**AOT cache**", "skipped: no JDK 25", "", "", "", "", "");
		}
		report.section("What is added to a start",
				"An application with a connection pool that opens one connection, and what each tool adds to it with %d"
					.formatted(applied) + " migrations applied.",
				table);
	}

	private static Map<Application, Result> run(Lab lab, StartMode mode, List<Application> applications, int applied)
			throws IOException, InterruptedException {
		Map<Application, Result> results = new LinkedHashMap<>();
		applications.forEach((application) -> results.put(application, new Result()));
		int first = (mode.training() != null) ? 0 : 1;
		for (int i = first; i <= (lab.settings().smoke() ? 1 : REPETITIONS); i++) {
			for (Application application : applications) {
				Result result = results.get(application);
				if (result.failure() == null) {
					start(lab, (i == 0) ? mode.training() : mode, application, applied, result, i > 0);
				}
			}
		}
		return results;
	}

	private static void start(Lab lab, StartMode mode, Application application, int applied, Result result,
			boolean measured) throws IOException, InterruptedException {
		try {
			String database = application.label().equals("Empty") ? PostgresServer.USER
					: lab.states().get(application, applied);
			List<String> options = new ArrayList<>(List.of("-Dbenchmark.connect=true"));
			for (String option : mode.options()) {
				options.add(option.replace("%s", application.home().resolve("target/cache.aot").toString()));
			}
			Path jar = lab.sets().small(application.layout(), applied, applied);
			List<Round> rounds = application.run(mode.java(),
					new Task(jar, lab.server().port(), List.of(database), options, LIMIT));
			if (measured) {
				result.ran(rounds);
			}
		}
		catch (RunFailedException | SQLException ex) {
			Console.say(application.label() + ": " + ex.getMessage());
			result.failed(String.valueOf(ex.getMessage()));
		}
	}

	private static void row(Table table, Application application, Result result, Application empty, Result emptyResult)
			throws IOException {
		if (result.failure() != null) {
			table.row(application.label(), result.failure(), "", "", "", "", "");
			return;
		}
		List<Path> libraries = application.librariesBeyond(empty);
		long bytes = 0;
		for (Path library : libraries) {
			bytes += Files.size(library);
		}
		if (application.equals(empty)) {
			table.row(application.label(), "", "", Table.number(result.cold(Round::classes)),
					Table.bytes(result.cold(Round::startAllocated)), Table.millis(result.cold(Round::cpuMillis)),
					Table.millis(result.cold(Round::startMillis)));
			return;
		}
		table.row(application.label(), "+" + libraries.size(), "+" + Table.bytes(bytes),
				added(result, emptyResult, Round::classes, Table::number),
				added(result, emptyResult, Round::startAllocated, Table::bytes),
				added(result, emptyResult, Round::cpuMillis, Table::millis),
				added(result, emptyResult, Round::startMillis, Table::millis));
	}

	private static String added(Result result, Result empty, ToDoubleFunction<Round> value,
			DoubleFunction<String> format) {
		double added = result.cold(value) - empty.cold(value);
		return ((added < 0) ? "-" : "+") + format.apply(Math.abs(added));
	}

}
