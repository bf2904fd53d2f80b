package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.report.ResolveView;

/**
 * Records in the history what a person found or did.
 */
final class ResolveCommand implements Command {

	private static final String APPLIED = "--applied";

	private static final String ROLLED_BACK = "--rolled-back";

	private static final String ACCEPT_EDIT = "--accept-edit";

	private static final String RENAMED = "--renamed";

	private static final String REMOVED = "--removed";

	private static final String FORGET = "--forget";

	private final Target target;

	ResolveCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate resolve", "DECISION... [--json]",
					"Record in the history what you found or did; all decisions or none")
			.withRepeatableOption(APPLIED, "NAME", "it is in the database; record it as applied")
			.withRepeatableOption(ROLLED_BACK, "NAME", "the failed migration left nothing; apply it again")
			.withRepeatableOption(ACCEPT_EDIT, "NAME", "the edit changes nothing; record the file as it is now")
			.withRepeatableOption(RENAMED, "OLD=NEW", "NEW, on disk, stands for OLD: renamed, merged or squashed")
			.withRepeatableOption(REMOVED, "NAME", "its directory was deleted on purpose")
			.withRepeatableOption(FORGET, "NAME", "no release has the replaced or removed migration any more")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		if (decisions(arguments, Set.of()).isEmpty()) {
			throw new UsageException("Give at least one of --applied, --rolled-back, --accept-edit, --renamed,"
					+ " --removed and --forget.");
		}
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		if (arguments.has(APPLIED)) {
			Target.requireSchema(plan);
		}
		List<Decision> decisions = decisions(arguments,
				plan.migrations().stream().map(PlannedMigration::name).collect(Collectors.toSet()));
		migrator.resolve(decisions);
		if (arguments.has("--json")) {
			output.json(ResolveView.of(decisions));
		}
		else {
			Set<String> pending = decisions.stream().anyMatch(Decision.RolledBack.class::isInstance)
					? migrator.plan().toApply().stream().map(Migration::name).collect(Collectors.toSet()) : Set.of();
			decisions.forEach((decision) -> output.data(said(decision, pending)));
		}
		return ExitCode.FINE;
	}

	private static List<Decision> decisions(Arguments arguments, Set<String> known) {
		List<Decision> decisions = new ArrayList<>();
		add(arguments, APPLIED, Decision.Applied::new, decisions);
		add(arguments, ROLLED_BACK, Decision.RolledBack::new, decisions);
		add(arguments, ACCEPT_EDIT, Decision.EditAccepted::new, decisions);
		add(arguments, RENAMED, (value) -> RenamedOption.read(RENAMED, value, known), decisions);
		add(arguments, REMOVED, Decision.Removed::new, decisions);
		add(arguments, FORGET, Decision.Forgotten::new, decisions);
		return decisions;
	}

	private static void add(Arguments arguments, String option, Function<String, Decision> decision,
			List<Decision> decisions) {
		arguments.values(option).stream().map(decision).forEach(decisions::add);
	}

	private static String said(Decision decision, Set<String> pending) {
		String name = decision.migration();
		if (decision instanceof Decision.Applied) {
			return "Migration " + name + " is recorded as applied.";
		}
		if (decision instanceof Decision.RolledBack) {
			return "Migration " + name + " is recorded as rolled back"
					+ (pending.contains(name)
							? ", and is pending again. Apply it with: " + Invocation.of("migrate deploy")
							: ". It is not on disk, so no deploy of this release applies it.");
		}
		if (decision instanceof Decision.EditAccepted) {
			return "The file of migration " + name + " as it is now is recorded as the one that was applied.";
		}
		if (decision instanceof Decision.Renamed renamed) {
			return "Migration " + name + " is recorded as replaced by " + renamed.by() + ", which is applied.";
		}
		return (decision instanceof Decision.Removed) ? "Migration " + name + " is recorded as removed on purpose."
				: "Migration " + name + " is forgotten: a release that still has it would apply it again.";
	}

}
