package com.ofauto.migrations.devtools.command;

import java.util.List;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.RenameFinder;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.HazardReport;
import com.ofauto.migrations.devtools.workbench.MigrationText;
import com.ofauto.migrations.devtools.workbench.RenameText;
import com.ofauto.migrations.devtools.workbench.Workbench;

/**
 * Compares any two schemas. Only reads them.
 */
final class DiffCommand implements Command {

	private final CommandContext tools;

	DiffCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return OnlineOptions
			.in(RenameOptions
				.in(CommandUsage.of("migrate diff", "--from X --to Y [--script | --summary | --json] [--exit-code]",
						"Compare two of: empty, migrations, database, schema, a path, a URL; write nothing")))
			.withOption("--from", "X", "what is there")
			.withOption("--to", "Y", "what shall be there")
			.withFlag("--script", "print the SQL that makes one of the other")
			.withFlag("--summary", "print one line for each step, as it does by default")
			.withFlag("--json", "print JSON")
			.withFlag("--exit-code", "end with 5 if they differ")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		String from = side(arguments, "--from");
		String to = side(arguments, "--to");
		if (List.of("--script", "--summary", "--json").stream().filter(arguments::has).count() > 1) {
			throw new UsageException("Choose one of --script, --summary and --json.");
		}
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output)) {
			MigrationGenerator generation = new MigrationGenerator(scratch, this.tools.workbench());
			Sides sides = new Sides(this.tools, scratch, generation, arguments, output);
			DatabaseSchema base = generation.empty();
			Side left = sides.read(from, Sides.isLateral(from) ? sides.read(to, base).schema() : base);
			Side right = sides.read(to, left.schema());
			String home = this.tools.scratchSettings().defaultSchema();
			left = from.equals(Sides.EMPTY) ? Side.of(HomeSchema.in(base, right.schema(), home)) : left;
			right = to.equals(Sides.EMPTY) ? Side.of(HomeSchema.in(base, left.schema(), home)) : right;
			boolean different = arguments.has("--script") ? script(scratch, left, right, arguments, output)
					: summary(left, right, arguments, output);
			return (different && arguments.has("--exit-code")) ? ExitCode.DIFFERENT : ExitCode.FINE;
		}
	}

	private static String side(Arguments arguments, String option) {
		return arguments.value(option).orElseThrow(() -> new UsageException(option + " is missing."));
	}

	private boolean summary(Side left, Side right, Arguments arguments, Output output) {
		Difference difference = new Differ().compare(left.schema(), right.schema());
		if (arguments.has("--json")) {
			output.json(DifferenceView.of(difference, this.tools.writer()));
		}
		else if (difference.isEmpty()) {
			output.data("No difference.");
		}
		else {
			new StepScreen(output).steps(difference);
			new RenameFinder().find(left.schema(), right.schema())
				.forEach((likely) -> output
					.data("  ? " + RenameText.arrow(likely) + " may have been " + RenameText.verb(likely)));
		}
		return !difference.isEmpty();
	}

	private boolean script(ScratchDatabases scratch, Side left, Side right, Arguments arguments, Output output) {
		OnlineOptions online = OnlineOptions.of(arguments, this.tools);
		online.requireKnown(left.schema());
		Workbench workbench = this.tools.workbench(() -> left.live().orElseGet(this.tools.live()), online.forms());
		Draft draft = new MigrationGenerator(scratch, workbench).draft(left.schema(), (renamed) -> right.schema(),
				this.tools.renames(arguments, List.of(), left.live().orElse(null), output));
		Difference written = draft.written().steps();
		HazardReport stakes = left.live()
			.map((live) -> this.tools.stakes(live, written))
			.orElseGet(() -> HazardReport.unknown(written.hazards()));
		if (!draft.isEmpty() && left.live().isPresent()) {
			// A script for one database is run by psql, which does not know the default
			// schema.
			this.tools.writer().searchPath().ifPresent((path) -> output.data(path + "\n"));
		}
		output.data(draft.isEmpty() ? "-- No difference." : MigrationText.script(draft, stakes).stripTrailing());
		return !draft.isEmpty();
	}

}
