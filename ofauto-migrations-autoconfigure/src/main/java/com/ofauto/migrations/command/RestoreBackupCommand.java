package com.ofauto.migrations.command;

import java.nio.file.Path;

import com.ofauto.migrations.backup.RestoredDatabase;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.report.RestoredView;

/**
 * Restores a backup into a new database.
 */
final class RestoreBackupCommand implements Command {

	private static final String INTO = "--into";

	private final Target target;

	RestoreBackupCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate restore", "FILE --into NAME [--json]",
					"Restore a backup into a new database of the same server")
			.withParameter()
			.withOption(INTO, "NAME", "the name of the new database; none that is there is ever written to")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Path file = Path.of(arguments.parameter("FILE"));
		String name = arguments.value(INTO).orElseThrow(() -> new UsageException(INTO + " NAME is missing."));
		MigrationPlan plan = this.target.look(output);
		RestoredDatabase restored = this.target.backups().get().restore(plan, file, name, output::note);
		if (arguments.has("--json")) {
			output.json(RestoredView.of(restored.name(), restored.plan(), restored.server().host(),
					restored.server().port(), restored.applied(), restored.isEarlierThan(plan), restored.aside()));
		}
		else {
			RestoreScreen.lines(restored, plan).forEach(output::data);
		}
		return ExitCode.FINE;
	}

}
