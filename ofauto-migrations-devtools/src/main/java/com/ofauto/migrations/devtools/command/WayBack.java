package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.NearestMigration;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.RollbackMaker;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.workbench.Draft;
import com.ofauto.migrations.devtools.workbench.MigrationText;
import com.ofauto.migrations.devtools.workbench.RollbackProof;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RollbackImpact;

/**
 * Writes the way back of a migration that was written by hand: the change from the schema
 * behind it to the one before it. It is proven like every other.
 *
 * @param tools what the commands share
 */
record WayBack(CommandContext tools) implements RollbackMaker {

	private static final Pattern DEFINES = Pattern.compile("(?i)(CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|SET|RESET)\\b");

	@Override
	public CommandUsage extended(CommandUsage usage) {
		return RenameOptions.in(usage)
			.withOption("--directory", "DIRECTORY", "the directory of the migrations, if not in src/main/resources");
	}

	@Override
	public ExitCode make(String name, Arguments arguments, Output output) {
		this.tools.gate().get().require(Operation.REPLAY);
		Path directory = this.tools.directory(arguments);
		List<Migration> all = CommandContext.migrations(directory).read();
		int index = all.stream().map(Migration::name).toList().indexOf(name);
		if (index < 0) {
			throw new CommandRefusedException("There is no migration " + name + " on disk."
					+ NearestMigration.question(name, all.stream().map(Migration::name).toList())
					+ " Nothing was written.", "Check the name, which is that of its directory.");
		}
		Path file = directory.resolve(name).resolve(RollbackProof.FILE);
		String shown = this.tools.sources().show(file);
		boolean there = Files.exists(file);
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output)) {
			if (!there) {
				write(file, draft(all, index, scratch, arguments, output), all.get(index), output);
				output.data("Wrote " + shown);
			}
			new ImpactTracing(this.tools, scratch, output).write(directory, all, Set.of(name))
				.forEach((impact) -> output.data(impact.text()));
		}
		return proven(name, shown, there, CommandContext.migrations(directory).read().get(index), output);
	}

	private Draft draft(List<Migration> all, int index, ScratchDatabases scratch, Arguments arguments, Output output) {
		MigrationGenerator generator = new MigrationGenerator(scratch, this.tools.workbench());
		DatabaseSchema before = generator.history(MigrationDirectory.holding(all.subList(0, index)));
		return generator.draft(MigrationDirectory.holding(all.subList(0, index + 1)), before,
				this.tools.renames(arguments, List.of(), null, output));
	}

	private static void write(Path file, Draft draft, Migration migration, Output output) {
		try {
			Files.writeString(file, MigrationText.back(draft, changesRows(migration)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + file, ex);
		}
		if (draft.isEmpty()) {
			output.note("The migration leaves the schema as it is, so its rollback has no statement. Rows that it"
					+ " has written stay.");
		}
	}

	/**
	 * What does not only define may change rows.
	 */
	private static boolean changesRows(Migration migration) {
		return migration.statements().stream().anyMatch((statement) -> !DEFINES.matcher(statement.text()).lookingAt());
	}

	/**
	 * Says whether it leads back, which the trace has written down.
	 */
	private ExitCode proven(String name, String shown, boolean there, Migration migration, Output output) {
		MigrationImpact impact = (migration.impact() instanceof KnownImpact.Known known) ? known.impact() : null;
		RollbackImpact rollback = (impact != null) ? impact.rollback() : null;
		if (rollback == null || !rollback.undoes()) {
			throw new CommandRefusedException(shown + " does not lead back to the schema before " + name + ".",
					"See what is missing: migrate check. Correct the file, and call migrate rollback "
							+ ShellWord.option("--make", name) + " again, which proves it.");
		}
		output.data((there ? shown + " was there already, and is proven" : "It is proven")
				+ ": it leads back to the schema before " + name + ".");
		return ExitCode.FINE;
	}

}
