package com.ofauto.migrations.devtools.script;

import java.util.regex.Pattern;

/**
 * Puts parentheses around an expression where it has none.
 */
final class Expressions {

	private static final Pattern QUERY = Pattern.compile("\\(+\\s*(SELECT|WITH|VALUES|TABLE)\\b");

	private Expressions() {
	}

	/**
	 * Return an expression in parentheses. Those around a query belong to the query.
	 */
	static String enclosed(String expression) {
		return isEnclosed(expression) && !QUERY.matcher(expression).lookingAt() ? expression : "(" + expression + ")";
	}

	private static boolean isEnclosed(String expression) {
		if (!expression.startsWith("(") || !expression.endsWith(")")) {
			return false;
		}
		int depth = 0;
		char quote = 0;
		for (int index = 0; index < expression.length(); index++) {
			char character = expression.charAt(index);
			if (quote != 0) {
				quote = (character == quote) ? 0 : quote;
			}
			else if (character == '\'' || character == '"') {
				quote = character;
			}
			else if (character == '(') {
				depth++;
			}
			else if (character == ')' && --depth == 0) {
				return index == expression.length() - 1;
			}
		}
		return false;
	}

}
