package com.ofauto.demo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * What a visitor sees first: the schema's migrations and the rows that use it. Only in
 * development, where everything may be seen.
 */
@RestController
@Profile("dev")
class FirstPageController {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<title>OFAuto Migrations demo</title>
			<style>
			body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
			table { border-collapse: collapse }
			th, td { text-align: left; padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid #ccc }
			</style>
			</head>
			<body>
			<h1>OFAuto Migrations demo</h1>
			%s<p>All about the migrations: <a href="/actuator/migrationsreport">/actuator/migrationsreport</a>, and as JSON
			<a href="/actuator/migrations">/actuator/migrations</a> (user <code>dev</code>, password <code>dev</code>).
			Also <a href="/actuator/health">/actuator/health</a>, <a href="/api/overview">/api/overview</a>.</p>
			<p>To add a migration, create a directory with a <code>migration.sql</code> in
			<code>demo-app/src/main/resources/db/migrations</code>, start the demo again and reload this page.</p>
			<h2>Agencies</h2>
			<table>
			<tr><th>Name</th><th>Plan</th><th>Clients</th><th>Running campaigns</th><th>Enabled automations</th></tr>
			%s</table>
			%s</body>
			</html>
			""";

	private static final String STATE = """
			<p>Database %s is <strong>%s</strong>: %d migrations are applied (PostgreSQL %s).</p>
			""";

	private static final String MIGRATIONS = """
			<h2>Migrations of %s, newest first</h2>
			<table>
			<tr><th>Name</th><th>Status</th></tr>
			%s</table>
			""";

	private final List<Migrator> migrators;

	private final JdbcClient jdbc;

	FirstPageController(Migrator migrator, @Qualifier("reporting") ObjectProvider<Migrator> reporting,
			JdbcClient jdbc) {
		this.migrators = Stream.concat(Stream.of(migrator), reporting.stream()).toList();
		this.jdbc = jdbc;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	String page() {
		List<MigrationPlan> plans = this.migrators.stream().map(Migrator::plan).toList();
		return PAGE.formatted(each(plans, FirstPageController::state), agencies(),
				each(plans, FirstPageController::migrations));
	}

	private static String each(List<MigrationPlan> plans, Function<MigrationPlan, String> part) {
		return plans.stream().map(part).collect(Collectors.joining());
	}

	private static String state(MigrationPlan plan) {
		return STATE.formatted(HtmlUtils.htmlEscape(plan.database().name()), plan.state().word().replace('-', ' '),
				plan.counts().applied(), plan.database().serverVersion());
	}

	private String agencies() {
		return this.jdbc
			.sql("SELECT agency_name, plan, clients, running_campaigns, enabled_automations FROM agency_overview"
					+ " ORDER BY agency_name")
			.query((row, number) -> row(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
					row.getString(5)))
			.list()
			.stream()
			.collect(Collectors.joining());
	}

	private static String migrations(MigrationPlan plan) {
		StringBuilder rows = new StringBuilder();
		for (PlannedMigration migration : plan.migrations()) {
			rows.insert(0, row(migration.name(), migration.status().word()));
		}
		return MIGRATIONS.formatted(HtmlUtils.htmlEscape(plan.database().name()), rows);
	}

	private static String row(String... cells) {
		return List.of(cells)
			.stream()
			.map((cell) -> "<td>" + HtmlUtils.htmlEscape(cell) + "</td>")
			.collect(Collectors.joining("", "<tr>", "</tr>\n"));
	}

}
