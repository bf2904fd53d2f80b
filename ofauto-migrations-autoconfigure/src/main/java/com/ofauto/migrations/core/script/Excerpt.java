package com.ofauto.migrations.core.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shortens a statement for a message.
 *
 * @since 0.1.0
 */
public final class Excerpt {

	private static final int LINES = 8;

	private static final int BEFORE = 3;

	private static final int WIDTH = 160;

	private static final int SCANNED = 64 * 1024;

	private Excerpt() {
	}

	/**
	 * A few lines of a statement.
	 * @param statement the statement
	 * @param line the line that must be among them, from 0
	 */
	public static String of(String statement, int line) {
		int from = Math.max(0, line - BEFORE);
		List<String> lines = Arrays.asList(start(statement, from).split("\n", LINES + 1));
		String shown = lines.stream().limit(LINES).map(Excerpt::cut).collect(Collectors.joining("\n"));
		return ((from > 0) ? "…\n" : "") + shown + ((lines.size() > LINES) ? "\n…" : "");
	}

	private static String start(String statement, int line) {
		int start = 0;
		for (int i = 0; i < line; i++) {
			start = statement.indexOf('\n', start) + 1;
		}
		return statement.substring(start, Math.min(statement.length(), start + SCANNED));
	}

	private static String cut(String line) {
		String text = line.stripTrailing();
		return (text.length() > WIDTH) ? text.substring(0, WIDTH) + "…" : text;
	}

}
