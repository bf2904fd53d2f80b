package com.ofauto.migrations.core;

import java.util.Locale;
import java.util.Set;

import com.ofauto.migrations.Internal;

/**
 * One statement of a migration's script, for tools that look at it.
 *
 * @param text the statement as it stands in the file, with its semicolon
 * @param line the line of its first character, from 1
 * @param column the column of its first character in code points, from 1
 * @since 0.1.0
 */
public record MigrationStatement(String text, int line, int column) {

	private static final Set<String> QUERIES = Set.of("WITH", "VALUES", "TABLE", "");

	/**
	 * The statement's kind.
	 * @param tag what the server said when it had run, with its counts, or nothing if it
	 * returned rows
	 * @return such as {@code ALTER TABLE}
	 */
	@Internal
	public String command(String tag) {
		if (!tag.isEmpty()) {
			return tag.replaceFirst("[ 0-9]+$", "");
		}
		String word = this.text.split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
		return QUERIES.contains(word) ? "SELECT" : word;
	}

}
