package com.ofauto.migrations.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigrationState;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.report.PlanView;

/**
 * Checks, as in a build, that the database is up to date and that every file can be
 * applied.
 */
final class ValidateCommand implements Command {

	private final Target target;

	ValidateCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return Summary
			.in(CommandUsage
				.of("migrate validate", "[--json | --verbose]",
						"Fail unless the database is up to date and every file is sound")
				.withFlag("--json", "print JSON"));
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(migrator, arguments, output);
		List<MigrationScriptException> broken = migrator.tools().check(plan);
		Optional<MigrationException> stop = (broken.isEmpty() && DeployCommand.stop(migrator, plan).isEmpty())
				? DeployCommand.stop(migrator, plan, Set.of()) : Optional.empty();
		if (arguments.has("--json")) {
			PlanView view = this.target.viewWithRows(migrator, plan, Set.of()).withBroken(broken);
			output.json(stop.map(view::withFailure).orElse(view));
		}
		else {
			output.note(this.target.describe(plan));
			print(plan, broken, stop, Summary.of(arguments),
					VerdictScreen.of(migrator, plan, Set.of(), Summary.of(arguments), output.style()), output);
		}
		if (!broken.isEmpty() || !plan.beside().isEmpty()) {
			return ExitCode.FAILED;
		}
		ExitCode code = ExitCode.of(plan);
		return (code == ExitCode.PENDING) ? stop.map(ExitCode::of).orElse(code) : code;
	}

	private static void print(MigrationPlan plan, List<MigrationScriptException> broken,
			Optional<MigrationException> stop, Summary summary, VerdictScreen verdicts, Output output) {
		summary.findings(plan).forEach((finding) -> finding.forEach(output::data));
		List<Migration> pending = plan.toApply();
		summary.of(pending).forEach((migration) -> {
			output.data("Migration " + migration.name() + " is pending: it is not applied to this database."
					+ verdicts.afterSentence(migration.name()));
			verdicts.below(migration.name()).forEach(output::data);
		});
		summary.rest(pending.size(), " that are pending").forEach(output::data);
		if (broken.isEmpty()) {
			verdicts.end().forEach(output::data);
		}
		for (MigrationScriptException failure : broken) {
			output.data(failure.problem());
			output.data(failure.remedy());
		}
		if (ExitCode.of(plan) == ExitCode.FINE && broken.isEmpty() && plan.beside().isEmpty()) {
			output.data("Database " + plan.database().name() + " is up to date: " + plan.counts().applied()
					+ " applied, none pending.");
		}
		else if (stop.isPresent()) {
			output.data("A deploy would stop before it applies anything.");
			output.data(stop.get().problem());
			output.data(stop.get().remedy());
		}
		else if (plan.state() == MigrationState.PENDING && broken.isEmpty()) {
			output.data("Apply the pending migrations with: " + Invocation.of("migrate deploy"));
		}
	}

}
