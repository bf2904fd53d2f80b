package com.ofauto.migrations.command;

import java.time.Duration;
import java.util.Map;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;

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
			output.json(DeployScreen.json(report));
		}
		else {
			DeployScreen.print(report, plan.database().name(), output);
		}
		return ExitCode.FINE;
	}

	private static ExitCode dryRun(Migrator migrator, MigrationPlan plan, Arguments arguments, Output output) {
		plan.baselineRequired().ifPresent((failure) -> {
			throw failure;
		});
		if (arguments.has("--json")) {
			output.json(Map.of("pending", PlanJson.pending(migrator, plan)));
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing to apply.");
		}
		else {
			output.data("A deploy applies, in this order:");
			new PlanScreen(migrator, output.style()).toApply(plan).forEach(output::data);
		}
		DeployScreen.note(plan.findings(), output);
		return ExitCode.of(plan.findings().stream().filter((finding) -> stops(finding, plan)).toList());
	}

	private static boolean stops(Finding finding, MigrationPlan plan) {
		return finding.kind() == Finding.Kind.FAILED
				|| finding.kind() == Finding.Kind.EDITED && !plan.toApply().isEmpty();
	}

	static String time(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
	}

}
