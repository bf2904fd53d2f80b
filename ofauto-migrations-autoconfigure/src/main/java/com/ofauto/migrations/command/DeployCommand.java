package com.ofauto.migrations.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

/**
 * Applies what is pending.
 */
final class DeployCommand implements Command {

	private final Target target;

	DeployCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage.of("migrate deploy", "[--dry-run] [--json]", "Apply what is pending")
			.withFlag("--dry-run", "print what would be applied, in order; write nothing")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = migrator.plan();
		output.note(this.target.describe(plan));
		return arguments.has("--dry-run") ? dryRun(migrator, plan, arguments, output)
				: deploy(migrator, plan, arguments, output);
	}

	private static ExitCode deploy(Migrator migrator, MigrationPlan plan, Arguments arguments, Output output) {
		DeployReport report = migrator.deploy();
		if (arguments.has("--json")) {
			output.data(Json.write(json(report)));
			return ExitCode.FINE;
		}
		for (AppliedMigration applied : report.applied()) {
			output.data("Applied " + applied.name() + " in " + time(applied.took())
					+ (applied.resumed() ? " (resumed)" : ""));
		}
		output.data(
				"Database " + plan.database().name() + " is up to date: " + report.applied().size() + " applied now.");
		note(report.findings(), output);
		return ExitCode.FINE;
	}

	private static ExitCode dryRun(Migrator migrator, MigrationPlan plan, Arguments arguments, Output output) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		if (arguments.has("--json")) {
			output.data(Json.write(Map.of("pending", PlanJson.pending(migrator, plan))));
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing to apply.");
		}
		else {
			output.data("A deploy applies, in this order:");
			new PlanScreen(migrator, output.style()).toApply(plan).forEach(output::data);
		}
		note(plan.findings(), output);
		return ExitCode.of(plan.findings().stream().filter((finding) -> stops(finding, plan)).toList());
	}

	private static boolean stops(Finding finding, MigrationPlan plan) {
		return finding.kind() == Finding.Kind.FAILED
				|| finding.kind() == Finding.Kind.EDITED && !plan.toApply().isEmpty();
	}

	private static void note(List<Finding> findings, Output output) {
		for (Finding finding : findings) {
			output.note("");
			output.note(finding.message());
			output.note(finding.remedy());
		}
	}

	private static Map<String, @Nullable Object> json(DeployReport report) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("applied", report.applied().stream().map((applied) -> {
			Map<String, @Nullable Object> entry = new LinkedHashMap<>();
			entry.put("name", applied.name());
			entry.put("durationMs", applied.took().toMillis());
			return entry;
		}).toList());
		json.put("durationMs", report.took().toMillis());
		json.put("lockWaitMs", report.lockWait().toMillis());
		json.put("findings", PlanJson.findings(report.findings()));
		return json;
	}

	static String time(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
	}

}
