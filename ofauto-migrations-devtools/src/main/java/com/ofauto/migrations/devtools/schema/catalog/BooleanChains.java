package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Prints a chain of {@code OR} or {@code AND} as PostgreSQL does once it has parsed its
 * own print. {@code a IN (b, c, d)} is {@code (((a = b) OR (a = c)) OR (a = d))} at
 * first, and {@code ((a = b) OR (a = c) OR (a = d))} in a database that was built from
 * that, because the parser merges a chain with its left operand.
 */
final class BooleanChains {

	private static final List<String> OPERATORS = List.of(" OR ", " AND ");

	private BooleanChains() {
	}

	/**
	 * Remove the parentheses around the beginning of a longer chain.
	 * @param print an expression or a definition as PostgreSQL prints it
	 */
	static String flatten(String print) {
		BitSet needless = new BitSet();
		Deque<Group> open = new ArrayDeque<>();
		for (int position = 0; position < print.length(); position = ArrayCasts.afterQuoted(print, position)) {
			char character = print.charAt(position);
			if (character == '(') {
				open.push(new Group(position));
			}
			else if (character == ')' && !open.isEmpty()) {
				Group closed = open.pop();
				if (!open.isEmpty() && open.element().start == closed.start - 1 && closed.operator != null
						&& print.startsWith(closed.operator, position + 1)) {
					needless.set(closed.start);
					needless.set(position);
				}
			}
			else if (character == ' ' && !open.isEmpty() && open.element().operator == null) {
				open.element().operator = operator(print, position);
			}
		}
		return without(print, needless);
	}

	private static @Nullable String operator(String print, int position) {
		return OPERATORS.stream().filter((word) -> print.startsWith(word, position)).findFirst().orElse(null);
	}

	private static String without(String print, BitSet needless) {
		if (needless.isEmpty()) {
			return print;
		}
		StringBuilder text = new StringBuilder(print.length());
		for (int position = 0; position < print.length(); position++) {
			if (!needless.get(position)) {
				text.append(print.charAt(position));
			}
		}
		return text.toString();
	}

	/**
	 * The content of two parentheses.
	 */
	private static final class Group {

		private final int start;

		private @Nullable String operator;

		Group(int start) {
			this.start = start;
		}

	}

}
