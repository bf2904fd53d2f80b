package com.ofauto.migrations.command;

import java.util.List;
import java.util.Map;

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
			.of("migrate baseline", "--to NAME [--accept-differences] [--json]",
					"Record migrations as applied on a database that has their schema")
			.withOption("--to", "NAME", "the last one that the database has")
			.withFlag("--accept-differences", "record them although the database lacks what they create")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		String last = arguments.value("--to")
			.orElseThrow(() -> new UsageException("--to is missing: the last migration that the database has."));
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		Target.requireSchema(plan);
		List<String> recorded = migrator.baseline(last, arguments.has("--accept-differences"));
		if (arguments.has("--json")) {
			output.json(Map.of("recorded", recorded));
		}
		else {
			recorded.forEach((name) -> output.data("Recorded " + name + " as applied"));
		}
		return ExitCode.FINE;
	}

}
