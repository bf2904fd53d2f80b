package com.ofauto.migrations.dev;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.command.Arguments;
import com.ofauto.migrations.command.Command;
import com.ofauto.migrations.command.CommandUsage;
import com.ofauto.migrations.command.Confirmation;
import com.ofauto.migrations.command.ExitCode;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.report.SeedView;

/**
 * Writes development data, after a person has confirmed into which database.
 *
 * @since 0.1.0
 */
@Internal
public final class SeedCommand implements Command {

	private final Target target;

	private final Supplier<Seed> seed;

	/**
	 * Creates a command.
	 * @param target what it works on
	 * @param seed does it
	 */
	public SeedCommand(Target target, Supplier<Seed> seed) {
		this.target = target;
		this.seed = seed;
	}

	@Override
	public CommandUsage usage() {
		return Confirmation
			.in(CommandUsage.of("db seed", "[--confirm NAME] [--json]",
					"Write development data; in development and tests only"))
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = this.target.look(output);
		migrator.tools().require(Operation.SEED);
		Confirmation.byAnyone("db seed", arguments, output)
			.require(plan.database().name(),
					"Development data will be written into database " + plan.database().name() + ".");
		List<String> seeded = this.seed.get().run();
		if (arguments.has("--json")) {
			output.json(new SeedView(seeded));
		}
		else if (seeded.isEmpty()) {
			output.data("There is nothing to seed.");
		}
		else {
			seeded.forEach((name) -> output.data("Seeded " + name));
		}
		return ExitCode.FINE;
	}

}
