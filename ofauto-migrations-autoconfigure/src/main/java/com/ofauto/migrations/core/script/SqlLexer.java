package com.ofauto.migrations.core.script;

import java.io.IOException;
import java.util.Set;

import com.ofauto.migrations.core.script.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL into tokens by the rules of psql, with {@code standard_conforming_strings} on.
 */
final class SqlLexer {

	static final char NO_SYMBOL = 0;

	private static final int LONGEST_COMMAND_SHOWN = 30;

	private static final Set<String> PG_DUMP = Set.of("\\restrict", "\\unrestrict");

	private final CharWindow window;

	private final SqlComments comments;

	private final SqlQuotes quotes;

	private int start;

	private char symbol;

	private LineAndColumn parenthesis;

	SqlLexer(CharWindow window, SqlComments comments) {
		this.window = window;
		this.comments = comments;
		this.quotes = new SqlQuotes(window);
		this.parenthesis = window.place();
	}

	/**
	 * Reads a token, which is held in the window until that is released.
	 * @return its kind, or {@code null} at the end
	 */
	@Nullable Kind next() throws IOException {
		this.symbol = NO_SYMBOL;
		this.comments.skipWithSpace();
		int c = this.window.peek();
		if (c == CharWindow.END) {
			return null;
		}
		this.window.hold();
		this.start = this.window.heldLength();
		if (SqlCharacter.isWordStart(c)) {
			return readWord();
		}
		if (SqlCharacter.isDigit(c)) {
			return readNumber();
		}
		return switch (c) {
			case '\'' -> readQuoted('\'', Kind.STRING);
			case '"' -> readQuoted('"', Kind.QUOTED);
			case '$' -> readDollar();
			case '\\' -> throw metaCommand();
			default -> readSymbol((char) c);
		};
	}

	/**
	 * The source of the token read last.
	 */
	String text() {
		return this.window.heldText(this.start, this.window.heldLength());
	}

	/**
	 * The word read last, in upper case.
	 */
	String word() {
		return SqlCharacter.upperCase(text());
	}

	/**
	 * The symbol read last, if the token read last is one.
	 */
	char symbol() {
		return this.symbol;
	}

	/**
	 * The place of the opening parenthesis read last.
	 */
	LineAndColumn parenthesis() {
		return this.parenthesis;
	}

	private Kind readWord() throws IOException {
		int first = this.window.peek();
		this.window.skipWord();
		if (this.window.heldLength() - this.start > 1) {
			return Kind.WORD;
		}
		return switch (first) {
			case 'e', 'E' -> readEscapeString();
			case 'b', 'B', 'x', 'X', 'n', 'N' ->
				(this.window.peek() == '\'') ? readQuoted('\'', Kind.STRING) : Kind.WORD;
			case 'u', 'U' -> readUnicodeQuoted();
			default -> Kind.WORD;
		};
	}

	private Kind readEscapeString() throws IOException {
		if (this.window.peek() != '\'') {
			return Kind.WORD;
		}
		this.quotes.skipEscapeString();
		return Kind.STRING;
	}

	private Kind readUnicodeQuoted() throws IOException {
		int quote = (this.window.peek() == '&') ? this.window.peek(1) : CharWindow.END;
		if (quote != '\'' && quote != '"') {
			return Kind.WORD;
		}
		this.window.skip(1);
		return readQuoted((char) quote, (quote == '"') ? Kind.QUOTED : Kind.STRING);
	}

	private Kind readQuoted(char quote, Kind kind) throws IOException {
		this.quotes.skipQuoted(quote);
		return kind;
	}

	private Kind readDollar() throws IOException {
		int tagLength = this.quotes.dollarTag();
		if (tagLength == 0) {
			return readSymbol('$');
		}
		this.quotes.skipDollarQuoted(tagLength);
		return Kind.STRING;
	}

	private Kind readNumber() throws IOException {
		int c = this.window.peek();
		while (c == '.' || (c < 0x80 && SqlCharacter.isTagPart(c))) {
			this.window.skip(1);
			c = this.window.peek();
		}
		return Kind.NUMBER;
	}

	private Kind readSymbol(char symbol) {
		if (symbol == '(') {
			this.parenthesis = this.window.place();
		}
		this.symbol = symbol;
		this.window.skip(1);
		return Kind.SYMBOL;
	}

	private ScriptException metaCommand() throws IOException {
		LineAndColumn place = this.window.place();
		int length = 1;
		int c = this.window.peek(length);
		while (length < LONGEST_COMMAND_SHOWN && c != CharWindow.END && !SqlCharacter.isSpace(c)) {
			length++;
			c = this.window.peek(length);
		}
		this.window.skip(length);
		return place.failure(PG_DUMP.contains(text())
				? text() + " is a psql command that pg_dump writes; remove the lines that begin with \\restrict and"
						+ " \\unrestrict"
				: text() + " is a psql command; a migration is plain SQL");
	}

}
