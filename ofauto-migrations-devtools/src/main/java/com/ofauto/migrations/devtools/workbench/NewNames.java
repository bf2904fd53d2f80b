package com.ofauto.migrations.devtools.workbench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds names for migrations between one migration and the next.
 */
final class NewNames {

	private static final Pattern DATED = Pattern.compile("(\\d{14})_(.+)", Pattern.DOTALL);

	private final String after;

	private final @Nullable String before;

	private int given;

	NewNames(String after, @Nullable String before) {
		this.after = after;
		this.before = before;
	}

	String after() {
		return this.after;
	}

	/**
	 * Return a name after the last one that was returned.
	 */
	String next(String old) {
		this.given++;
		Matcher dated = DATED.matcher(this.after);
		Matcher oldDated = DATED.matcher(old);
		String words = oldDated.matches() ? oldDated.group(2) : old;
		if (dated.matches()) {
			String name = (Long.parseLong(dated.group(1)) + this.given) + "_" + words;
			if (this.before == null || name.compareTo(this.before) < 0) {
				return name;
			}
		}
		return this.after + "_" + this.given + "_" + words;
	}

}
