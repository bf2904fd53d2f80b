package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a plan may be deployed.
 */
final class DeployPolicy {

	private final MigratorSettings settings;

	DeployPolicy(MigratorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Refuses a plan that must not be deployed as a whole.
	 */
	void requireDeployable(MigrationPlan plan) {
		requireDeployable(plan, plan.toApply());
	}

	/**
	 * Refuses a plan that must not be deployed.
	 * @param toApply what would be applied
	 * @throws BaselineRequiredException if the database has objects but no history
	 * @throws DeployRejectedException if a finding stands in the way, or no schema was
	 * named and another one has the migrations
	 */
	void requireDeployable(MigrationPlan plan, List<Migration> toApply) {
		if (this.settings.defaultSchema() == null && !toApply.isEmpty()) {
			reject(plan, plan.beside().stream().filter((finding) -> finding.kind() == Finding.Kind.ELSEWHERE).toList());
		}
		requireHistory(plan);
		Set<Finding.Kind> rejected = EnumSet.of(Finding.Kind.FAILED, Finding.Kind.HALF_UNDONE, Finding.Kind.UNDONE,
				Finding.Kind.RENAMED, Finding.Kind.INCOMPLETE);
		if (this.settings.edited() == FindingPolicy.REJECT || !toApply.isEmpty()) {
			rejected.add(Finding.Kind.EDITED);
		}
		if (this.settings.late() == FindingPolicy.REJECT) {
			rejected.add(Finding.Kind.LATE);
		}
		if (this.settings.missing() == FindingPolicy.REJECT) {
			rejected.add(Finding.Kind.MISSING);
		}
		List<Finding> found = new ArrayList<>();
		for (Finding finding : plan.findings()) {
			if (rejected.contains(finding.kind())) {
				found.add(finding);
			}
		}
		reject(plan, found);
	}

	/**
	 * Refuses a plan that is not up to date, or that differs from the files. What a start
	 * leaves may be outstanding.
	 * @throws BaselineRequiredException if the database has objects but no history
	 * @throws DeployRejectedException if anything is pending, running, interrupted,
	 * failed or edited, or missing or late where that is rejected
	 */
	void requireUpToDate(MigrationPlan plan) {
		requireHistory(plan);
		Set<Finding.Kind> tolerated = EnumSet.of(Finding.Kind.AHEAD, Finding.Kind.ELSEWHERE, Finding.Kind.LATE,
				Finding.Kind.UNDATED, Finding.Kind.STRAY, Finding.Kind.LEFTOVER);
		if (this.settings.missing() == FindingPolicy.REPORT) {
			tolerated.add(Finding.Kind.MISSING);
		}
		List<Finding> rejected = new ArrayList<>();
		plan.findings()
			.stream()
			.filter((finding) -> !tolerated.contains(finding.kind()) && !isPutOff(plan, finding))
			.forEach(rejected::add);
		plan.migrations()
			.stream()
			.filter((planned) -> planned.status() instanceof MigrationStatus.Pending && !plan.isPutOff(planned.name()))
			.forEach((planned) -> rejected.add(Finding.pending(planned.name())));
		reject(plan, rejected);
	}

	private static boolean isPutOff(MigrationPlan plan, Finding finding) {
		return (finding.kind() == Finding.Kind.RUNNING || finding.kind() == Finding.Kind.INTERRUPTED)
				&& plan.isPutOff(finding.migration());
	}

	private static void requireHistory(MigrationPlan plan) {
		BaselineRequiredException required = plan.baselineRequired().orElse(null);
		if (required != null) {
			throw required;
		}
	}

	private static void reject(MigrationPlan plan, List<Finding> findings) {
		if (!findings.isEmpty()) {
			throw new DeployRejectedException(findings, plan.remedy(findings));
		}
	}

}
