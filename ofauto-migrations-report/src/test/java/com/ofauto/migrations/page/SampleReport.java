package com.ofauto.migrations.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.report.CaptureView;
import com.ofauto.migrations.report.DatabaseView;
import com.ofauto.migrations.report.FindingView;
import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.report.MarkView;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.report.VerdictView;
import com.ofauto.migrations.verdict.SaferForm;

/**
 * A report that has something of everything.
 */
final class SampleReport {

	private static final Instant AT = Instant.parse("2026-12-01T15:40:00Z");

	static final MigrationsReport OF_TWO_DATABASES = new MigrationsReport(AT, databases());

	private SampleReport() {
	}

	private static Map<String, DatabaseReport> databases() {
		Map<String, DatabaseReport> databases = new LinkedHashMap<>();
		databases
			.put("default",
					new DatabaseReport(
							plan("pending", new MigrationCounts(14, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), pending(),
									findings()),
							new HistoryView(attempts(),
									List.of(new CaptureView("20260322090000_drop_note", "columns", "clients",
											List.of("note"), 1_500, 81_920, AT, AT.plus(Duration.ofDays(7)), null))),
							Map.of("20260401090000_bigger_totals",
									new DatabaseReport.Script(
											List.of(new DatabaseReport.Statement(1,
													"ALTER TABLE orders\n    ALTER COLUMN total TYPE bigint;")),
											true))));
		databases.put("reporting", new DatabaseReport(
				plan("up-to-date", new MigrationCounts(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(), List.of()),
				new HistoryView(attempts().subList(0, 2), null), Map.of()));
		return databases;
	}

	private static PlanView plan(String state, MigrationCounts counts, List<PendingView> pending,
			List<FindingView> findings) {
		return new PlanView(state, "production", true,
				new DatabaseView("ofauto", "17.2", "public._prisma_migrations",
						new DatabaseView.Stamp("production", false), null),
				List.of("classpath:db/migrations"), counts, pending, List.of(), List.of(), findings, null, null, null,
				null);
	}

	private static List<PendingView> pending() {
		VerdictView rewrite = new VerdictView("blocks-everything", List.of(new VerdictView.Statement(1,
				"blocks-everything",
				"ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites 20 MB; needs about 41 MB of disk while it runs.",
				List.of(), List.of(),
				List.of(new SaferForm.Step("in one migration", "ALTER TABLE orders ADD COLUMN total_new bigint;")))),
				List.of(), null);
		return List.of(
				new PendingView("20260401090000_bigger_totals", 1, "yes", false, 0, null, true, true, null, rewrite,
						null),
				new PendingView("20260402090000_index_totals", 2, "no", false, 0, null, null, null, null,
						new VerdictView("none", List.of(), List.of(), null), null),
				new PendingView("20260403090000_function", 3, "server-decides", false, 1, null, null, null, null,
						new VerdictView("unknown", null, List.of("There is no impact.json."), null), null));
	}

	private static List<FindingView> findings() {
		return List.of(new FindingView("edited", "20260112090000_add_email",
				"Migration 20260112090000_add_email is edited: its file differs from the file that was applied.",
				"Restore the file as it was applied, and write a new migration for the change."));
	}

	private static List<HistoryView.Entry> attempts() {
		MarkView first = new MarkView(AT.minus(Duration.ofDays(30)), "0/3000028", 1L, "healthy", null, null, null,
				"1.4.0", "abc1234", "ofauto", "web-1", null);
		MarkView second = new MarkView(AT.minus(Duration.ofDays(1)), "0/5000060", 1L, "failing", null, null, null,
				"1.5.0", "def5678", "ofauto", "web-2", null);
		List<HistoryView.Entry> attempts = new ArrayList<>();
		for (int i = 1; i <= 12; i++) {
			attempts.add(attempt("202601%02d090000_%s".formatted(i, (i == 12) ? "add_email" : "create_table"),
					"applied", 17L * i, null, first));
		}
		attempts.add(attempt("20260321090000_unique_names", "rolled-back", null,
				"could not create unique index \"names\" (SQLSTATE 23505)", second));
		attempts.add(attempt("20260322090000_drop_note", "applied", 412L, null, second));
		return attempts;
	}

	private static HistoryView.Entry attempt(String name, String outcome, Long millis, String error, MarkView mark) {
		return new HistoryView.Entry(name, outcome, mark.at(), mark.at(), millis, "c0ffee", error, null, mark);
	}

}
