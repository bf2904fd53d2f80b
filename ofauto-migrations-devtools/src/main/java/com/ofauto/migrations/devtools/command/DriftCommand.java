package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.Optional;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;

/**
 * Shows how a database differs from the schema that its applied migrations build. Only
 * reads it.
 */
final class DriftCommand implements Command {

	private final CommandContext tools;

	DriftCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate drift", "[--url URL] [--json]",
					"Show where the database differs from what its migrations build; write nothing")
			.withOption("--url", "URL", "another database, such as that of staging")
			.withFlag("--json", "print JSON")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Path directory = this.tools.directory(arguments);
		Optional<String> url = arguments.value("--url");
		CommandContext there = url.map(this.tools::at).orElse(this.tools);
		Migrator migrator = there.migrator(CommandContext.migrations(directory));
		MigrationPlan plan = migrator.plan();
		output.note(there.describe(plan));
		HistoryCheck.requireKnown(plan);
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output);
				AppliedMigrations applied = AppliedMigrations.of(plan, directory)) {
			DatabaseSchema history = applied.built(new MigrationGenerator(scratch, this.tools.workbench()));
			new UnmanagedSchemas(there, history).tell("the migrations do", output);
			IgnoreNotes others = new IgnoreNotes(there, history);
			others.tell(output);
			Difference drift = new Differ().compare(history, others.live());
			if (!drift.isEmpty()) {
				HistorySnapshot.of(plan).requireStill(migrator.plan());
			}
			return report(plan, drift, arguments, output);
		}
	}

	private ExitCode report(MigrationPlan plan, Difference drift, Arguments arguments, Output output) {
		if (arguments.has("--json")) {
			output.json(DifferenceView.of(drift, this.tools.writer()));
		}
		else if (drift.isEmpty()) {
			output.data("No drift: database " + plan.database().name() + " is what its migrations build.");
		}
		else {
			output.data("Database " + plan.database().name() + " has drifted from what its migrations build:");
			new StepScreen(output).steps(drift);
			WellKnownTables.tell(drift, output);
		}
		return drift.isEmpty() ? ExitCode.FINE : ExitCode.DIFFERENT;
	}

}
