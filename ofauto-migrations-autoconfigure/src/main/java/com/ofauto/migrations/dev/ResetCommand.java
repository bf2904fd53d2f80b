package com.ofauto.migrations.dev;

import java.util.Map;
import java.util.function.Supplier;

import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Confirmation;
import com.ofauto.migrations.command.DeployScreen;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Builds the application's schema anew, after a person has confirmed which database that
 * is. Whether it may be done at all is asked before the person is.
 */
public final class ResetCommand implements Command {

	private final String name;

	private final Target target;

	private final Supplier<Reset> reset;

	/**
	 * Creates a command.
	 * @param name the words that call it
	 * @param target what it works on
	 * @param reset does it
	 */
	public ResetCommand(String name, Target target, Supplier<Reset> reset) {
		this.name = name;
		this.target = target;
		this.reset = reset;
	}

	@Override
	public CommandUsage usage() {
		return Confirmation
			.in(CommandUsage.of(this.name, "[--confirm NAME] [--dry-run] [--json]",
					"Drop what the application's schema holds, deploy, and seed; in development and tests"))
			.withFlag("--dry-run", "say what would be dropped, and do nothing")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		migrator.preview(Operation.RESET, null).describe().forEach(output::note);
		if (arguments.has("--dry-run")) {
			output.data("Nothing was done, since this is a dry run.");
			return ExitCode.FINE;
		}
		DatabaseInfo database = plan.database();
		new Confirmation(this.name, arguments, output).require(database.name(),
				"All that " + schema(database) + " of database " + database.name() + " holds will be dropped.");
		ResetReport report = this.reset.get().run();
		if (arguments.has("--json")) {
			Map<String, @Nullable Object> json = DeployScreen.json(report.deployed());
			json.put("seeded", report.seeded());
			output.json(json);
		}
		else {
			DeployScreen.print(report.deployed(), database.name(), output);
			report.seeded().forEach((name) -> output.data("Seeded " + name));
		}
		return ExitCode.FINE;
	}

	/**
	 * Its name is not looked up where there are no migrations.
	 */
	private static String schema(DatabaseInfo database) {
		return (database.schema() != null) ? "schema \"" + database.schema() + '"' : "the application's schema";
	}

}
