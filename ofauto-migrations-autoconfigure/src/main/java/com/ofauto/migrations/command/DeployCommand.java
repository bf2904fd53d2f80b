package com.ofauto.migrations.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.backup.Backup;
import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.report.RunView;
import com.ofauto.migrations.safety.WindowCheck;

/**
 * Applies the pending migrations.
 */
final class DeployCommand implements Command {

	/** What a person accepts for one run. */
	static final String ACCEPT = "--accept";

	/** What is applied although a rollback has undone it. */
	static final String AGAIN = "--again";

	/** What makes a backup before. */
	static final String BACKUP = "--backup";

	private final Target target;

	DeployCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return Summary.in(CommandUsage
			.of("migrate deploy",
					"[--dry-run | --backup [DIRECTORY]] [--accept NAME] [--again NAME] [--json | --verbose]",
					"Apply the pending migrations")
			.withFlag("--dry-run", "print what would be applied, in order; change nothing")
			.withRepeatableOption(ACCEPT, "NAME",
					"apply this migration although it is more than brief, or \"window\": do not wait for it; repeatable")
			.withRepeatableOption(AGAIN, "NAME", "apply this migration although a rollback has undone it; repeatable")
			.withOptionalValue(BACKUP, "DIRECTORY", "make a backup before anything is applied, as migrate backup does")
			.withFlag("--json", "print JSON"));
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		if (arguments.has("--dry-run") && arguments.has(BACKUP)) {
			throw new UsageException("A dry run applies nothing, and makes no backup: leave " + BACKUP + " out.");
		}
		Migrator migrator = this.target.migrator();
		return arguments.has("--dry-run") ? dryRun(migrator, arguments, output) : deploy(migrator, arguments, output);
	}

	private ExitCode deploy(Migrator migrator, Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(output);
		Set<String> accepted = accepted(migrator, arguments);
		Set<String> again = again(plan, arguments);
		List<DeployCheck> checks = arguments.has(BACKUP)
				? backup(migrator, plan.again(again), accepted, arguments, output) : List.of();
		DeployReport report = migrator.tools().deploy(accepted, again, checks);
		if (arguments.has("--json")) {
			output.json(RunView.of(report, true));
		}
		else {
			DeployScreen.print(report, plan.database().name(), output);
		}
		return ExitCode.FINE;
	}

	/**
	 * Makes a backup, unless nothing is to be applied or a deploy would be refused: a
	 * dump takes long.
	 */
	private List<DeployCheck> backup(Migrator migrator, MigrationPlan plan, Set<String> accepted, Arguments arguments,
			Output output) {
		if (plan.toApply().isEmpty()) {
			output.note("Nothing is to be applied, so no backup was made.");
			return List.of();
		}
		migrator.tools().requireDeployable(plan);
		migrator.tools().requireUnstopped(plan, accepted, List.of(this.target.backups().get().promise()));
		Backup backup = new BackupRun(this.target, "migrate deploy " + BACKUP).make(plan,
				arguments.value(BACKUP).orElse(""), output);
		BackupScreen.print(backup, plan, output::note);
		return List.of(backup);
	}

	private ExitCode dryRun(Migrator migrator, Arguments arguments, Output output) {
		MigrationPlan look = this.target.look(migrator, arguments, output);
		output.note(this.target.describe(look));
		MigrationPlan plan = look.again(again(look, arguments));
		Set<String> accepted = accepted(migrator, arguments);
		Optional<MigrationException> refusal = stop(migrator, plan);
		Optional<MigrationException> stop = refusal.or(() -> stop(migrator, plan, accepted));
		if (arguments.has("--json")) {
			PlanView view = this.target.viewWithRows(migrator, plan, accepted);
			output.json(stop.map(view::withFailure).orElse(view));
		}
		else if (refusal.isPresent()) {
			output.data("A deploy would stop before it applies anything.");
		}
		else if (plan.toApply().isEmpty()) {
			output.data("Nothing to apply.");
		}
		else {
			output.data(stop.isPresent()
					? "A deploy would stop before it applies anything. If it were let go on, it would apply, in this order:"
					: "A deploy would apply, in this order:");
			VerdictScreen verdicts = VerdictScreen.of(migrator, plan, accepted, Summary.of(arguments), output.style());
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
	 * What a person accepts for this run: migrations, and that the window is not open.
	 * @throws UsageException if a migration is not on disk, or there is no window
	 */
	private static Set<String> accepted(Migrator migrator, Arguments arguments) {
		Set<String> accepted = new LinkedHashSet<>(arguments.values(ACCEPT));
		for (String name : accepted) {
			boolean window = name.equals(WindowCheck.WORD);
			if (window && !WindowCheck.isSet(migrator)) {
				throw new UsageException(ACCEPT + " " + name + " does not wait for the window, and there is none."
						+ (migrator.migration(name).isPresent()
								? " What a migration of this name does is accepted in writing alone." : ""));
			}
			if (!window && migrator.migration(name).isEmpty()) {
				throw new UsageException(ACCEPT + " names a migration, and there is no \"" + name + "\" in "
						+ String.join(", ", migrator.locations()) + "."
						+ NearestMigration.question(name, names(migrator.plan())));
			}
		}
		return accepted;
	}

	/**
	 * What is applied although a rollback has undone it.
	 * @throws UsageException if no rollback has undone it
	 */
	private static Set<String> again(MigrationPlan plan, Arguments arguments) {
		Set<String> again = new LinkedHashSet<>(arguments.values(AGAIN));
		List<String> undone = plan.only(MigrationStatus.Undone.class)
			.stream()
			.map((one) -> one.migration().name())
			.toList();
		again.stream().filter((name) -> !undone.contains(name)).findFirst().ifPresent((name) -> {
			throw new UsageException(AGAIN + " names a migration that a rollback has undone, and \"" + name
					+ "\" is none here." + NearestMigration.question(name, undone));
		});
		List<String> left = undone.stream().filter((name) -> !again.contains(name)).toList();
		if (!again.isEmpty() && !left.isEmpty()) {
			String all = undone.stream().map((name) -> ShellWord.option(AGAIN, name)).collect(Collectors.joining(" "));
			throw new UsageException("A rollback has undone " + String.join(", ", left)
					+ " too, and no deploy begins as long as that is so. To apply all of it again: "
					+ Invocation.of("migrate deploy " + all) + "\nTo give "
					+ ((left.size() == 1) ? "it up, delete its directory or correct its file."
							: "one of them up, delete its directory or correct its file."));
		}
		return again;
	}

	private static List<String> names(MigrationPlan plan) {
		return plan.migrations().stream().map(PlannedMigration::name).toList();
	}

	/**
	 * What its checks would stop a deploy with.
	 */
	static Optional<MigrationException> stop(Migrator migrator, MigrationPlan plan, Set<String> accepted) {
		try {
			migrator.tools().requireUnstopped(plan, accepted, List.of());
			return Optional.empty();
		}
		catch (MigrationException ex) {
			return Optional.of(ex);
		}
	}

	/**
	 * What a deploy would fail with before it applies anything, whatever the migrations
	 * do.
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
