package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads attributes, arguments and values.
 */
final class ExpressionParser {

	private static final int DEEPEST = 50;

	private static final String ONE_LINE = "Write all of it on one line.";

	private final Tokens tokens;

	private int depth;

	ExpressionParser(Tokens tokens) {
		this.tokens = tokens;
	}

	List<Attribute> fieldAttributes() {
		List<Attribute> attributes = new ArrayList<>();
		while (this.tokens.at("@")) {
			attributes.add(attribute());
		}
		return attributes;
	}

	Attribute attribute() {
		Token sign = this.tokens.next();
		Name name = this.tokens.name("the name of an attribute");
		List<Argument> arguments = this.tokens.at("(") ? arguments() : List.of();
		return new Attribute(name, sign.text(), arguments, sign.at());
	}

	private List<Argument> arguments() {
		this.tokens.next();
		return list(")", () -> argument(false));
	}

	private Argument argument(boolean named) {
		if (!this.tokens.at(Token.Kind.WORD)) {
			if (named) {
				throw this.tokens.peek()
					.at()
					.error("Expected the name of a field, found " + this.tokens.peek().described() + ".");
			}
			return new Argument(null, expression());
		}
		Token word = this.tokens.next();
		if (named) {
			this.tokens.expect(":", "Write { field: value }.");
		}
		else if (!this.tokens.skip(":")) {
			return new Argument(null, word(word));
		}
		if (this.tokens.at(",") || this.tokens.at(")")) {
			throw word.at().error("The argument \"" + word.text() + "\" has no value.", "Write it after the colon.");
		}
		return new Argument(new Name(word.text(), word.at()), expression());
	}

	Expression expression() {
		Token token = this.tokens.next();
		Expression expression = switch (token.kind()) {
			case STRING -> new Expression.Text(token.text(), token.at());
			case NUMBER -> new Expression.Numeral(token.text(), token.at());
			case WORD -> word(token);
			case SIGN -> bracketed(token);
			case DOC, NEWLINE, END -> null;
		};
		if (expression == null) {
			throw token.at().error("Expected a value, found " + token.described() + ".", ONE_LINE);
		}
		return expression;
	}

	private Expression word(Token word) {
		return this.tokens.at("(") ? new Expression.Call(word.text(), arguments(), word.at())
				: new Expression.Word(word.text(), word.at());
	}

	private @Nullable Expression bracketed(Token token) {
		return switch (token.text()) {
			case "[" -> new Expression.Items(list("]", this::expression), token.at());
			case "{" -> new Expression.Entries(list("}", () -> argument(true)), token.at());
			default -> null;
		};
	}

	private <T> List<T> list(String end, Supplier<T> element) {
		List<T> elements = new ArrayList<>();
		if (this.tokens.skip(end)) {
			return elements;
		}
		if (++this.depth > DEEPEST) {
			throw this.tokens.peek().at().error("The value is nested too deeply.");
		}
		do {
			Token comma = this.tokens.peek();
			if (comma.is(end)) {
				throw comma.at().error("A comma stands before \"" + end + "\".", "Remove the comma.");
			}
			elements.add(element.get());
		}
		while (this.tokens.skip(","));
		this.depth--;
		this.tokens.expect(end, this.tokens.at(Token.Kind.NEWLINE) ? ONE_LINE : "");
		return elements;
	}

}
