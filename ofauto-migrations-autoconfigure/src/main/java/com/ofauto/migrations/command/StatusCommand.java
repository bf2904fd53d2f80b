package com.ofauto.migrations.command;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;

/**
 * Shows what is pending, and all findings.
 */
final class StatusCommand implements Command {

	private final Target target;

	StatusCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return Summary.in(CommandUsage
			.of("migrate status", "[--check | --json | --verbose]",
					"Show what is pending and what is wrong; change nothing")
			.withFlag("--check", "print nothing, and only set the exit code")
			.withFlag("--json", "print JSON"));
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(migrator, arguments, output);
		if (arguments.has("--json")) {
			output.json(this.target.view(migrator, plan));
		}
		else if (!arguments.has("--check")) {
			Summary summary = Summary.of(arguments);
			VerdictScreen verdicts = summary.whole() ? VerdictScreen.withoutRows(migrator, plan, output.style())
					: VerdictScreen.none(output.style());
			output
				.data(new PlanScreen(migrator, output.style(), summary, verdicts).of(this.target.describe(plan), plan));
		}
		return ExitCode.of(plan);
	}

}
