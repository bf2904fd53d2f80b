package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.ScriptLocation;
import org.jspecify.annotations.Nullable;

/**
 * A long script that is divided by COMMIT statements. One transaction would lock all
 * objects that it creates, and a server has a limited number of locks for all sessions.
 *
 * @param text the script, with the lines of the original
 * @param cuts the columns of the inserted COMMIT statements, by line
 */
record CutScript(String text, Map<Integer, Integer> cuts) {

	private static final int SHORT = 100;

	/** A statement on a table with many partitions takes hundreds of locks. */
	private static final int STATEMENTS = 25;

	private static final String COMMIT = "COMMIT; ";

	private static final Set<String> CONTROL = Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT",
			"SAVEPOINT", "RELEASE", "LOCK", "DECLARE");

	/**
	 * These statements have an effect to the end of the transaction, which would be the
	 * first COMMIT.
	 */
	private static final Pattern UNTIL_COMMIT = Pattern
		.compile("\\b(SET\\s+(LOCAL|CONSTRAINTS|TRANSACTION)|ON\\s+COMMIT|set_config)\\b", Pattern.CASE_INSENSITIVE);

	/**
	 * Divide a script.
	 * @param text the script
	 * @param statements all its statements
	 * @return the script, or {@code null} if it is short, has to be one transaction, or
	 * has transactions of its own
	 */
	static @Nullable CutScript of(String text, List<MigrationStatement> statements) {
		if (statements.size() <= SHORT || UNTIL_COMMIT.matcher(text).find()
				|| statements.stream().anyMatch(CutScript::isControl)) {
			return null;
		}
		StringBuilder cut = new StringBuilder(text);
		Map<Integer, Integer> cuts = new HashMap<>();
		int place = 0;
		int line = 1;
		for (int number = STATEMENTS; number < statements.size(); number += STATEMENTS) {
			MigrationStatement statement = statements.get(number);
			for (; line < statement.line(); line++) {
				place = cut.indexOf("\n", place) + 1;
			}
			if (cuts.putIfAbsent(line, statement.column()) == null) {
				cut.insert(cut.offsetByCodePoints(place, statement.column() - 1), COMMIT);
			}
		}
		return new CutScript(cut.toString(), cuts);
	}

	private static boolean isControl(MigrationStatement statement) {
		return CONTROL.contains(statement.text().split("\\W", 2)[0].toUpperCase(Locale.ROOT));
	}

	/**
	 * Return the place in the original.
	 */
	ScriptLocation original(ScriptLocation place) {
		int cut = this.cuts.getOrDefault(place.line(), Integer.MAX_VALUE);
		return (place.column() > cut) ? new ScriptLocation(place.file(), place.line(), place.column() - COMMIT.length())
				: place;
	}

}
