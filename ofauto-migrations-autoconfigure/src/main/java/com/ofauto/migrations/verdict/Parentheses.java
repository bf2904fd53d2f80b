package com.ofauto.migrations.verdict;

/**
 * The first pair of parentheses of an expression.
 *
 * @param start the place of the one that opens
 * @param end the place behind the one that closes
 */
record Parentheses(int start, int end) {

	static Parentheses first(String sql) {
		int start = sql.indexOf('(');
		int depth = 0;
		for (int place = Math.max(start, 0); place < sql.length(); place++) {
			place = behindQuotes(sql, place);
			char character = (place < sql.length()) ? sql.charAt(place) : ' ';
			if (character == '(') {
				depth++;
			}
			else if (character == ')' && --depth == 0) {
				return new Parentheses(start, place + 1);
			}
		}
		return new Parentheses(0, sql.length());
	}

	/**
	 * What is within them.
	 */
	String of(String sql) {
		return (sql.startsWith("(", this.start)) ? sql.substring(this.start + 1, this.end - 1) : sql;
	}

	static boolean areBalanced(String sql) {
		return depth(sql, '\0') == 0;
	}

	static boolean hasOutside(String sql, char wanted) {
		return depth(sql, wanted) == Integer.MIN_VALUE;
	}

	/**
	 * The last place of a text outside of parentheses and quotes.
	 * @return the place, or -1 if there is none
	 */
	static int outside(String sql, String wanted) {
		int found = -1;
		int depth = 0;
		for (int place = 0; place < sql.length(); place++) {
			place = behindQuotes(sql, place);
			char character = (place < sql.length()) ? sql.charAt(place) : ' ';
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			found = (depth == 0 && sql.startsWith(wanted, place)) ? place : found;
		}
		return found;
	}

	private static int depth(String sql, char wanted) {
		int depth = 0;
		for (int place = 0; place < sql.length(); place++) {
			place = behindQuotes(sql, place);
			char character = (place < sql.length()) ? sql.charAt(place) : ' ';
			if (character == wanted && depth == 0) {
				return Integer.MIN_VALUE;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
		}
		return depth;
	}

	/**
	 * The place behind what is quoted there, or the place itself.
	 */
	static int behindQuotes(String sql, int place) {
		int next = place;
		while (next < sql.length() && (sql.charAt(next) == '\'' || sql.charAt(next) == '"')) {
			int end = sql.indexOf(sql.charAt(next), next + 1);
			next = (end < 0) ? sql.length() : end + 1;
		}
		return next;
	}

}
