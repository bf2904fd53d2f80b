package com.ofauto.migrations.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;

/**
 * Waits until another process has applied the pending migrations, as in an init
 * container.
 */
final class WaitCommand implements Command {

	private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

	private static final Duration LIMIT = Duration.ofHours(1);

	private final Target target;

	WaitCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate wait", "[--limit DURATION] [--json]",
					"Wait until another process has applied the pending" + " migrations")
			.withOption("--limit", "DURATION", "the longest time to wait, such as 90s, 10m or 2h; default 1h")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		Duration limit = arguments.value("--limit").map(WaitCommand::duration).orElse(LIMIT);
		Migrator migrator = this.target.migrator();
		MigrationPlan plan = migrator.await(limit);
		output.note(this.target.describe(plan));
		if (arguments.has("--json")) {
			output.json(this.target.view(migrator, plan));
		}
		else {
			output.data("Database " + plan.database().name() + " is up to date.");
		}
		return ExitCode.FINE;
	}

	private static Duration duration(String text) {
		Matcher duration = DURATION.matcher(text);
		if (!duration.matches()) {
			throw new UsageException("\"" + text + "\" is not a duration; write 90s, 10m or 2h.");
		}
		long number = Long.parseLong(duration.group(1));
		return switch (duration.group(2)) {
			case "s" -> Duration.ofSeconds(number);
			case "m" -> Duration.ofMinutes(number);
			default -> Duration.ofHours(number);
		};
	}

}
