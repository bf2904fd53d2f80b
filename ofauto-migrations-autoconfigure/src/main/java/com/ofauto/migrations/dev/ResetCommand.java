package com.ofauto.migrations.dev;

import java.util.function.Supplier;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Confirmation;
import com.ofauto.migrations.command.DeployScreen;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.DropPreview;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.report.DropView;
import com.ofauto.migrations.report.RunView;

/**
 * Builds the application's schema again, after a person has confirmed the database. The
 * gate is checked before the person is asked.
 *
 * @since 0.1.0
 */
@Internal
public final class ResetCommand implements Command {

	private final String name;

	private final Target target;

	private final Supplier<Reset> reset;

	private final Supplier<KeepSettings> keep;

	/**
	 * Creates a command.
	 * @param name the words that call it
	 * @param target what it works on
	 * @param reset does it
	 * @param keep where and how far it keeps the rows first
	 */
	public ResetCommand(String name, Target target, Supplier<Reset> reset, Supplier<KeepSettings> keep) {
		this.name = name;
		this.target = target;
		this.reset = reset;
		this.keep = keep;
	}

	@Override
	public CommandUsage usage() {
		return Confirmation.in(CommandUsage.of(this.name, "[--confirm NAME] [--dry-run] [--json]",
				"Keep the rows in files, drop everything in the application's schema, deploy and seed; in development"
						+ " and tests only"))
			.withFlag("--dry-run", "print what would be dropped; change nothing")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		DropPreview preview = migrator.tools().preview(Operation.RESET, null);
		preview.describe().forEach(output::note);
		RowKeeping keeping = RowKeeping.plan(migrator, this.keep.get());
		keeping.describe().forEach(output::note);
		if (arguments.has("--dry-run")) {
			dryRun(preview, keeping, arguments, output);
			return ExitCode.FINE;
		}
		DatabaseInfo database = plan.database();
		Confirmation.byPerson(this.name, arguments, output, migrator.gate())
			.require(database.name(),
					"Everything in " + schema(database) + " of database " + database.name() + " will be dropped.");
		ResetReport report = this.reset.get().run(keeping, () -> keeping.end().forEach(output::note));
		if (arguments.has("--json")) {
			output.json(RunView.of(report.deployed(), true).withSeeded(report.seeded(), keeping.view()));
		}
		else {
			DeployScreen.print(report.deployed(), database.name(), output);
			report.seeded().forEach((name) -> output.data("Seeded " + name));
		}
		return ExitCode.FINE;
	}

	private static void dryRun(DropPreview preview, RowKeeping keeping, Arguments arguments, Output output) {
		if (arguments.has("--json")) {
			output.json(DropView.of(preview, keeping.lost()));
		}
		else {
			output.data("This was a dry run: nothing was dropped.");
		}
	}

	/**
	 * Its name is not looked up where there are no migrations.
	 */
	private static String schema(DatabaseInfo database) {
		return (database.schema() != null) ? "schema \"" + database.schema() + '"' : "the application's schema";
	}

}
