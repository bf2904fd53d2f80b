package com.ofauto.migrations.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The report in Markdown, as it grows.
 */
final class Report {

	private final StringBuilder text = new StringBuilder();

	private final List<Goal> goals = new ArrayList<>();

	void section(String title, String explanation, Table table) {
		this.text.append("## ")
			.append(title)
			.append("\n\n")
			.append(explanation)
			.append("\n\n")
			.append(table)
			.append("\n");
	}

	void goal(Goal goal) {
		this.goals.add(goal);
	}

	String text(String head) {
		Table table = new Table("Goal", "Seen", "");
		this.goals.forEach((goal) -> table.row(goal.text(), goal.seen(), goal.met() ? "met" : "**missed**"));
		return head + "\n## Goals\n\n" + table + "\n" + this.text.toString().stripTrailing() + "\n";
	}

}
