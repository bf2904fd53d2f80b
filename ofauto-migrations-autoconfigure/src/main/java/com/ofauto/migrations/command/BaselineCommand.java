package com.ofauto.migrations.command;

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
		return BaselineUsage.of("record them even if the database lacks what they create");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		String last = BaselineUsage.last(arguments);
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		Target.requireSchema(plan);
		BaselineUsage.print(migrator.baseline(last, arguments.has(BaselineUsage.ACCEPT)), arguments, output);
		return ExitCode.FINE;
	}

}
