package com.ofauto.migrations.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The first words of a statement: keywords in upper case, quoted names with their quotes,
 * symbols as they are, so that no name is taken for a keyword.
 *
 * @since 0.1.0
 */
public final class StatementWords {

	private static final int ENOUGH = 16;

	private StatementWords() {
	}

	public static List<String> of(ScriptStatement statement) {
		List<String> words = new ArrayList<>();
		for (Token token : StatementTokens.first(statement.text(), ENOUGH)) {
			words.add((token.kind() == Token.Kind.QUOTED) ? Sql.identifier(token.text()) : token.text());
		}
		return words;
	}

	/**
	 * A name that may be qualified.
	 */
	static String nameAt(List<String> words, int start) {
		StringBuilder name = new StringBuilder(words.get(start));
		for (int i = start + 1; i + 1 < words.size() && words.get(i).equals("."); i += 2) {
			name.append('.').append(words.get(i + 1));
		}
		return name.toString();
	}

	/**
	 * Whether a string anywhere in the statement, be it the body of a function, is one
	 * that is looked for.
	 */
	public static boolean anyString(ScriptStatement statement, Predicate<String> wanted) {
		StatementTokens tokens = new StatementTokens(statement.text());
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (token.kind() == Token.Kind.STRING && wanted.test(token.text())) {
				return true;
			}
		}
		return false;
	}

	public static @Nullable String firstString(ScriptStatement statement) {
		return StatementTokens.first(statement.text(), ENOUGH)
			.stream()
			.filter((token) -> token.kind() == Token.Kind.STRING)
			.map(Token::text)
			.findFirst()
			.orElse(null);
	}

}
