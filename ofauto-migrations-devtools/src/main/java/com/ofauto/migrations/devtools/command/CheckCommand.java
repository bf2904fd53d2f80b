package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.List;

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
			output.data((all.size() == 1) ? "The 1 migration builds a database from empty."
					: "The " + all.size() + " migrations build a database from empty.");
			note(all, output);
			ServerVersions.tell(this.tools, built, output);
			boolean equal = this.tools.schemaSource() == null || equal(scratch, built, output);
			List<RollbackProof.Result> rollbacks = new RollbackProof(scratch, this.tools.scratchSettings(),
					this.tools.privileges())
				.of(directory, all);
			boolean undone = undone(rollbacks, directory, output);
			boolean traced = new ImpactCheck(this.tools, directory, output).check(scratch, all, rollbacks);
			boolean accepted = accepted(all, output);
			return (equal && undone && traced && accepted) ? ExitCode.FINE : ExitCode.DIFFERENT;
		}
	}

	/**
	 * Tell which acceptances do not count.
	 */
	private static boolean accepted(List<Migration> all, Output output) {
		List<String> findings = all.stream().flatMap((migration) -> AcceptanceFindings.of(migration).stream()).toList();
		findings.forEach(output::data);
		return findings.isEmpty();
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

	private boolean equal(ScratchDatabases scratch, DatabaseSchema built, Output output) {
		SchemaSource source = this.tools.withPrivileges().source(output);
		DatabaseSchema desired = source.desired(scratch, built);
		Difference difference = this.tools.privileges() ? new Differ().compare(built, desired)
				: new Differ().compare(Privileges.without(built), Privileges.without(desired));
		if (!this.tools.privileges() && (Privileges.areThere(built) || Privileges.areThere(desired))) {
			output.note("Privileges and owners are not compared; ofauto.migrations.privileges=true compares them.");
		}
		if (difference.isEmpty()) {
			output.data("It is what " + source.location() + " says.");
			return true;
		}
		output.data("It is not what " + source.location() + " says. To get there:");
		new StepScreen(output).steps(difference);
		output.data("Make the migration that is missing: migrate dev." + (Summary.loses(difference)
				? " It would lose something. To keep that, write it into the schema source instead; db pull --print shows it."
				: ""));
		return false;
	}

	private boolean undone(List<RollbackProof.Result> results, Path directory, Output output) {
		List<RollbackProof.Result> wrong = results.stream().filter((result) -> !result.undone()).toList();
		if (!results.isEmpty()) {
			output.data((results.size() - wrong.size()) + " of " + results.size() + " rollbacks undo their migration.");
		}
		wrong.forEach((result) -> output.data(text(directory, result)));
		return wrong.isEmpty();
	}

	private String text(Path directory, RollbackProof.Result result) {
		String file = this.tools.sources()
			.show(directory.resolve(result.migration().name()).resolve(RollbackProof.FILE));
		return (result.failure() != null) ? file + " fails:\n" + result.failure().indent(2).stripTrailing()
				: file + " does not lead back. This would be left to do:\n"
						+ this.tools.writer().script(result.remainder()).indent(2).stripTrailing();
	}

}
