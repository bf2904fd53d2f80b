package com.ofauto.migrations.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.ofauto.migrations.core.Attempt;
import com.ofauto.migrations.core.Capture;
import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.verdict.Amounts;

/**
 * Shows what was attempted on the database, and what came of it.
 */
final class HistoryCommand implements Command {

	private final Target target;

	HistoryCommand(Target target) {
		this.target = target;
	}

	@Override
	public CommandUsage usage() {
		return CommandUsage
			.of("migrate history", "[--json]", "Show each attempt at a migration, the oldest first; change nothing")
			.withFlag("--json", "print JSON");
	}

	@Override
	public ExitCode run(Arguments arguments, Output output) {
		MigrationPlan plan = this.target.look(output);
		List<Attempt> attempts = this.target.migrator().tools().attempts();
		List<Capture> captures = this.target.migrator().captures().all();
		if (arguments.has("--json")) {
			output.json(HistoryView.of(attempts, captures));
		}
		else if (attempts.isEmpty()) {
			output.data((plan.database().history() != null) ? "The history is empty." : "There is no history yet.");
		}
		else {
			print(attempts, output);
			captures.forEach((capture) -> output.data(line(capture)));
		}
		return ExitCode.FINE;
	}

	private static String line(Capture capture) {
		String left = (capture.left() != null)
				? "; a rollback found no place for " + Amounts.number(capture.left()) + " of them" : "";
		return capture.at() + "  captured " + capture.describe() + " (" + Amounts.bytes(capture.bytes()) + ") before "
				+ capture.migration() + ", until " + capture.until() + left;
	}

	/**
	 * What a deploy has begun stands below it.
	 */
	private void print(List<Attempt> attempts, Output output) {
		DeployMark deploy = null;
		for (Attempt attempt : attempts) {
			DeployMark mark = attempt.mark();
			if (mark != null && !mark.equals(deploy)) {
				output.data(time(mark.at()) + "  Deploy by " + mark.who() + ": " + mark.describe());
				deploy = mark;
			}
			output.data(time(attempt.startedAt()) + ((mark != null) ? "    " : "  ") + ReadableText.name(attempt.name())
					+ " " + words(attempt));
		}
		if (deploy != null && !this.target.migrator().gate().developing()) {
			recovery(deploy).forEach(output::note);
		}
	}

	private static List<String> recovery(DeployMark deploy) {
		return deploy.recovery().isEmpty() ? List.of()
				: List.of("To go back to where the last deploy began, recover a base backup from before it with:",
						"  " + String.join(", ", deploy.recovery()), "A base backup cannot be seen from here.");
	}

	private static Instant time(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS);
	}

	private static String words(Attempt attempt) {
		String detail = (attempt.detail() != null) ? ReadableText.name(attempt.detail()) : "";
		String error = detail.isEmpty() ? "" : ": " + detail;
		String when = (attempt.endedAt() != null) ? " at " + time(attempt.endedAt()) : "";
		return switch (attempt.outcome()) {
			case APPLIED -> "applied" + took(attempt);
			case RECORDED -> "recorded as applied";
			case REPLACED -> "applied" + took(attempt) + ", replaced by " + detail;
			case REMOVED -> "applied" + took(attempt) + ", removed from disk on purpose";
			case ROLLED_BACK -> "rolled back" + when + error;
			case UNDONE -> "applied" + took(attempt) + ", undone by a rollback" + when;
			case FORGOTTEN ->
				"applied" + took(attempt) + ", counts as rolled back since" + when.replaceFirst(" at", "");
			case UNFINISHED -> "unfinished" + error;
			case ROLLBACK -> "undone in segments by a rollback" + when;
			case HALF_UNDONE -> "half undone by a rollback" + error;
		};
	}

	private static String took(Attempt attempt) {
		return (attempt.took() != null) ? " in " + DurationText.of(attempt.took()) : "";
	}

}
