package com.ofauto.migrations.devtools.command;

import java.util.function.Consumer;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.ScratchRehearsals;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.rehearsal.RehearsalRun;
import com.ofauto.migrations.rehearsal.ScratchRehearsal;

/**
 * Rehearses in scratch databases, of which the history may be the result of an earlier
 * replay.
 *
 * @param tools what the commands share
 */
record RehearsalDatabases(CommandContext tools) implements ScratchRehearsals {

	@Override
	public CommandUsage usage(CommandUsage usage) {
		return usage.withOption("--directory", "DIRECTORY",
				"the directory of the migrations, if not in src/main/resources; not with --on");
	}

	@Override
	public void require() {
		this.tools.gate().get().require(Operation.REPLAY);
	}

	@Override
	public Migrator migrator(Arguments arguments) {
		return this.tools.migrator(CommandContext.migrations(this.tools.directory(arguments)));
	}

	@Override
	public RehearsalRun run(ScratchRehearsal rehearsal, Consumer<Migrator> begun, Output output) {
		try (ScratchDatabases scratch = this.tools.scratch(this.tools.refusal(), output);
				ScratchDatabase database = scratch.replayed(MigrationDirectory.holding(rehearsal.history()))) {
			return rehearsal.run((listeners) -> {
				Migrator migrator = scratch.migrator(database, MigrationDirectory.holding(rehearsal.migrations()),
						listeners);
				begun.accept(migrator);
				return migrator;
			});
		}
	}

}
