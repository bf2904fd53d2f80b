package com.ofauto.migrations.devtools.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.script.ScriptWriter;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;

/**
 * Changes a development database to the schema of the source, without a migration.
 */
final class PushCommand implements Command {

	private final CommandContext tools;

	PushCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return RenameOptions
			.in(CommandUsage.of("db push", "[--accept-data-loss] [--dry-run]",
					"Make the database what the schema says, without a migration; in development and tests"))
			.withFlag("--accept-data-loss", "do it although it drops data, where nobody is there to ask")
			.withFlag("--dry-run", "say what would be done, and do nothing")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Path directory = this.tools.directory(arguments);
		Migrator migrator = this.tools.migrator(CommandContext.migrationsIfAny(directory));
		MigrationPlan plan = migrator.plan();
		output.note(this.tools.describe(plan));
		migrator.tools().require(Operation.SCHEMA_CHANGE);
		SchemaSource source = this.tools.source(output);
		try (ScratchDatabases scratch = this.tools.scratch(null, output)) {
			Draft draft = draft(scratch, source, arguments, output);
			if (draft.isEmpty()) {
				output.data("Database " + plan.database().name() + " has the schema already.");
				return ExitCode.FINE;
			}
			output.data("The schema asks for:");
			StepScreen screen = new StepScreen(output);
			screen.steps(draft.change());
			HazardReport stakes = this.tools.stakes(draft.change());
			screen.stakes(stakes);
			screen.bodies(draft);
			WellKnownTables.tell(draft.change(), output);
			boolean drops = !stakes.sentences(Hazard.Effect.DATA_LOST).isEmpty();
			if (drops) {
				migrator.tools()
					.preview(Operation.SCHEMA_CHANGE, stakes.droppedTables())
					.describe()
					.forEach(output::note);
			}
			if (arguments.has("--dry-run")) {
				output.data("This was a dry run: nothing was dropped.");
				return ExitCode.FINE;
			}
			Operation operation = drops ? Operation.DROP : Operation.SCHEMA_CHANGE;
			migrator.tools().require(operation);
			Consent.toPush(output, migrator.gate()).require(stakes, arguments.has("--accept-data-loss"), false);
			ScriptWriter writer = this.tools.writer();
			migrator.tools()
				.guarded(operation,
						(database) -> draft.transactions()
							.forEach((part) -> database.script("the change",
									writer.script(part).getBytes(StandardCharsets.UTF_8), stakes.shown(part))));
			output.data("Database " + plan.database().name() + " has the schema now. No migration has been made.");
			return ExitCode.FINE;
		}
	}

	private Draft draft(ScratchDatabases scratch, SchemaSource source, Arguments arguments, Output output) {
		MigrationGenerator generation = new MigrationGenerator(scratch, this.tools.workbench());
		DatabaseSchema named = source.desired(scratch, generation.empty());
		new UnmanagedSchemas(this.tools, named).tell("the schema source does", output);
		IgnoreNotes others = new IgnoreNotes(this.tools, named);
		others.tell(output);
		DatabaseSchema live = others.live();
		Draft draft = BodyProblems.checked(generation.draft(live, (renamed) -> source.desired(scratch, renamed),
				this.tools.renames(arguments, source.hints(), this.tools.live().get(), output)), source);
		others.requireIndependent(draft.change());
		return draft;
	}

}
