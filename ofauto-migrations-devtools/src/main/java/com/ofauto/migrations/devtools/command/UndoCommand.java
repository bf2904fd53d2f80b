package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.DurationText;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.LostData;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.RollbackPreview;
import com.ofauto.migrations.core.RollbackRefusedException;
import com.ofauto.migrations.core.RollbackReport;
import com.ofauto.migrations.core.RollbackTarget;
import com.ofauto.migrations.core.ShellWord;

/**
 * Takes back a developer's last migration: undoes it in the database, and removes its
 * directory if that is wanted.
 */
final class UndoCommand implements Command {

	private static final String ACCEPT = "--accept-data-loss";

	private static final String REMOVE = "--remove";

	private static final String KEEP = "--keep";

	private final CommandContext tools;

	UndoCommand(CommandContext tools) {
		this.tools = tools;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate undo", "[--remove | --keep] [--accept-data-loss]",
					"Take back your last migration; in development and tests")
			.withFlag(REMOVE, "remove its directory, without a question")
			.withFlag(KEEP, "keep its directory, without a question")
			.withFlag(ACCEPT, "undo it although that loses data, where nobody is there to ask")
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		if (arguments.has(REMOVE) && arguments.has(KEEP)) {
			throw new UsageException(REMOVE + " and " + KEEP + " exclude each other.");
		}
		Path directory = this.tools.directory(arguments);
		Migrator migrator = this.tools.migrator(CommandContext.migrations(directory));
		output.note(this.tools.describe(migrator.plan()));
		migrator.tools().require(Operation.SCHEMA_CHANGE);
		RollbackTarget last = new RollbackTarget.Last();
		RollbackPreview preview = migrator.tools().preview(last);
		RollbackPreview.Step step = preview.steps().get(0);
		if (migrator.migration(step.migration()).isEmpty()) {
			throw new CommandRefusedException(
					"The last migration of this database, " + step.migration() + ", is not on disk. Nothing was done.",
					"If it is a colleague's, get it from version control. Only what is here is taken back. If you have"
							+ " deleted it: " + Invocation.of("migrate rollback --last"));
		}
		boolean accepted = isConsented(step, arguments.has(ACCEPT), migrator, output);
		RollbackReport report = undo(migrator, preview, accepted ? Set.of(step.migration()) : Set.of());
		report.undone().forEach((undone) -> {
			output.data("Undid " + undone.name() + " in " + DurationText.of(undone.took()));
			undone.lost().stream().map(LostData::describe).forEach((lost) -> output.data("  lost " + lost));
		});
		settle(directory.resolve(step.migration()), arguments, output);
		return ExitCode.FINE;
	}

	/**
	 * What goes although nobody was shown it, such as a row that was written meanwhile,
	 * is not consented to.
	 */
	private static RollbackReport undo(Migrator migrator, RollbackPreview preview, Set<String> accepted) {
		try {
			return migrator.tools().rollback(new RollbackTarget.Last(), preview.names(), accepted);
		}
		catch (RollbackRefusedException ex) {
			if (ex.reason() != RollbackRefusedException.Reason.LOSES_DATA) {
				throw ex;
			}
			throw new CommandRefusedException(ex.problem(),
					"Save what is needed first. If it may go, call the command again with " + ACCEPT + ".");
		}
	}

	/**
	 * Whether a person wants it although data is lost.
	 */
	private static boolean isConsented(RollbackPreview.Step step, boolean given, Migrator migrator, Output output) {
		if (step.lost().isEmpty() && !given) {
			return false;
		}
		if (!step.lost().isEmpty()) {
			output.data("Undoing " + step.migration() + " loses:");
			step.lost().forEach((lost) -> output.data("  " + lost.describe()));
		}
		output.requirePerson("Data of database " + migrator.plan().database().name() + " will be lost.", "migrate undo",
				migrator.gate());
		if (given) {
			return true;
		}
		boolean wanted = new Terminal(output).yes("Data is lost. Undo it all the same?")
			.orElseThrow(() -> new CommandRefusedException(
					"Data would be lost, and there is no terminal to ask on. Nothing was done.",
					"Call the command again with " + ACCEPT + "."));
		if (!wanted) {
			throw new CommandRefusedException("Nothing was done.", "");
		}
		return true;
	}

	private void settle(Path migration, Arguments arguments, Output output) {
		String shown = this.tools.sources().show(migration);
		boolean remove = arguments.has(REMOVE) || !arguments.has(KEEP)
				&& new Terminal(output).yes("Remove its directory " + shown + "?").orElse(false);
		if (remove) {
			remove(migration);
			output.data("Removed " + shown);
			if (this.tools.schemaSource() != null) {
				output.data("The schema source may still have the change: migrate dev makes a migration of it again.");
			}
		}
		else {
			output.data(
					"Its directory stays: " + shown + ". A deploy applies it again once its file has changed, or with "
							+ Invocation
								.of("migrate deploy " + ShellWord.option("--again", migration.getFileName().toString()))
							+ ".");
		}
	}

	private static void remove(Path directory) {
		try {
			Files.walkFileTree(directory, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
					Files.delete(visited);
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove " + directory, ex);
		}
	}

}
