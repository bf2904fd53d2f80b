package com.ofauto.migrations.command;

import java.time.Duration;

import com.ofauto.migrations.core.StatementProgress;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a migration has been running and how far its statement is: each second in
 * one place of a terminal, else at growing intervals.
 */
final class ProgressLine {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Output output;

	private final String migration;

	private Duration next = Duration.ofSeconds(10);

	private boolean ended;

	ProgressLine(Output output, String migration) {
		this.output = output;
		this.migration = migration;
	}

	/**
	 * Time has passed.
	 * @param elapsed since the migration began
	 * @param progress what PostgreSQL says, if it says anything
	 */
	synchronized void tick(Duration elapsed, @Nullable StatementProgress progress) {
		if (this.ended || this.output.rewrite("  " + text(elapsed, progress)) || elapsed.compareTo(this.next) < 0) {
			return;
		}
		this.output.note("Applying " + this.migration + ": " + text(elapsed, progress));
		while (this.next.compareTo(elapsed) <= 0) {
			this.next = following(this.next);
		}
	}

	/**
	 * The migration has ended; nothing is said of it any more.
	 */
	synchronized void end() {
		this.ended = true;
		this.output.rewrite("");
	}

	private static Duration following(Duration said) {
		if (said.compareTo(MINUTE) >= 0) {
			return said.plus(MINUTE);
		}
		return (said.toSeconds() < 30) ? Duration.ofSeconds(30) : MINUTE;
	}

	private static String text(Duration elapsed, @Nullable StatementProgress progress) {
		if (progress == null) {
			return time(elapsed);
		}
		String share = (progress.total() > 0) ? ", " + progress.done() * 100 / progress.total() + " %" : "";
		return time(elapsed) + ", " + progress.phase() + share;
	}

	private static String time(Duration elapsed) {
		if (elapsed.toHours() > 0) {
			return elapsed.toHours() + " h " + elapsed.toMinutesPart() + " min";
		}
		return (elapsed.toMinutes() > 0) ? elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s"
				: elapsed.toSeconds() + " s";
	}

}
