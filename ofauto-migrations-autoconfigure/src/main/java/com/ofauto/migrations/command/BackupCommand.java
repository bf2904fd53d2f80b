package com.ofauto.migrations.command;

import java.nio.file.Path;

import com.ofauto.migrations.backup.Backup;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.report.BackupView;

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
			.of("migrate backup", "[--to DIRECTORY] [--json]",
					"Dump the database with pg_dump, and check that the dump is complete")
			.withOption(TO, "DIRECTORY",
					"where the file is kept, by default ofauto.migrations.backup.directory; in development backups in the directory of the build")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(output);
		Backup backup = new BackupRun(this.target, "migrate backup " + TO).make(plan, arguments.value(TO).orElse(""),
				output);
		if (arguments.has("--json")) {
			output.json(view(backup, plan.database().name()));
		}
		else {
			BackupScreen.print(backup, plan, output::data);
		}
		return ExitCode.FINE;
	}

	private static BackupView view(Backup backup, String database) {
		Path file = backup.file();
		return (file != null)
				? new BackupView(database, file.toAbsolutePath().toString(), backup.bytes(), backup.tables())
				: new BackupView(database, null, null, null);
	}

}
