package com.ofauto.migrations.kept;

import java.util.regex.Pattern;

/**
 * The names of files and directories, whatever the names in the database are.
 */
final class KeptFile {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+\\.copy");

	private static final int LONGEST = 40;

	private KeptFile() {
	}

	/**
	 * The file of a table.
	 * @param number tells tables apart whose names differ in other characters
	 */
	static String of(int number, String table) {
		return "%03d_%s.copy".formatted(number, safe(table));
	}

	static String safe(String name) {
		String safe = name.replaceAll("[^A-Za-z0-9_-]+", "_");
		return (safe.length() > LONGEST) ? safe.substring(0, LONGEST) : safe;
	}

	static boolean isName(String file) {
		return NAME.matcher(file).matches();
	}

}
