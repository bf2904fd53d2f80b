package com.ofauto.migrations.page.endpoint;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.page.DatabaseReport;
import com.ofauto.migrations.page.MigrationsReport;
import com.ofauto.migrations.page.ReportPage;
import com.ofauto.migrations.report.DatabaseView;
import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.PlanView;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Actuator endpoint that answers with a page for people. It looks at each database as
 * {@code /actuator/migrations} does, and asks its history for the attempts and for
 * captured rows: three round trips more. Statements of pending migrations, errors of the
 * history, and who ran a deploy are shown only where values are.
 *
 * @since 0.1.0
 */
@WebEndpoint(id = "migrationsreport")
public class MigrationsReportEndpoint {

	private static final HistoryView NO_HISTORY = new HistoryView(List.of(), null);

	private static final String HTML = "text/html;charset=UTF-8";

	private final Map<String, Migrator> databases;

	private final Show showValues;

	private final Set<String> roles;

	private final Clock clock;

	private final ReportPage page = new ReportPage();

	/**
	 * Creates the endpoint.
	 * @param databases the migrators by the names of their databases
	 * @param showValues when statements and errors are shown
	 * @param roles the authorized roles; if empty, all authenticated users
	 * @param clock the time that the page names
	 */
	public MigrationsReportEndpoint(Map<String, Migrator> databases, Show showValues, Set<String> roles, Clock clock) {
		this.databases = new LinkedHashMap<>(databases);
		this.showValues = showValues;
		this.roles = Set.copyOf(roles);
		this.clock = clock;
	}

	/**
	 * The page.
	 * @param securityContext the user
	 * @return a document of HTML
	 */
	@ReadOperation(produces = HTML)
	public String page(SecurityContext securityContext) {
		boolean shown = this.showValues.isShown(securityContext, this.roles);
		Map<String, DatabaseReport> reports = new LinkedHashMap<>();
		this.databases.forEach((name, migrator) -> reports.put(name, look(migrator, shown)));
		return this.page.html(new MigrationsReport(this.clock.instant(), reports));
	}

	private static DatabaseReport look(Migrator migrator, boolean showValues) {
		PlanView view = PlanView.look(migrator, showValues);
		DatabaseView database = view.database();
		try {
			HistoryView history = (database != null && database.history() != null)
					? HistoryView.of(migrator.tools().attempts(), migrator.captures().all(), showValues) : NO_HISTORY;
			return new DatabaseReport(view, history, showValues ? scripts(migrator, view.pending()) : Map.of());
		}
		catch (MigrationException ex) {
			return new DatabaseReport(PlanView.failed(migrator, ex, showValues), NO_HISTORY, Map.of());
		}
	}

	private static Map<String, DatabaseReport.Script> scripts(Migrator migrator, @Nullable List<PendingView> pending) {
		Map<String, DatabaseReport.Script> scripts = new LinkedHashMap<>();
		if (pending != null) {
			for (PendingView one : pending) {
				migrator.migration(one.name())
					.flatMap(PendingScript::read)
					.ifPresent((script) -> scripts.put(one.name(), script));
			}
		}
		return scripts;
	}

}
