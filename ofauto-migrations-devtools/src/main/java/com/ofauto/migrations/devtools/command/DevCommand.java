package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.PlanScreen;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.MigrationText;
import com.ofauto.migrations.safety.NameReview;

/**
 * Generates the migration from the history to the schema source, shows it, writes it and
 * applies it. It never resets.
 */
final class DevCommand implements Command {

	private final CommandContext tools;

	private final Supplier<List<String>> seed;

	DevCommand(CommandContext tools, Supplier<List<String>> seed) {
		this.tools = tools;
		this.seed = seed;
	}

	@Override
	public CommandUsage usage() {
		return OnlineOptions
			.in(RenameOptions.in(CommandUsage.of("migrate dev", "[--name NAME] [--create-only]",
					"Make the migration that the schema asks for, and apply it; in development and tests")))
			.withOption("--name", "NAME", "what the migration is about, in a few words")
			.withFlag("--create-only", "write the migration, to edit it, and apply it next time")
			.withFlag("--accept-data-loss", "write it although it drops data, where nobody is there to ask")
			.withOption("--because", "REASON", "why the data may go; it is written into the migration")
			.withOption("--drift", "absorb|undo",
					"make a migration of what differs from the history, or print what undoes it")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		arguments.value("--name").ifPresent(SourceTree::name);
		OnlineOptions online = OnlineOptions.of(arguments, this.tools);
		Path directory = this.tools.directory(arguments);
		SourceTree.requireDirectory(directory);
		MigrationDirectory migrations = CommandContext.migrations(directory);
		Migrator migrator = this.tools.migrator(migrations);
		MigrationPlan plan = migrator.plan();
		output.note(this.tools.describe(plan));
		migrator.tools().require(Operation.SCHEMA_CHANGE);
		HistoryCheck.requireSound(plan);
		if (!arguments.has("--create-only")) {
			HistoryCheck.requireBegun(plan, this.tools.live().get(), this.tools.settings().get().defaultSchema());
		}
		SchemaSource source = this.tools.source(output);
		try (ScratchDatabases scratch = this.tools.scratch(null, output);
				SourcePrebuild ahead = SourcePrebuild.of(source, scratch, this.tools.live().get(),
						this.tools.reader())) {
			MigrationGenerator generation = new MigrationGenerator(scratch,
					this.tools.workbench(this.tools.live(), online.forms()));
			ImpactTracing impacts = new ImpactTracing(this.tools, scratch, output);
			DriftDialog drift = new DriftDialog(this.tools, generation, impacts, new Terminal(output), output);
			if (drift.stands(migrator, plan, directory, arguments)) {
				return drift.settle(migrator, plan, directory, arguments);
			}
			HistorySnapshot basis = applyPending(migrator, plan, directory, impacts);
			online.requireKnown(generation.history(migrations));
			ServerVersions.tell(this.tools, generation.history(migrations), output);
			RenameOptions renames = this.tools.renames(arguments, source.hints(), null, output);
			Draft draft = generation.draft(migrations, source, renames);
			if (draft.isEmpty()) {
				output.data("The migrations have the schema already; there is nothing to make.");
				return finish(output);
			}
			new IgnoreNotes(this.tools, generation.history(migrations)).requireIndependent(draft.change());
			return write(migrator, basis, directory, draft, impacts, arguments, output);
		}
	}

	private ExitCode write(Migrator migrator, HistorySnapshot basis, Path directory, Draft draft, ImpactTracing impacts,
			Arguments arguments, Output output) {
		output.data("The schema asks for:");
		StepScreen screen = new StepScreen(output);
		screen.steps(draft.change());
		HazardReport stakes = this.tools.stakes(draft.written().steps());
		screen.stakes(stakes);
		screen.online(draft);
		screen.bodies(draft);
		boolean createOnly = arguments.has("--create-only");
		Consent consent = Consent.toMigrate(output, migrator.gate());
		consent.require(stakes, arguments.has("--accept-data-loss"), createOnly);
		Optional<String> reason = consent.reason(stakes, arguments.value("--because"), createOnly);
		String name = name(arguments, output);
		Map<String, String> files = MigrationText.files(draft, stakes);
		impacts.add(directory, name, files, draft.rollback());
		reason.ifPresent((words) -> AcceptedLosses.write(files, words));
		Path migration = basis.write(migrator, this.tools.sources(), directory, name, files,
				createOnly ? List.of() : stakes.shown(draft.change()));
		this.tools.wrote(migration, files, output);
		if (reason.isEmpty()) {
			consent.noteUnreasoned(stakes, createOnly);
		}
		PlanScreen.note(this.tools.sources().undated(directory), output);
		draft.rollback().lost().forEach((sentence) -> output.data("  rollback.sql: " + sentence));
		if (createOnly) {
			output.data("Edit it as you like; the next migrate dev applies it.");
			return ExitCode.FINE;
		}
		deploy(migrator, Objects.requireNonNull(migration.getFileName()).toString());
		return finish(output);
	}

	private ExitCode finish(Output output) {
		this.seed.get().forEach((name) -> output.data("Seeded " + name));
		return ExitCode.FINE;
	}

	static String name(Arguments arguments, Output output) {
		String name = SourceTree.name(arguments.value("--name")
			.or(() -> new Terminal(output).words("What is the migration about, in a few words?"))
			.orElseThrow(() -> new UsageException("--name is missing: what the migration is about.")));
		if (NameReview.saysNothing(name)) {
			output.note(NameReview.problem(name) + " migrate check will find it.");
		}
		return name;
	}

	/**
	 * Their impact is written too where it is missing or out of date, as after an edit or
	 * a merge.
	 */
	private static HistorySnapshot applyPending(Migrator migrator, MigrationPlan plan, Path directory,
			ImpactTracing impacts) {
		if (plan.toApply().isEmpty()) {
			return HistorySnapshot.of(plan);
		}
		migrator.deploy();
		List<Migration> all = CommandContext.migrations(directory).read();
		Set<String> outdated = ImpactTracing.outdated(all);
		outdated.retainAll(plan.toApply().stream().map(Migration::name).toList());
		impacts.refresh(directory, all, outdated);
		return HistorySnapshot.of(migrator.plan());
	}

	/**
	 * A colleague may have applied a migration of the same name from another checkout.
	 */
	private static void deploy(Migrator migrator, String name) {
		if (migrator.deploy().applied().stream().noneMatch((applied) -> applied.name().equals(name))) {
			HistoryCheck.requireSound(migrator.plan());
		}
	}

}
