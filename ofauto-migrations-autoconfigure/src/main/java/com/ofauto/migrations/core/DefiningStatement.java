package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;

/**
 * A statement that only defines: it neither reads nor writes a row of the author's,
 * except where a table is changed that has rows. A closed list: what is not on it is
 * none.
 */
final class DefiningStatement {

	private static final Set<String> KINDS = Set.of("TABLE", "INDEX", "UNIQUE", "TYPE", "DOMAIN", "SEQUENCE", "SCHEMA",
			"VIEW", "FUNCTION", "PROCEDURE", "TRIGGER", "POLICY");

	private static final Set<String> COMMENTS = Set.of("TABLE", "COLUMN", "INDEX", "TYPE", "SCHEMA", "VIEW",
			"FUNCTION");

	private DefiningStatement() {
	}

	/**
	 * Whether a statement is on the list.
	 * @param words its first words
	 */
	static boolean is(String statement, List<String> words) {
		return switch (word(words, 0)) {
			case "CREATE" -> creates(statement, words);
			case "ALTER", "DROP" -> KINDS.contains(word(words, 1));
			case "COMMENT" -> COMMENTS.contains(word(words, 2));
			case "GRANT", "REVOKE" -> StatementScope.of(statement) == StatementScope.DATABASE;
			default -> false;
		};
	}

	private static boolean creates(String statement, List<String> words) {
		boolean replaces = word(words, 1).equals("OR") && word(words, 2).equals("REPLACE");
		String kind = word(words, replaces ? 3 : 1);
		return kind.equals("TABLE") ? !isQuery(statement) : KINDS.contains(kind);
	}

	private static String word(List<String> words, int index) {
		return (index < words.size()) ? words.get(index) : "";
	}

	/**
	 * Whether a table is made of rows: {@code AS} outside of its parentheses.
	 */
	private static boolean isQuery(String statement) {
		StatementTokens tokens = new StatementTokens(statement);
		int depth = 0;
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (depth == 0 && token.isWord("AS")) {
				return true;
			}
			depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
		}
		return false;
	}

}
