package com.ofauto.migrations.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the server says of its archiver, which copies the write-ahead log away segment by
 * segment. Whether a base backup exists, the server does not know.
 *
 * @param state whether it works
 * @param archived the file that it archived last, or {@code null}
 * @param failed the file that it cannot archive, or {@code null}
 * @since 0.1.0
 */
public record Archiver(State state, @Nullable String archived, @Nullable String failed) {

	/** How long no segment has to have been archived, while some wait. */
	private static final Duration STALLED = Duration.ofMinutes(5);

	private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8}).*");

	/** The server does not tell. */
	static final Archiver NOT_VISIBLE = new Archiver(State.NOT_VISIBLE, null, null);

	/**
	 * Judges what the server says.
	 * @param archived the file that was archived last, and when
	 * @param failed the file that last failed to be, and when
	 * @param current the segment that is written now, or {@code null}
	 * @param segmentSize the size of a segment in bytes
	 */
	static Archiver of(String mode, Event archived, Event failed, @Nullable String current, long segmentSize,
			Instant now) {
		if (mode.equals("off")) {
			return new Archiver(State.OFF, null, null);
		}
		if (failed.at != null && (archived.at == null || failed.at.isAfter(archived.at))) {
			return new Archiver(State.FAILING, archived.file, failed.file);
		}
		if (archived.at == null || archived.file == null) {
			return new Archiver(State.EMPTY, null, null);
		}
		boolean waiting = current != null && number(current, segmentSize) - number(archived.file, segmentSize) > 1;
		boolean stalled = waiting && archived.at.plus(STALLED).isBefore(now);
		return new Archiver(stalled ? State.BEHIND : State.HEALTHY, archived.file, null);
	}

	/**
	 * The number of a segment whatever its timeline, or that of the last one if the file
	 * is none: the history of a timeline.
	 */
	private static long number(String file, long segmentSize) {
		Matcher segment = SEGMENT.matcher(file);
		return segment.matches() ? Long.parseLong(segment.group(1), 16) * ((1L << 32) / segmentSize)
				+ Long.parseLong(segment.group(2), 16) : Long.MAX_VALUE;
	}

	/**
	 * The archiver for a person.
	 * @return such as {@code archiver healthy up to segment 000000010000000000000003}
	 */
	public String describe() {
		String upTo = (this.archived != null) ? "archived up to segment " + this.archived : "nothing archived yet";
		return switch (this.state) {
			case HEALTHY -> "archiver healthy up to segment " + this.archived;
			case BEHIND -> "archiver behind, " + upTo;
			case FAILING ->
				"archiver failing" + ((this.failed != null) ? " at segment " + this.failed : "") + ", " + upTo;
			case EMPTY -> "archiver on, nothing archived yet";
			case OFF -> "archiver off";
			case NOT_VISIBLE -> "archiver not visible";
		};
	}

	/**
	 * Whether the archiver works.
	 */
	public enum State {

		/** It archives what there is to archive. */
		HEALTHY,

		/** Segments wait, and none has been archived for minutes. */
		BEHIND,

		/** Its last attempt has failed. */
		FAILING,

		/** It is on, and has archived nothing since the statistics began. */
		EMPTY,

		/** The server archives nothing. A provider may back it up all the same. */
		OFF,

		/** The role may not see it, or the server does not tell. */
		NOT_VISIBLE;

		/**
		 * The state as one word.
		 * @return such as {@code not-visible}
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * What became of a file.
	 *
	 * @param file its name
	 * @param at when
	 */
	record Event(@Nullable String file, @Nullable Instant at) {

	}

}
