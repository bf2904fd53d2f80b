package com.ofauto.migrations.command;

import java.util.Optional;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.report.RunView;

/**
 * Applies the pending migrations.
 */
final class DeployCommand implements Command {

	private final Target target;

	DeployCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return Summary.in(CommandUsage
			.of("migrate deploy", "[--dry-run] [--json | --verbose]", "Apply the pending" + " migrations")
			.withFlag("--dry-run", "print what would be applied, in order; change nothing")
			.withFlag("--json", "print JSON"));
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		return arguments.has("--dry-run") ? dryRun(migrator, arguments, output) : deploy(migrator, arguments, output);
	}

	private ExitCode deploy(Migrator migrator, Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(output);
		DeployReport report = migrator.deploy();
		if (arguments.has("--json")) {
			output.json(RunView.of(report, true));
		}
		else {
			DeployScreen.print(report, plan.database().name(), output);
		}
		return ExitCode.FINE;
	}

	private ExitCode dryRun(Migrator migrator, Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(migrator, arguments, output);
		output.note(this.target.describe(plan));
		Optional<MigrationException> stop = stop(migrator, plan);
		if (arguments.has("--json")) {
			PlanView view = this.target.viewWithRows(migrator, plan);
			output.json(stop.map(view::withFailure).orElse(view));
		}
		else if (stop.isPresent()) {
			output.data("A deploy would stop before it applies anything.");
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing to apply.");
		}
		else {
			output.data("A deploy would apply, in this order:");
			VerdictScreen verdicts = VerdictScreen.of(migrator, plan, Summary.of(arguments), output.style());
			new PlanScreen(migrator, output.style(), Summary.of(arguments), verdicts).toApply(plan)
				.forEach(output::data);
			verdicts.end().forEach(output::note);
		}
		stop.ifPresent((failure) -> {
			throw failure;
		});
		Summary.of(arguments).findings(plan).forEach((finding) -> {
			output.note("");
			finding.forEach(output::note);
		});
		return ExitCode.FINE;
	}

	/**
	 * What a deploy would fail with before it applies anything.
	 */
	static Optional<MigrationException> stop(Migrator migrator, MigrationPlan plan) {
		try {
			migrator.tools().requireDeployable(plan);
			return Optional.empty();
		}
		catch (MigrationException ex) {
			return Optional.of(ex);
		}
	}

}
