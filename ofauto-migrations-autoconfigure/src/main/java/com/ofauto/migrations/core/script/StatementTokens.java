package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one statement, without its comments, read no further than asked for.
 *
 * @since 0.1.0
 */
public final class StatementTokens {

	private static final int BUFFER_SIZE = 256;

	private final CharWindow window;

	private final SqlLexer lexer;

	public StatementTokens(String statement) {
		this.window = CharWindow.within(statement, BUFFER_SIZE);
		this.lexer = new SqlLexer(this.window, new SqlComments(this.window));
	}

	/**
	 * The first tokens of a statement, at most so many.
	 */
	public static List<Token> first(String statement, int limit) {
		StatementTokens tokens = new StatementTokens(statement);
		List<Token> first = new ArrayList<>();
		while (first.size() < limit) {
			Token token = tokens.next();
			if (token == null) {
				break;
			}
			first.add(token);
		}
		return first;
	}

	/**
	 * The words a statement begins with, in upper case and at most so many: up to the
	 * first token that is not an unquoted word.
	 */
	public static List<String> words(String statement, int limit) {
		return first(statement, limit).stream()
			.takeWhile((token) -> token.kind() == Token.Kind.WORD)
			.map(Token::text)
			.toList();
	}

	/**
	 * The next token, or {@code null} at the end.
	 */
	public @Nullable Token next() {
		try {
			Token.Kind kind = this.lexer.next();
			if (kind == null) {
				return null;
			}
			Token token = Token.of(kind, this.lexer.text());
			this.window.release();
			return token;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
