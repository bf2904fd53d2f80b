package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A statement without what means nothing: its comments, the kind and amount of white
 * space between its tokens, and its semicolon.
 *
 * @since 0.1.0
 */
public final class PlainStatement {

	private static final int BUFFER_SIZE = 1024;

	private PlainStatement() {
	}

	/**
	 * Returns a statement in this form. Where white space or a comment stands, there is
	 * one space: {@code a - -1} is not {@code a --1}.
	 */
	public static String of(String statement) {
		CharWindow window = CharWindow.within(statement, BUFFER_SIZE);
		SqlComments comments = new SqlComments(window);
		SqlLexer lexer = new SqlLexer(window, comments);
		StringBuilder plain = new StringBuilder(statement.length());
		try {
			int end = 0;
			while (true) {
				boolean apart = SqlCharacter.isSpace(window.peek()) || comments.startsLine() || comments.startsBlock();
				if (lexer.next() == null) {
					return plain.toString();
				}
				end = plain.length();
				if (apart && end > 0) {
					plain.append(' ');
				}
				plain.append(lexer.text());
				boolean semicolon = lexer.symbol() == ';';
				window.release();
				if (semicolon && window.peek() == CharWindow.END) {
					return plain.substring(0, end);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
