package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * The part of a long list that is shown to a person.
 *
 * @param whole whether a person asked for all of it
 */
record Summary(boolean whole) {

	static final String VERBOSE = "--verbose";

	private static final int MOST = 10;

	static CommandUsage in(CommandUsage usage) {
		return usage.withFlag(VERBOSE, "list everything instead of the first " + MOST + " and a count");
	}

	static Summary of(Arguments arguments) {
		return new Summary(arguments.has(VERBOSE));
	}

	<T> List<T> of(List<T> all) {
		return this.whole ? all : all.subList(0, Math.min(MOST, all.size()));
	}

	/**
	 * What was left out.
	 * @param what what the list has, for the line
	 * @return one line, or none if nothing was left out
	 */
	List<String> rest(int all, String what) {
		return (this.whole || all <= MOST) ? List.of()
				: List.of("and " + (all - MOST) + " more" + what + "; " + VERBOSE + " lists all " + all);
	}

	/**
	 * Findings, the first few of each kind. Many of one kind have one remedy.
	 */
	List<List<String>> findings(MigrationPlan plan) {
		Map<Finding.Kind, List<Finding>> kinds = new EnumMap<>(Finding.Kind.class);
		plan.findings()
			.forEach((finding) -> kinds.computeIfAbsent(finding.kind(), (kind) -> new ArrayList<>()).add(finding));
		List<List<String>> paragraphs = new ArrayList<>();
		for (Finding finding : plan.findings()) {
			List<Finding> alike = kinds.getOrDefault(finding.kind(), List.of());
			if (this.whole || alike.size() <= MOST) {
				paragraphs.add(List.of(finding.message(), finding.remedy()));
			}
			else if (alike.get(0).equals(finding)) {
				List<String> lines = new ArrayList<>(of(alike).stream().map(Finding::message).toList());
				lines.addAll(rest(alike.size(), " that are " + finding.kind().word()));
				lines.add(plan.remedy(alike));
				paragraphs.add(lines);
			}
		}
		return paragraphs;
	}

}
