package com.ofauto.migrations.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.report.PlannedCaptureView;
import com.ofauto.migrations.report.VerdictView;
import com.ofauto.migrations.verdict.Amounts;
import com.ofauto.migrations.verdict.SaferForm;
import org.jspecify.annotations.Nullable;

/**
 * What the next deploy applies, in order, and what it does to those who use the database.
 */
final class PendingSection {

	private final Html html;

	PendingSection(Html html) {
		this.html = html;
	}

	void write(PlanView plan, Map<String, DatabaseReport.Script> scripts) {
		List<PendingView> pending = plan.pending();
		if (pending == null || pending.isEmpty()) {
			return;
		}
		this.html.element("h3", "Pending").open("ol", "class", "pending");
		for (PendingView migration : pending) {
			this.html.open("li")
				.open("details", isWorthReading(migration) ? new String[] { "open", "" } : new String[0]);
			summary(migration);
			body(migration, scripts.get(migration.name()));
			this.html.close("details").close("li");
		}
		this.html.close("ol");
		if (plan.activity() != null) {
			plan.activity().notes().forEach((note) -> this.html.element("p", note, "class", "note"));
		}
	}

	/**
	 * What keeps nobody waiting is read by those who open it.
	 */
	private static boolean isWorthReading(PendingView migration) {
		return migration.verdict() != null && !List.of("none", "brief").contains(migration.verdict().kind());
	}

	private void summary(PendingView migration) {
		this.html.open("summary").element("code", migration.name()).text(" ");
		VerdictView verdict = migration.verdict();
		if (verdict != null) {
			VerdictBadge.write(this.html, verdict.kind());
		}
		for (String word : words(migration)) {
			this.html.text(" ").element("span", word, "class", "word");
		}
		this.html.close("summary");
	}

	/**
	 * What is unusual about it.
	 */
	private static List<String> words(PendingView migration) {
		List<String> words = new ArrayList<>();
		if (Boolean.TRUE.equals(migration.refused())) {
			words.add("a deploy stops here: nobody has accepted what it does");
		}
		if (Boolean.TRUE.equals(migration.onlyInWindow())) {
			words.add("waits for the window");
		}
		if (Boolean.TRUE.equals(migration.recorded())) {
			words.add("is recorded without being run");
		}
		if (migration.backfill() != null) {
			words.add(migration.backfill().equals(migration.name()) ? "backfill: by migrate deploy alone"
					: "comes after a backfill");
		}
		if (migration.late()) {
			words.add("late: older than the newest applied one");
		}
		if (!migration.transactional().equals("yes")) {
			words.add(switch (migration.transactional()) {
				case "no" -> "not in one transaction";
				case "server-decides" -> "the server decides whether in one transaction";
				default -> migration.transactional();
			});
		}
		if (migration.rolledBackAttempts() > 0) {
			words.add("attempts rolled back: " + migration.rolledBackAttempts());
		}
		return words;
	}

	private void body(PendingView migration, DatabaseReport.@Nullable Script script) {
		captures(migration.captures());
		VerdictView verdict = migration.verdict();
		if (verdict != null) {
			verdict.notes().forEach((note) -> this.html.element("p", note, "class", "note"));
			statements(verdict.statements());
		}
		if (script != null) {
			script(migration.name(), script);
		}
		else if (verdict == null) {
			this.html.element("p", "Nothing is known of what it does.", "class", "note");
		}
	}

	private void captures(@Nullable List<PlannedCaptureView> captures) {
		if (captures != null) {
			captures.forEach((capture) -> this.html.element("p",
					"Captures " + (capture.columns().isEmpty() ? "the rows" : String.join(", ", capture.columns()))
							+ " of " + capture.table() + " first, at most " + Amounts.bytes(capture.mostBytes())
							+ "; nobody writes to it meanwhile.",
					"class", "note"));
		}
	}

	private void script(String name, DatabaseReport.Script script) {
		this.html.open("pre", "tabindex", "0", "aria-label", "SQL of " + name).open("code");
		for (DatabaseReport.Statement statement : script.statements()) {
			this.html.element("span", statement.line() + " ", "class", "line").text(statement.sql() + "\n");
		}
		this.html.close("code").close("pre");
		if (!script.complete()) {
			this.html.element("p", "This is the beginning of the file.", "class", "note");
		}
	}

	private void statements(@Nullable List<VerdictView.Statement> statements) {
		if (statements == null) {
			return;
		}
		this.html.open("ul", "class", "statements");
		for (VerdictView.Statement statement : statements) {
			this.html.open("li").element("span", "line " + statement.line(), "class", "word").text(" ");
			VerdictBadge.write(this.html, statement.kind());
			this.html.element("p", statement.says(), "class", "lines");
			statement.notes().forEach((note) -> this.html.element("p", note, "class", "note"));
			if (statement.safer() != null) {
				safer(statement.safer());
			}
			this.html.close("li");
		}
		this.html.close("ul");
	}

	private void safer(List<SaferForm.Step> steps) {
		this.html.open("details").element("summary", "The same without blocking");
		for (SaferForm.Step step : steps) {
			this.html.element("p", step.what(), "class", "note")
				.open("pre", "tabindex", "0")
				.element("code", step.sql())
				.close("pre");
		}
		this.html.close("details");
	}

}
