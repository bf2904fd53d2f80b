package com.ofauto.migrations.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationException;
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
		return Summary.in(CommandUsage.of("migrate deploy", "[--dry-run] [--json | --verbose]", "Apply what is pending")
			.withFlag("--dry-run", "print what would be applied, in order; write nothing")
			.withFlag("--json", "print JSON"));
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
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
		Optional<MigrationException> stop = stop(migrator, plan);
		if (arguments.has("--json")) {
			Map<String, @Nullable Object> json = new LinkedHashMap<>();
			json.put("pending", PlanJson.pending(migrator, plan));
			stop.ifPresent((failure) -> json.put("failure", PlanJson.failure(failure)));
			output.json(json);
		}
		else if (stop.isPresent()) {
			output.data("A deploy would stop before it applies anything.");
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing to apply.");
		}
		else {
			output.data("A deploy applies, in this order:");
			new PlanScreen(migrator, output.style(), Summary.of(arguments)).toApply(plan).forEach(output::data);
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
			migrator.requireDeployable(plan);
			return Optional.empty();
		}
		catch (MigrationException ex) {
			return Optional.of(ex);
		}
	}

}
