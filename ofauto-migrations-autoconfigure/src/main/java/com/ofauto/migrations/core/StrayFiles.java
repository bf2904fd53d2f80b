package com.ofauto.migrations.core;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds files beside the migrations that look like migrations and would not be applied.
 */
final class StrayFiles {

	private static final int MOST = 5;

	/** Versioned, undo, repeatable and baseline migrations of Flyway. */
	private static final Pattern FLYWAY = Pattern.compile("(?:[VUB][0-9][0-9._]*|R)__(.+)\\.sql",
			Pattern.CASE_INSENSITIVE);

	private StrayFiles() {
	}

	static boolean isOne(String file) {
		return file.regionMatches(true, file.length() - ".sql".length(), ".sql", 0, ".sql".length());
	}

	/**
	 * Says what is wrong with them.
	 * @param location where they lie
	 * @param files their names in order, at least one
	 */
	static Finding finding(String location, List<String> files) {
		boolean one = files.size() == 1;
		List<String> flyways = files.stream().filter((file) -> FLYWAY.matcher(file).matches()).toList();
		String example = (flyways.isEmpty() ? files : flyways).get(0);
		return new Finding(Finding.Kind.STRAY, files.get(0),
				location + " holds " + (one ? "a .sql file" : files.size() + " .sql files")
						+ " beside the migrations, and " + (one ? "it is" : "they are") + " not applied: "
						+ listed(files) + ".",
				(flyways.isEmpty() ? ""
						: "The name " + flyways.get(0) + " is one of Flyway's, whose files are not read here. ")
						+ "A migration is a directory with a migration.sql in it: move "
						+ (one ? "the file" : "each file") + " there, " + example + " to " + directoryFor(example)
						+ "/migration.sql, or away from here.");
	}

	private static String listed(List<String> files) {
		String first = String.join(", ", files.subList(0, Math.min(MOST, files.size())));
		return (files.size() > MOST) ? first + " and " + (files.size() - MOST) + " more" : first;
	}

	private static String directoryFor(String file) {
		Matcher flyways = FLYWAY.matcher(file);
		return flyways.matches() ? "<timestamp>_" + flyways.group(1)
				: file.substring(0, file.length() - ".sql".length());
	}

}
