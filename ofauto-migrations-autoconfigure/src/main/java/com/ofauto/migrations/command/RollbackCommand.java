package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.RollbackPreview;
import com.ofauto.migrations.core.RollbackReport;
import com.ofauto.migrations.core.RollbackTarget;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.report.RollbackView;
import org.jspecify.annotations.Nullable;

/**
 * Undoes applied migrations by the ways back that were proven, after a person has
 * confirmed the database.
 *
 * @since 0.1.0
 */
@Internal
public final class RollbackCommand implements Command {

	private static final String LAST = "--last";

	private static final String TO = "--to";

	private static final String ACCEPT = "--accept-data-loss";

	private static final String MAKE = "--make";

	private static final String DRY_RUN = "--dry-run";

	private final Target target;

	private final @Nullable RollbackMaker maker;

	/**
	 * Creates a command.
	 * @param target what it works on
	 * @param maker writes ways back, or {@code null} without the development tools
	 */
	public RollbackCommand(Target target, @Nullable RollbackMaker maker) {
		this.target = target;
		this.maker = maker;
	}

	@Override
	public CommandUsage usage() {
		CommandUsage usage = Confirmation
			.in(CommandUsage
				.of("migrate rollback", "--last | --to NAME | --make NAME",
						"Undo applied migrations by their proven rollback.sql; stop the newer release first")
				.withFlag(LAST, "undo the migration that was applied last")
				.withOption(TO, "NAME", "undo what was applied after this migration, which stays")
				.withRepeatableOption(ACCEPT, "NAME", "the data that undoing this migration loses may go; repeatable"))
			.withFlag(DRY_RUN, "print what would be undone, and what would be lost; change nothing")
			.withFlag("--json", "print JSON")
			.withOption(MAKE, "NAME", "write and prove the rollback.sql of this migration; in the project");
		return (this.maker != null) ? this.maker.extended(usage) : usage;
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		if (arguments.has(MAKE)) {
			return make(arguments, output);
		}
		RollbackTarget goal = goal(arguments);
		Migrator migrator = this.target.migrator();
		requireKnown(goal, this.target.look(output));
		RollbackPreview preview = migrator.tools().preview(goal);
		Set<String> accepted = accepted(arguments, preview);
		if (arguments.has(DRY_RUN)) {
			return dryRun(preview, accepted, arguments, output);
		}
		RollbackScreen.notes(preview).forEach(output::note);
		preview.requireAccepted(accepted);
		confirmation("migrate rollback " + words(goal, accepted), arguments, output, accepted)
			.require(preview.database().name(), RollbackScreen.consequence(preview));
		RollbackReport report = migrator.tools().rollback(goal, preview.names(), accepted);
		if (arguments.has("--json")) {
			output.json(RollbackView.of(report));
		}
		else {
			RollbackScreen.done(report, preview, isHere(migrator, preview)).forEach(output::data);
		}
		return ExitCode.FINE;
	}

	/**
	 * Whoever has made a slip is told so. The engine refuses any other name.
	 */
	private static void requireKnown(RollbackTarget goal, MigrationPlan plan) {
		List<String> names = plan.migrations().stream().map(PlannedMigration::name).toList();
		String meant = (goal instanceof RollbackTarget.To to && !names.contains(to.migration()))
				? NearestMigration.question(to.migration(), names) : "";
		if (goal instanceof RollbackTarget.To to && !meant.isEmpty()) {
			throw new CommandRefusedException(
					"Migration " + ReadableText.name(to.migration()) + " is not applied to this database." + meant
							+ "\nNothing was changed.",
					"Check the name. " + TO + " names the migration that is to stay as the last one.");
		}
	}

	/**
	 * A program may undo what loses nothing.
	 */
	private Confirmation confirmation(String command, Arguments arguments, Output output, Set<String> accepted) {
		return accepted.isEmpty() ? Confirmation.byAnyone(command, arguments, output)
				: Confirmation.byPerson(command, arguments, output, this.target.migrator().gate());
	}

	private static boolean isHere(Migrator migrator, RollbackPreview preview) {
		return preview.names().stream().allMatch((name) -> migrator.migration(name).isPresent());
	}

	private static ExitCode dryRun(RollbackPreview preview, Set<String> accepted, Arguments arguments, Output output) {
		if (arguments.has("--json")) {
			output.json(RollbackView.of(preview));
		}
		else {
			RollbackScreen.notes(preview).forEach(output::data);
			String lacking = preview.lacking(accepted);
			output.data("This was a dry run: nothing was changed."
					+ (lacking.isEmpty() ? "" : " A rollback needs " + lacking + "."));
		}
		return ExitCode.FINE;
	}

	private ExitCode make(Arguments arguments, Output output) {
		if (arguments.has(LAST) || arguments.has(TO)) {
			throw new UsageException(
					MAKE + " writes a file and undoes nothing: leave " + LAST + " and " + TO + " out.");
		}
		if (this.maker == null) {
			throw new CommandRefusedException(
					"migrate rollback " + MAKE + " needs the module ofauto-migrations-devtools, which this application"
							+ " does not have: the module is for development, not for a production jar.",
					"Type it in the project, where the migration was written.");
		}
		return this.maker.make(arguments.value(MAKE).orElseThrow(), arguments, output);
	}

	private static RollbackTarget goal(Arguments arguments) {
		if (arguments.has(LAST) == arguments.has(TO)) {
			throw new UsageException("Give either " + LAST + " or " + TO + " NAME.");
		}
		return arguments.value(TO).<RollbackTarget>map(RollbackTarget.To::new).orElseGet(RollbackTarget.Last::new);
	}

	/**
	 * What was typed, for who has to type it again.
	 */
	private static String words(RollbackTarget goal, Set<String> accepted) {
		List<String> words = new ArrayList<>();
		words.add((goal instanceof RollbackTarget.To to) ? ShellWord.option(TO, to.migration()) : LAST);
		accepted.forEach((name) -> words.add(ShellWord.option(ACCEPT, name)));
		return String.join(" ", words);
	}

	private static Set<String> accepted(Arguments arguments, RollbackPreview preview) {
		Set<String> accepted = new LinkedHashSet<>(arguments.values(ACCEPT));
		accepted.stream().filter((name) -> !preview.names().contains(name)).findFirst().ifPresent((name) -> {
			throw new UsageException(ACCEPT + " names a migration that is undone, and this rollback does not undo \""
					+ name + "\"." + NearestMigration.question(name, preview.names()));
		});
		return accepted;
	}

}
