package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a file, in order.
 */
final class Tokens {

	private final List<Token> tokens;

	private int index;

	Tokens(List<Token> tokens) {
		this.tokens = tokens;
	}

	Token peek() {
		return this.tokens.get(this.index);
	}

	Token next() {
		Token token = peek();
		if (token.kind() != Token.Kind.END) {
			this.index++;
		}
		return token;
	}

	boolean at(Token.Kind kind) {
		return peek().kind() == kind;
	}

	boolean at(String sign) {
		return peek().is(sign);
	}

	boolean skip(String sign) {
		boolean there = at(sign);
		if (there) {
			next();
		}
		return there;
	}

	Token expect(String sign, String remedy) {
		if (!at(sign)) {
			throw peek().at().error("Expected \"" + sign + "\", found " + peek().described() + ".", remedy);
		}
		return next();
	}

	Name name(String what) {
		if (!at(Token.Kind.WORD) && !at(Token.Kind.NUMBER)) {
			throw peek().at().error("Expected " + what + ", found " + peek().described() + ".");
		}
		Token token = next();
		return new Name(token.text(), token.at());
	}

	/**
	 * Skip empty lines, and return the lines of documentation among them.
	 */
	List<String> documentation() {
		List<String> lines = new ArrayList<>();
		while (at(Token.Kind.NEWLINE) || at(Token.Kind.DOC)) {
			Token token = next();
			if (token.kind() == Token.Kind.DOC) {
				lines.add(token.text());
			}
		}
		return lines;
	}

	/**
	 * Read the end of a line, with the documentation that may precede it.
	 */
	List<String> endOfLine(String remedy) {
		List<String> lines = at(Token.Kind.DOC) ? List.of(next().text()) : List.of();
		if (!at(Token.Kind.NEWLINE)) {
			throw peek().at().error("Expected the end of the line, found " + peek().described() + ".", remedy);
		}
		next();
		return lines;
	}

}
