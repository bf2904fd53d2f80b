package com.ofauto.migrations.command;

import com.ofauto.migrations.core.MigrationPlan;

/**
 * Makes a backup of the database.
 */
final class BackupCommand implements Command {

	private static final String TO = "--to";

	private final Target target;

	BackupCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate backup", "[--to DIRECTORY]",
					"Dump the database with pg_dump, and check that the dump is complete")
			.withOption(TO, "DIRECTORY",
					"where the file is kept, by default ofauto.migrations.backup.directory; in development backups in the directory of the build");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(output);
		BackupScreen.print(
				new BackupRun(this.target, "migrate backup " + TO).make(plan, arguments.value(TO).orElse(""), output),
				plan, output::data);
		return ExitCode.FINE;
	}

}
