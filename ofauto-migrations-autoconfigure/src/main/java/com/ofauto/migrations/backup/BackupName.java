package com.ofauto.migrations.backup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a backup's file: the database, the time in UTC and the first pending
 * migration. A short key tells databases of one name on two servers apart, which may
 * share a directory: a backup of the one must not make room for one of the other.
 *
 * @param database the name and the key of the database, as they begin the file's name
 */
record BackupName(String database) {

	static final String ENDING = ".dump";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final int MOST_OF_DATABASE = 80;

	private static final int MOST_OF_MIGRATION = 110;

	static BackupName of(String database, String key) {
		return new BackupName(cut(plain(database), MOST_OF_DATABASE) + "-" + "%08x".formatted(key.hashCode()));
	}

	/**
	 * The name of a new file.
	 * @param number 1, or more if the names before it are taken
	 */
	String at(Instant time, int number, @Nullable String firstPending) {
		return this.database + "-" + TIME.format(time) + ((number > 1) ? "-" + number : "")
				+ ((firstPending != null) ? "-before-" + cut(plain(firstPending), MOST_OF_MIGRATION) : "") + ENDING;
	}

	/**
	 * Whether a file is a backup of this database.
	 */
	boolean isOf(String file) {
		return matcher(file).matches();
	}

	/**
	 * Orders such files from the oldest to the newest.
	 */
	Comparator<String> byTime() {
		return Comparator.<String, String>comparing((file) -> matched(file).group(1))
			.thenComparing((file) -> number(matched(file).group(2)));
	}

	private static int number(@Nullable String text) {
		return (text != null) ? Integer.parseInt(text) : 1;
	}

	private Matcher matched(String file) {
		Matcher matcher = matcher(file);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(file);
		}
		return matcher;
	}

	private Matcher matcher(String file) {
		return Pattern
			.compile(Pattern.quote(this.database) + "-(\\d{8}T\\d{6}Z)(?:-(\\d{1,6}))?(?:-before-.*)?\\.dump",
					Pattern.DOTALL)
			.matcher(file);
	}

	/**
	 * Writes other characters by their bytes, so that two names stay two.
	 */
	private static String plain(String name) {
		StringBuilder plain = new StringBuilder();
		for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (one & 0xff);
			boolean kept = character < 128 && (Character.isLetterOrDigit(character) || "_.-".indexOf(character) >= 0);
			plain.append(kept && (plain.length() > 0 || character == '_' || Character.isLetterOrDigit(character))
					? String.valueOf(character) : "%%%02X".formatted((int) character));
		}
		return plain.toString();
	}

	private static String cut(String text, int most) {
		return text.substring(0, Math.min(most, text.length()));
	}

}
