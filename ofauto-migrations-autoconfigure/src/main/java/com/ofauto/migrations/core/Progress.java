package com.ofauto.migrations.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a segmented run in the record's {@code logs}: one line of this library,
 * and below it the error, if one stopped the run.
 *
 * @param finished how many segments have finished
 * @param bytes how many bytes of the file those are
 * @param digest SHA-256 of those bytes
 * @param began whether the next segment has an effect that cannot be looked up or
 * repeated, and may have begun
 * @param before the relations that the next segment's statement found when it began, see
 * {@link ConcurrentRepair#before}; {@code null} if it has not begun
 * @param session what the finished segments have left in their session, see
 * {@link CarriedSessionState}; {@code null} if the record does not say, or not yet
 * @param error the error that stopped the run, or empty
 */
record Progress(int finished, long bytes, String digest, boolean began, @Nullable String before,
		@Nullable String session, String error) {

	/** What a record says that a session has. */
	static final String SESSION = "(?:kept|(?:same)?[0-9a-f]{32})";

	private static final Pattern LINE = Pattern.compile(
			"ofauto-migrations: (\\d{1,9}) segments finished, (\\d{1,18}) bytes, sha256 ([0-9a-f]{64}), (began|next)"
					+ "(?:, relations \\[([0-9,]*)])?(?:, session (" + SESSION + "))?(?:\n(.*))?",
			Pattern.DOTALL);

	static @Nullable Progress parse(@Nullable String logs) {
		Matcher line = (logs != null) ? LINE.matcher(logs) : null;
		if (line == null || !line.matches()) {
			return null;
		}
		return new Progress(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2)), line.group(3),
				line.group(4).equals("began"), line.group(5), line.group(6), orEmpty(line.group(7)));
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * The error that a record's logs hold, be they of this runner or of Prisma.
	 */
	static String errorIn(@Nullable String logs) {
		Progress progress = parse(logs);
		String ofBackfill = BackfillProgress.error(logs);
		if (ofBackfill != null) {
			return ofBackfill;
		}
		return (progress != null) ? progress.error() : orEmpty(logs).strip();
	}

	/**
	 * A segment that may have begun and can be neither found in the catalog nor repeated
	 * needs a person's decision.
	 */
	boolean resumable() {
		return !this.began;
	}

	boolean isPrefixOf(Migration migration) {
		try (PrefixDigest prefix = new PrefixDigest(migration)) {
			return prefix.upTo(this.bytes).equals(this.digest);
		}
	}

	String line() {
		return "ofauto-migrations: " + this.finished + " segments finished, " + this.bytes + " bytes, sha256 "
				+ this.digest + ", " + (this.began ? "began" : "next")
				+ ((this.before != null) ? ", relations [" + this.before + "]" : "")
				+ ((this.session != null) ? ", session " + this.session : "");
	}

	String text() {
		return this.error.isEmpty() ? line() : line() + "\n" + this.error;
	}

	/**
	 * What a run goes on from. What a statement found when it began says nothing about
	 * the statement of another file.
	 */
	Progress resumed(boolean sameFile) {
		return new Progress(this.finished, this.bytes, this.digest, this.began, sameFile ? this.before : null,
				this.session, "");
	}

	Progress withSession(String session) {
		return new Progress(this.finished, this.bytes, this.digest, this.began, this.before, session, this.error);
	}

	/**
	 * The next run removes what a cancelled statement has left.
	 */
	Progress cancelled(String error, boolean inPart) {
		return new Progress(this.finished, this.bytes, this.digest, this.began && inPart, this.before, this.session,
				error);
	}

	/**
	 * A segment that the server refused has not happened, unless it can commit a part of
	 * its work.
	 */
	Progress failed(String error, boolean inPart) {
		return new Progress(this.finished, this.bytes, this.digest, this.began && inPart, null, this.session, error);
	}

}
