package com.ofauto.migrations.devtools.schema.catalog;

/**
 * The name that PostgreSQL writes with its schema whatever the search path is, in the
 * statements that create functions, statistics, triggers and rules.
 */
final class WholeName {

	private WholeName() {
	}

	/**
	 * Leaves out the default schema at the beginning of a statement.
	 * @param statement the statement
	 * @param words what precedes the name
	 * @param row has the name as {@code whole}, and as it is to be written as {@code own}
	 */
	static String after(String words, String statement, Row row) {
		String beginning = words + row.text("whole");
		return statement.startsWith(beginning) ? words + row.text("own") + statement.substring(beginning.length())
				: statement;
	}

	/**
	 * Leaves out the default schema of the table that a trigger or a rule is of. Where
	 * the name is, is told by another form of the statement, which has it without.
	 * @param words what precedes the name
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
