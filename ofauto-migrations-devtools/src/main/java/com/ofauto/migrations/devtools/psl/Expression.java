package com.ofauto.migrations.devtools.psl;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value in an argument or a property. Its text is as a person would write it.
 */
sealed interface Expression {

	Position at();

	/**
	 * A string, unescaped.
	 */
	record Text(String value, Position at) implements Expression {

		@Override
		public String toString() {
			return "\"" + this.value + "\"";
		}

	}

	/**
	 * A number as it is written.
	 */
	record Numeral(String value, Position at) implements Expression {

		@Override
		public String toString() {
			return this.value;
		}

	}

	/**
	 * A bare word: a field, an enum value, an action, {@code true}.
	 */
	record Word(String value, Position at) implements Expression {

		@Override
		public String toString() {
			return this.value;
		}

	}

	/**
	 * A function with its arguments.
	 */
	record Call(String name, List<Argument> arguments, Position at) implements Expression {

		@Override
		public String toString() {
			return this.name
					+ this.arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", "(", ")"));
		}

	}

	/**
	 * A list.
	 */
	record Items(List<Expression> values, Position at) implements Expression {

		@Override
		public String toString() {
			return this.values.stream().map(Expression::toString).collect(Collectors.joining(", ", "[", "]"));
		}

	}

	/**
	 * An object: the form that {@code where} takes.
	 */
	record Entries(List<Argument> values, Position at) implements Expression {

		@Override
		public String toString() {
			return this.values.stream().map(Argument::toString).collect(Collectors.joining(", ", "{ ", " }"));
		}

	}

}
