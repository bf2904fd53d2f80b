package com.ofauto.migrations.page;

import com.ofauto.migrations.core.MigrationCounts;
import com.ofauto.migrations.report.DatabaseView;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.FindingView;
import com.ofauto.migrations.report.PlanView;

/**
 * One database: whether it is right and what to do if not, what is pending, and what was.
 */
final class DatabaseSection {

	private final Html html;

	private final String id;

	DatabaseSection(Html html, int number) {
		this.html = html;
		this.id = id(number);
	}

	static String id(int number) {
		return "database-" + number;
	}

	void write(String name, DatabaseReport database) {
		PlanView plan = database.plan();
		this.html.open("section", "id", this.id, "aria-labelledby", this.id + "-name", "class", "database")
			.element("h2", name, "id", this.id + "-name");
		StateSentence state = StateSentence.of(plan);
		this.html.open("p", "class", "state " + state.tone().style(), "role", "status")
			.element("strong", state.sentence())
			.close("p");
		failure(plan);
		findings(plan);
		facts(plan);
		new PendingSection(this.html).write(plan, database.scripts());
		new TimelineSection(this.html, name).write(database.history().attempts());
		new CaptureSection(this.html).write(database.history().captures());
		this.html.close("section");
	}

	private void failure(PlanView plan) {
		FailureView failure = plan.failure();
		if (failure != null) {
			this.html.open("div", "class", "finding stop")
				.element("p", failure.problem(), "class", "lines")
				.element("p", failure.remedy(), "class", "lines remedy")
				.close("div");
		}
	}

	private void findings(PlanView plan) {
		if (plan.findings() == null) {
			return;
		}
		for (FindingView finding : plan.findings()) {
			this.html.open("div", "class", "finding attention")
				.element("p", finding.message(), "class", "lines")
				.element("p", finding.remedy(), "class", "lines remedy")
				.close("div");
		}
	}

	private void facts(PlanView plan) {
		this.html.open("dl", "class", "facts");
		fact("Environment", plan.environment() + (plan.environmentNamed() ? "" : " (none is named)"));
		DatabaseView database = plan.database();
		if (database != null) {
			DatabaseView.Stamp stamp = database.stamp();
			fact("Stamp", (stamp == null) ? "none"
					: stamp.environment() + (stamp.copy() ? ", copied from another database" : ""));
			fact("Server", "PostgreSQL " + database.serverVersion());
			fact("History", (database.history() != null) ? database.history() : "none yet");
		}
		MigrationCounts counts = plan.counts();
		if (counts != null) {
			fact("Applied", String.valueOf(counts.applied()));
			fact("Pending", String.valueOf(counts.pending()));
		}
		fact("Migrations in", String.join(", ", plan.locations()));
		this.html.close("dl");
	}

	private void fact(String name, String value) {
		this.html.open("div").element("dt", name).element("dd", value).close("div");
	}

}
