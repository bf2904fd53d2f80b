package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A token and where it stands in its statement.
 *
 * @param token the token
 * @param start the index of its first character
 * @param end the index behind its last one
 */
record PlacedToken(Token token, int start, int end) {

	/**
	 * All tokens of a statement, which begins with the first one.
	 */
	static List<PlacedToken> of(String statement) {
		CharWindow window = CharWindow.within(statement, statement.length() + 1);
		SqlLexer lexer = new SqlLexer(window, new SqlComments(window));
		List<PlacedToken> tokens = new ArrayList<>();
		try {
			for (Token.Kind kind = lexer.next(); kind != null; kind = lexer.next()) {
				String text = lexer.text();
				int end = window.heldLength();
				tokens.add(new PlacedToken(Token.of(kind, text), end - text.length(), end));
			}
			return tokens;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isWord(String word) {
		return this.token.isWord(word);
	}

	boolean isSymbol(char symbol) {
		return this.token.isSymbol(symbol);
	}

	/**
	 * Whether it can be a name.
	 */
	boolean isName() {
		return this.token.kind() == Token.Kind.WORD || this.token.kind() == Token.Kind.QUOTED;
	}

}
