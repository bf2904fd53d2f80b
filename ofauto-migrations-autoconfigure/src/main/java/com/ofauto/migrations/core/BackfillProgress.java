package com.ofauto.migrations.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.Backfill;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill has come, as its unfinished record says it.
 *
 * @param round how often it has begun at the first row of its table, from 1
 * @param updated how many rows it has updated, in all rounds
 * @param passed how many rows of the table its batches have passed in this round
 * @param about how many rows the table has, as the server estimates, or -1 if it was
 * never analyzed
 * @param key the column whose order the batches follow
 * @param cursor the key of the last row that was passed in this round, or {@code null} at
 * the beginning of one
 * @param digest the digest of the script without its comments
 * @since 0.1.0
 */
public record BackfillProgress(int round, long updated, long passed, long about, String key, @Nullable String cursor,
		String digest) {

	private static final Pattern LINE = Pattern.compile(
			"ofauto-migrations: backfill, round (\\d{1,4}), (\\d{1,18}) rows"
					+ " updated, (\\d{1,18}) of (-1|\\d{1,18}) rows passed, sha256 ([0-9a-f]{64}), key (.*)",
			Pattern.DOTALL);

	private static final String CURSOR = ", cursor ";

	private static final int SHOWN = 60;

	static @Nullable BackfillProgress parse(@Nullable String logs) {
		Place place = Place.in(logs);
		if (place == null) {
			return null;
		}
		MatchResult line = place.line();
		return new BackfillProgress(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2)),
				Long.parseLong(line.group(3)), Long.parseLong(line.group(4)), place.key(), place.cursor(),
				line.group(5));
	}

	/**
	 * The progress that a record tells.
	 * @param record an attempt
	 * @return the progress, or empty if it is no unfinished attempt at a backfill
	 */
	public static Optional<BackfillProgress> of(@Nullable MigrationRecord record) {
		return (record != null) ? Optional.ofNullable(parse(record.logs())) : Optional.empty();
	}

	/**
	 * Whether a file is the one that it tells of, but for its comments. Behind another
	 * key the cursor would be one of other rows.
	 */
	boolean isOf(Migration migration) {
		try {
			Backfill backfill = ScriptOutliner.outline(migration).backfill();
			return backfill != null && backfill.directive().key().equals(this.key)
					&& migration.scriptDigest().equals(this.digest);
		}
		catch (MigrationScriptException ex) {
			return false;
		}
	}

	/**
	 * The error that stopped the run, or {@code null} if it is no record of a backfill.
	 */
	static @Nullable String error(@Nullable String logs) {
		Place place = Place.in(logs);
		return (place != null) ? place.error() : null;
	}

	static BackfillProgress begin(String key, long about, String digest) {
		return new BackfillProgress(1, 0, 0, about, key, null, digest);
	}

	/**
	 * The next round, which begins at the first row again.
	 */
	BackfillProgress nextRound() {
		return new BackfillProgress(this.round + 1, this.updated, 0, this.about, this.key, null, this.digest);
	}

	BackfillProgress passed(long rows, String cursor) {
		return new BackfillProgress(this.round, this.updated, this.passed + rows, this.about, this.key, cursor,
				this.digest);
	}

	BackfillProgress updated(long rows) {
		return new BackfillProgress(this.round, this.updated + rows, this.passed, this.about, this.key, this.cursor,
				this.digest);
	}

	/**
	 * The line of the record.
	 */
	String line() {
		return "ofauto-migrations: backfill, round " + this.round + ", " + this.updated + " rows updated, "
				+ this.passed + " of " + this.about + " rows passed, sha256 " + this.digest + ", key "
				+ escaped(this.key).replace(",", "\\,")
				+ ((this.cursor != null) ? ", cursor " + escaped(this.cursor) : "");
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\n", "\\n");
	}

	private static String unescaped(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				c = text.charAt(++i);
				c = (c == 'n') ? '\n' : c;
			}
			plain.append(c);
		}
		return plain.toString();
	}

	/**
	 * The progress for a person.
	 * @return such as {@code 340,000 of about 1,000,000 rows, id 340000}
	 */
	public String describe() {
		String rows = (this.about > 0 && this.passed <= this.about)
				? number(this.passed) + " of about " + number(this.about) + " rows" : rows(this.passed);
		return ((this.round > 1) ? "round " + this.round + ", " : "") + rows
				+ ((this.cursor != null) ? ", up to " + this.key + " " + ReadableText.quoted(shown(this.cursor)) : "");
	}

	/**
	 * How much of its first round is left, in a sentence.
	 * @return the sentence, or empty if that is not known
	 */
	Optional<String> left() {
		long left = this.about - this.passed;
		return (this.round > 1 || this.about <= 0 || left < 0) ? Optional.empty()
				: Optional.of("About " + rows(left) + ((left == 1) ? " is left." : " are left."));
	}

	private static String shown(String cursor) {
		return (cursor.codePointCount(0, cursor.length()) <= SHOWN) ? cursor
				: cursor.substring(0, cursor.offsetByCodePoints(0, SHOWN)) + "…";
	}

	static String rows(long number) {
		return number(number) + ((number == 1) ? " row" : " rows");
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/**
	 * Where the line of a record has the key, and what is behind it. A key can be long.
	 *
	 * @param line the line up to the key
	 * @param key the column
	 * @param cursor its value
	 * @param error what stands on the lines below
	 */
	private record Place(MatchResult line, String key, @Nullable String cursor, String error) {

		static @Nullable Place in(@Nullable String logs) {
			Matcher line = (logs != null) ? LINE.matcher(logs) : null;
			if (line == null || !line.matches()) {
				return null;
			}
			String text = line.group(6);
			int key = end(text, 0, ',');
			boolean moved = text.startsWith(CURSOR, key);
			int end = moved ? end(text, key + CURSOR.length(), '\n') : key;
			if (end < text.length() && text.charAt(end) != '\n') {
				return null;
			}
			return new Place(line.toMatchResult(), unescaped(text.substring(0, key)),
					moved ? unescaped(text.substring(key + CURSOR.length(), end)) : null,
					text.substring(Math.min(end + 1, text.length())));
		}

		/**
		 * The index of the end of the line, or of a character before that is not escaped.
		 */
		private static int end(String text, int from, char stop) {
			int i = from;
			while (i < text.length() && text.charAt(i) != stop && text.charAt(i) != '\n') {
				i += (text.charAt(i) == '\\') ? 2 : 1;
			}
			return Math.min(i, text.length());
		}

	}

}
