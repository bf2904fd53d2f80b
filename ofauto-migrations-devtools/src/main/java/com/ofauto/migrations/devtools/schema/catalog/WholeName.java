package com.ofauto.migrations.devtools.schema.catalog;

/**
 * Handles names that PostgreSQL always prints with their schema, in the statements that
 * create functions, statistics, triggers and rules.
 */
final class WholeName {

	private WholeName() {
	}

	/**
	 * Remove the default schema at the beginning of a statement.
	 * @param statement the statement
	 * @param words the words before the name
	 * @param row has the printed name as {@code whole}, and the wanted one as {@code own}
	 */
	static String after(String words, String statement, Row row) {
		String beginning = words + row.text("whole");
		return statement.startsWith(beginning) ? words + row.text("own") + statement.substring(beginning.length())
				: statement;
	}

	/**
	 * Remove the default schema of the table of a trigger or a rule. The place of the
	 * name is found by another form of the statement, which has no schema.
	 * @param words the words before the name
	 * @param row has the statement as {@code definition}, the other form as
	 * {@code pretty}, and the name as {@code whole} and {@code own}
	 */
	static String within(String words, Row row) {
		String statement = row.text("definition");
		String pretty = row.text("pretty");
		String whole = words + row.text("whole");
		String own = words + row.text("own");
		int place = -1;
		int next = statement.indexOf(whole);
		while (next >= 0 && pretty.regionMatches(0, statement, 0, next)) {
			place = pretty.startsWith(own, next) ? next : place;
			next = statement.indexOf(whole, next + 1);
		}
		return (place < 0) ? statement
				: statement.substring(0, place) + own + statement.substring(place + whole.length());
	}

}
