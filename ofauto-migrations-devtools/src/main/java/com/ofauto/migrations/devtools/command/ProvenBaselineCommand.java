package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.BaselineUsage;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.workbench.MigrationCopy;
import com.ofauto.migrations.devtools.workbench.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Records migrations as applied on a database that has their schema, which a replay of
 * the migrations proves. Further objects in the database are reported, and accepted.
 */
final class ProvenBaselineCommand implements Command {

	private final CommandContext tools;

	ProvenBaselineCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return BaselineUsage.of("record them although the database is not what they build")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		String last = BaselineUsage.last(arguments);
		Path directory = this.tools.directory(arguments);
		MigrationDirectory migrations = CommandContext.migrations(directory);
		Migrator migrator = this.tools.migrator(migrations);
		MigrationPlan plan = migrator.plan();
		output.note(this.tools.describe(plan));
		Target.requireSchema(plan);
		List<String> names = migrations.read()
			.stream()
			.map(Migration::name)
			.filter((name) -> name.compareTo(last) <= 0)
			.toList();
		boolean look = plan.database().history() == null && names.contains(last);
		boolean accept = arguments.has(BaselineUsage.ACCEPT);
		List<String> more = look ? compare(directory, names, accept, output) : List.of();
		BaselineUsage.print(migrator.baseline(last, accept || more != null), arguments, output);
		if (more != null && !more.isEmpty()) {
			output.note("The database has more than these migrations build:");
			more.forEach((line) -> output.note("  " + line));
		}
		return ExitCode.FINE;
	}

	/**
	 * Return the further objects of the database, or {@code null} if a comparison is
	 * impossible.
	 * @throws CommandRefusedException if it does not have the schema of the migrations
	 */
	private @Nullable List<String> compare(Path directory, List<String> names, boolean accept, Output output) {
		List<String> lines;
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output);
				MigrationCopy copy = MigrationCopy.of(directory, names)) {
			DatabaseSchema built = built(scratch, copy, directory);
			DatabaseSchema live = this.tools.live(built);
			lines = Summary.lines(new Differ().compare(built, live));
		}
		catch (ReplayFailedException ex) {
			if (!accept) {
				throw ex;
			}
			output.note("Accepted: " + ex.problem());
			return List.of();
		}
		catch (ScratchException ex) {
			output.note(ex.problem());
			output.note("So the database is only asked for what the files create by name.");
			return null;
		}
		List<String> wrong = lines.stream().filter((line) -> !line.startsWith("+")).toList();
		if (!wrong.isEmpty() && !accept) {
			throw new CommandRefusedException(
					"The database is not what the migrations up to " + names.get(names.size() - 1)
							+ " build. From what they build to the database:\n  " + String.join("\n  ", lines)
							+ "\nNothing was recorded.",
					"Name with --to the last migration that the database has. If it shall stay different, add "
							+ BaselineUsage.ACCEPT + ".");
		}
		wrong.forEach((line) -> output.note("Accepted: " + line));
		return lines.stream().filter((line) -> line.startsWith("+")).toList();
	}

	private DatabaseSchema built(ScratchDatabases scratch, MigrationCopy copy, Path directory) {
		try {
			return new MigrationGenerator(scratch, this.tools.workbench())
				.history(CommandContext.migrations(copy.directory()));
		}
		catch (ReplayFailedException ex) {
			throw ex.in(copy.directory().toString(), directory.toString());
		}
	}

}
