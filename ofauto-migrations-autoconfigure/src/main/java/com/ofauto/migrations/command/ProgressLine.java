package com.ofauto.migrations.command;

import java.time.Duration;

import com.ofauto.migrations.core.StatementProgress;
import com.ofauto.migrations.verdict.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * Shows how long a migration has been running and the progress of its statement: each
 * second on one line of a terminal, otherwise at growing intervals.
 */
final class ProgressLine {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** The longest line that can be overwritten. */
	private static final int LONGEST = 79;

	/** "Applying", the time of a migration's name, and dots. */
	private static final int SHORTEST = 24;

	private final Output output;

	private final String migration;

	private Duration next = Duration.ofSeconds(10);

	private boolean ended;

	ProgressLine(Output output, String migration) {
		this.output = output;
		this.migration = migration;
	}

	/**
	 * The migration begins, which is worth a line only if the next one takes its place.
	 */
	synchronized void begin() {
		this.output.rewrite(applying(LONGEST));
	}

	/**
	 * Time has passed.
	 * @param elapsed since the migration began
	 * @param progress what PostgreSQL says, if it says anything
	 */
	synchronized void tick(Duration elapsed, @Nullable StatementProgress progress) {
		String text = ": " + text(elapsed, progress);
		if (this.ended || this.output.rewrite(applying(LONGEST - text.length()) + text)
				|| elapsed.compareTo(this.next) < 0) {
			return;
		}
		this.output.note(applying(Integer.MAX_VALUE) + text);
		while (this.next.compareTo(elapsed) <= 0) {
			this.next = following(this.next);
		}
	}

	/**
	 * The migration has ended; it is not shown any more.
	 */
	synchronized void end() {
		this.ended = true;
		this.output.rewrite("");
	}

	/**
	 * The name is shortened in favour of the progress.
	 */
	private String applying(int longest) {
		String whole = "Applying " + this.migration;
		int room = Math.max(longest, SHORTEST);
		return (whole.length() <= room) ? whole : whole.substring(0, room - 1) + "…";
	}

	private static Duration following(Duration said) {
		if (said.compareTo(MINUTE) >= 0) {
			return said.plus(MINUTE);
		}
		return (said.toSeconds() < 30) ? Duration.ofSeconds(30) : MINUTE;
	}

	private static String text(Duration elapsed, @Nullable StatementProgress progress) {
		if (progress == null) {
			return Amounts.exact(elapsed);
		}
		String share = (progress.total() > 0) ? ", " + progress.done() * 100 / progress.total() + " %" : "";
		return Amounts.exact(elapsed) + ", " + progress.phase() + share;
	}

}
