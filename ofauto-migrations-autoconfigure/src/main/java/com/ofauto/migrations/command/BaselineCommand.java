package com.ofauto.migrations.command;

import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;

/**
 * Records migrations as applied on a database that has their schema.
 */
final class BaselineCommand implements Command {

	private final Target target;

	BaselineCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate baseline", "[--to NAME] [--json]",
					"Record migrations as applied on a database that has their schema")
			.withOption("--to", "NAME", "the last one that the database has; all of them unless given")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		Target.requireSchema(plan);
		List<String> recorded = migrator.baseline(arguments.value("--to").orElseGet(() -> newest(plan)));
		if (arguments.has("--json")) {
			output.json(Map.of("recorded", recorded));
		}
		else {
			recorded.forEach((name) -> output.data("Recorded " + name + " as applied"));
		}
		return ExitCode.FINE;
	}

	private static String newest(MigrationPlan plan) {
		List<Migration> pending = plan.toApply();
		if (pending.isEmpty()) {
			throw new CommandRefusedException("No migration is pending, so that there is nothing to record.",
					"See " + Invocation.of("migrate status"));
		}
		return pending.get(pending.size() - 1).name();
	}

}
