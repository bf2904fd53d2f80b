package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;

/**
 * Finds the statement with which a script would change where its strings end. A script is
 * cut with {@code standard_conforming_strings} on; what PostgreSQL reads otherwise might
 * be cut in the middle of a string.
 */
final class StandardStrings {

	private static final String NAME = "STANDARD_CONFORMING_STRINGS";

	private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL");

	private static final Set<String> RUN_TEXT = Set.of("SELECT", "WITH", "DO", "VALUES");

	/** Quotes are doubled in a string inside a string. */
	private static final Pattern SET_ANYWHERE = Pattern
		.compile("(?:\\bSET\\s+(?:(?:SESSION|LOCAL)\\s+)?" + NAME + "\\s*(?:=|\\bTO\\b)|\\bSET_CONFIG\\s*\\(\\s*'+"
				+ NAME + "'+\\s*,)\\s*+(?!'*(?:on|true|tru|tr|t|yes|ye|y|1)\\b)", Pattern.CASE_INSENSITIVE);

	private static final Pattern ON = Pattern.compile("'?(?:on|true|tru|tr|t|yes|ye|y|1)'?", Pattern.CASE_INSENSITIVE);

	private StandardStrings() {
	}

	/**
	 * Whether a statement turns the setting off, or to an unknown value.
	 */
	static boolean turnsOff(ScriptStatement statement, List<String> words) {
		if (words.isEmpty()) {
			return false;
		}
		if (words.get(0).equals("SET")) {
			int name = (words.size() > 1 && SCOPES.contains(words.get(1))) ? 2 : 1;
			return words.size() > name + 2 && words.get(name).replace("\"", "").equalsIgnoreCase(NAME)
					&& !ON.matcher(words.get(name + 2)).matches();
		}
		return RUN_TEXT.contains(words.get(0)) && SET_ANYWHERE.matcher(statement.text()).find();
	}

}
