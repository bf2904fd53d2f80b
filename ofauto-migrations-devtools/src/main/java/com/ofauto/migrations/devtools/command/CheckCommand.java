package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.PlanScreen;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.NamedSchema;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Privileges;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.RollbackProof;
import com.ofauto.migrations.devtools.workbench.Summary;
import com.ofauto.migrations.safety.AcceptanceFindings;
import com.ofauto.migrations.safety.NameReview;

/**
 * Proves for a pipeline, in scratch databases, that the migrations build a database from
 * empty, that its schema is that of the source, that each rollback undoes its migration,
 * and that the impact beside each is what a trace shows. Of the application's database it
 * reads only the stamp.
 */
final class CheckCommand implements Command {

	private static final String PUBLIC = "public";

	private final CommandContext tools;

	CheckCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate check", "",
					"Prove that the migrations build what the schema says, and that rollbacks undo them")
			.withFlag("--json", "print JSON")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		this.tools.gate().get().require(Operation.REPLAY);
		Path directory = this.tools.directory(arguments);
		MigrationDirectory migrations = CommandContext.migrations(directory);
		List<Migration> all = migrations.read();
		PlanScreen.note(Finding.undated(all.stream().map(Migration::name).toList()), output);
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output)) {
			DatabaseSchema built = new MigrationGenerator(scratch, this.tools.withPrivileges().workbench())
				.history(migrations);
			CheckReport report = new CheckReport(output, arguments.has("--json"));
			report.say((all.size() == 1) ? "The 1 migration builds a database from empty."
					: "The " + all.size() + " migrations build a database from empty.");
			note(all, output);
			ServerVersions.tell(this.tools, built, output);
			if (this.tools.schemaSource() != null) {
				compare(scratch, built, output, report);
			}
			List<RollbackProof.Result> rollbacks = new RollbackProof(scratch, this.tools.scratchSettings(),
					this.tools.privileges())
				.of(directory, all);
			undone(rollbacks, directory, report);
			new ImpactCheck(this.tools, directory, output, report).check(scratch, all, rollbacks);
			all.forEach((migration) -> NameReview.of(migration).ifPresent(report::found));
			all.forEach((migration) -> AcceptanceFindings.of(migration).forEach(report::found));
			return report.end(all.size());
		}
	}

	/**
	 * Find names with the schema {@code public}, which older versions or other tools
	 * generated.
	 */
	private void note(List<Migration> all, Output output) {
		String schema = this.tools.scratchSettings().defaultSchema();
		List<NamedSchema> bound = (schema != null) ? NamedSchema.in(all, PUBLIC) : List.of();
		if (!bound.isEmpty()) {
			output.note(((bound.size() == 1) ? "1 migration names" : bound.size() + " migrations name")
					+ " the schema \"public\", which is not the default schema here (\"" + schema + "\"): "
					+ bound.get(0).location() + ((bound.size() == 1) ? "" : " is the first")
					+ ". What is made so is in \"public\" in every database. Where the default schema was meant, leave"
					+ " the name out before the migration is applied anywhere.");
		}
	}

	private void compare(ScratchDatabases scratch, DatabaseSchema built, Output output, CheckReport report) {
		SchemaSource source = this.tools.withPrivileges().source(output);
		DatabaseSchema desired = source.desired(scratch, built);
		Difference difference = this.tools.privileges() ? new Differ().compare(built, desired)
				: new Differ().compare(Privileges.without(built), Privileges.without(desired));
		if (!this.tools.privileges() && (Privileges.areThere(built) || Privileges.areThere(desired))) {
			output.note("Privileges and owners are not compared; ofauto.migrations.privileges=true compares them.");
		}
		if (difference.isEmpty()) {
			report.say("It is what " + source.location() + " says.");
			return;
		}
		report.found("schema-differs", null, "It is not what " + source.location() + " says. To get there:\n"
				+ Summary.lines(difference).stream().map((line) -> "  " + line + "\n").collect(Collectors.joining())
				+ "Make the migration that is missing: migrate dev."
				+ (Summary.loses(difference)
						? " It would lose something. To keep that, write it into the schema source instead; db pull --print shows it."
						: ""));
	}

	private void undone(List<RollbackProof.Result> results, Path directory, CheckReport report) {
		List<RollbackProof.Result> wrong = results.stream().filter((result) -> !result.undone()).toList();
		if (!results.isEmpty()) {
			report.say((results.size() - wrong.size()) + " of " + results.size() + " rollbacks undo their migration.");
		}
		wrong.forEach(
				(result) -> report.found((result.failure() != null) ? "rollback-fails" : "rollback-leaves-something",
						result.migration().name(), text(directory, result)));
	}

	private String text(Path directory, RollbackProof.Result result) {
		String file = this.tools.sources()
			.show(directory.resolve(result.migration().name()).resolve(RollbackProof.FILE));
		return (result.failure() != null) ? file + " fails:\n" + result.failure().indent(2).stripTrailing()
				: file + " does not lead back. This would be left to do:\n"
						+ this.tools.writer().script(result.remainder()).indent(2).stripTrailing();
	}

}
