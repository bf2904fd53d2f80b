package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;

/**
 * Tells the history what a person found or did.
 */
final class ResolveCommand implements Command {

	private static final String APPLIED = "--applied";

	private static final String ROLLED_BACK = "--rolled-back";

	private static final String ACCEPT_EDIT = "--accept-edit";

	private final Target target;

	ResolveCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate resolve", "(--applied | --rolled-back | --accept-edit) NAME",
					"Tell the history what you found in the database")
			.withOption(APPLIED, "NAME", "it is in the database; record it as applied")
			.withOption(ROLLED_BACK, "NAME", "nothing is left of the failed one; apply it again")
			.withOption(ACCEPT_EDIT, "NAME", "the edit changes nothing; record the file as it is now");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		List<String> given = List.of(APPLIED, ROLLED_BACK, ACCEPT_EDIT).stream().filter(arguments::has).toList();
		if (given.size() != 1) {
			throw new UsageException("Give one of --applied, --rolled-back and --accept-edit.");
		}
		String decision = given.get(0);
		String name = arguments.value(decision).orElseThrow();
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		output.data(switch (decision) {
			case APPLIED -> applied(migrator, plan, name);
			case ROLLED_BACK -> rolledBack(migrator, name);
			default -> acceptEdit(migrator, name);
		});
		return ExitCode.FINE;
	}

	private static String applied(Migrator migrator, MigrationPlan plan, String name) {
		Target.requireSchema(plan);
		migrator.resolveApplied(name);
		return "Migration " + name + " is recorded as applied.";
	}

	private static String rolledBack(Migrator migrator, String name) {
		migrator.resolveRolledBack(name);
		return "Migration " + name + " is recorded as rolled back, and is pending again. Apply it with: "
				+ Invocation.of("migrate deploy");
	}

	private static String acceptEdit(Migrator migrator, String name) {
		migrator.acceptEdit(name);
		return "The file of migration " + name + " as it is now is recorded as the one that was applied.";
	}

}
