package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to look at a history before its rows are believed: whose it is and
 * whether it is a plain table. The measure is a look that reads the same and believes all
 * of it. Each look is the first query of a new server process, as at the start of an
 * application.
 */
record LookScenario() implements Scenario {

	private static final String CREDULOUS = """
			SELECT pg_is_in_recovery(), pg_backend_pid(), current_database(), current_setting('server_version'),
				current_setting('search_path'), current_schema(), (pg_control_system()).system_identifier,
				(SELECT oid FROM pg_database WHERE datname = current_database()),
				ARRAY(SELECT ARRAY[c.relnamespace::regnamespace::text, (SELECT d.description FROM pg_description d
						WHERE d.objoid = c.oid AND d.classoid = 1259 AND d.objsubid = 0)]
					FROM pg_class c WHERE c.relname = '_prisma_migrations' AND c.relpersistence <> 't');
			""";

	private static final String ROWS = "SELECT migration_name";

	private static final double MOST_MILLIS = 0.3;

	private static final int APPLIED = 100;

	private static final int REPETITIONS = 400;

	private static final Duration LIMIT = Duration.ofMinutes(1);

	@Override
	public String name() {
		return "look";
	}

	@Override
	public void run(Lab lab, Report report) throws IOException, InterruptedException, SQLException, RunFailedException {
		Contender ours = lab.contenders()
			.stream()
			.filter((contender) -> contender.label().equals("OFAuto"))
			.findFirst()
			.orElseThrow();
		String database = lab.server().createDatabase(lab.states().get(ours, APPLIED));
		try {
			String look = String.join(";\n", sentBy(ours, lab, database));
			String rows = look.substring(look.lastIndexOf(ROWS));
			List<Double> plain = new ArrayList<>();
			List<Double> credulous = new ArrayList<>();
			List<Double> careful = new ArrayList<>();
			for (int i = 0; i < (lab.settings().smoke() ? 2 : REPETITIONS); i++) {
				plain.add(millis(lab.server().port(), database, rows));
				credulous.add(millis(lab.server().port(), database, CREDULOUS + rows));
				careful.add(millis(lab.server().port(), database, look));
			}
			report(report, median(plain), median(credulous), median(careful));
		}
		finally {
			lab.server().dropDatabase(database);
		}
	}

	private static List<String> sentBy(Contender ours, Lab lab, String database)
			throws IOException, InterruptedException, RunFailedException {
		try (LatencyProxy proxy = new LatencyProxy(lab.server().port(), 0)) {
			ours.run(new Task(lab.sets().small(ours.layout(), APPLIED, APPLIED), proxy.port(), List.of(database),
					List.of(Application.NO_POOL), LIMIT));
			return proxy.queries();
		}
	}

	private static double millis(int port, String database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.url(port, database),
				PostgresServer.USER, ""); Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			long start = System.nanoTime();
			statement.execute(sql);
			return (System.nanoTime() - start) / 1e6;
		}
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
	}

	private void report(Report report, double plain, double credulous, double careful) {
		Table table = new Table("", "Time");
		table.row("The rows of the history", "%.2f ms".formatted(plain));
		table.row("The same, with the database's facts and the stamps of all its histories",
				"%.2f ms".formatted(credulous));
		table.row("The look, which judges the history too", "%.2f ms".formatted(careful));
		report.section("A history before it is believed",
				"The first query of a new server process, with %d migrations applied.".formatted(APPLIED), table);
		report.goal(new Goal("look at a history: at most %s ms for judging it".formatted(MOST_MILLIS),
				"%.2f ms".formatted(careful - credulous), careful - credulous <= MOST_MILLIS));
	}

}
