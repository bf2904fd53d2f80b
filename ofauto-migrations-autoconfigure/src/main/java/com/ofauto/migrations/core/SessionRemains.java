package com.ofauto.migrations.core;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the finished segments of a file have left in their session, and what is gone with
 * it. A {@code SET} can be said again by the run that goes on. A temporary table cannot
 * be filled again, and without it a name means another table.
 */
final class SessionRemains {

	private static final Pattern TEMPORARY = Pattern.compile(
			"(?is)\\A\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((LOCAL|GLOBAL)\\s+)?TEMP(ORARY)?\\b(?!.*\\bON\\s+COMMIT\\s+DROP\\b)"
					+ "|\\bINTO\\s+TEMP(ORARY)?\\b");

	/** A setting that is made otherwise than by a SET of the file. */
	private static final Pattern HIDDEN = Pattern.compile("(?is)\\bset_config\\b");

	/** A SET as a statement of a block. */
	private static final Pattern IN_BLOCK = Pattern
		.compile("(?is)(;|\\b(BEGIN|THEN|ELSE|LOOP))\\s*(SET\\s+(?!LOCAL\\b)|RESET\\s)");

	private SessionRemains() {
	}

	/**
	 * Whether the session of a run that goes on would lack something.
	 * @param migration the file, whose beginning is unchanged
	 * @param bytes up to where its segments have finished
	 */
	static boolean areLost(Migration migration, long bytes) {
		List<Segment> finished = ScriptOutliner.outline(migration)
			.segments()
			.stream()
			.filter((segment) -> segment.bytes() <= bytes && segment.kind() != Segment.Kind.ROLLED_BACK)
			.toList();
		int number = 0;
		int set = -1;
		try (ScriptSource script = ScriptSource.unwatched(migration)) {
			for (ScriptStatement statement = script.next(); statement != null
					&& statement.end() <= bytes; statement = script.next()) {
				script.skipCopyData();
				int current = number++;
				Segment segment = finished.stream().filter((one) -> one.contains(current)).findFirst().orElse(null);
				if (segment == null) {
					continue;
				}
				List<String> words = StatementWords.of(statement);
				if (isLost(statement, words) || words.get(0).equals("ROLLBACK") && set >= segment.first()) {
					return true;
				}
				set = (StatementKind.of(words) == StatementKind.SETTING) ? current : set;
			}
		}
		return false;
	}

	private static boolean isLost(ScriptStatement statement, List<String> words) {
		String text = statement.text();
		return switch (words.get(0)) {
			case "PREPARE" -> words.size() > 1 && !words.get(1).equals("TRANSACTION");
			case "DECLARE" -> words.contains("HOLD");
			case "DO" -> IN_BLOCK.matcher(text).find() || HIDDEN.matcher(text).find();
			default -> TEMPORARY.matcher(text).find() || HIDDEN.matcher(text).find();
		};
	}

}
