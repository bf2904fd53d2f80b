package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptException;
import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that scripts name: before a dot, after the word {@code SCHEMA}, in a search
 * path, or as a {@code regnamespace}; in the bodies of functions and blocks too, and
 * where a whole text is such a name. What stands before a dot may be a table as well,
 * which does no harm. Where an extension is made does not count, since a database has it
 * once.
 */
final class NamedSchemas {

	private static final int DEPTH = 5;

	private static final Set<String> NOISE = Set.of("IF", "NOT", "EXISTS", "AUTHORIZATION");

	/** What makes a schema of a string: a cast, and a placeholder of {@code format}. */
	private static final Pattern STRINGS = Pattern.compile("(?i)\\bregnamespace\\b|%\\d*\\$?I");

	private static final Pattern QUALIFIED = Pattern.compile("(\\w+|\"[^\"]+\")\\.(\\w+|\"[^\"]+\")");

	private final Set<String> names = new HashSet<>();

	Set<String> names() {
		return this.names;
	}

	void see(String statement) {
		List<Token> first = StatementTokens.first(statement, 2);
		if (first.size() == 2 && first.get(1).isWord("EXTENSION")) {
			return;
		}
		boolean code = !first.isEmpty() && (first.get(0).isWord("DO") || first.get(0).isWord("CREATE"));
		see(statement, code ? 0 : DEPTH);
	}

	private void see(String text, int depth) {
		boolean strings = STRINGS.matcher(text).find();
		if (text.indexOf('.') < 0 && !text.regionMatches(true, 0, "SET", 0, 3) && !strings && !mayName(text)) {
			return;
		}
		StatementTokens tokens = new StatementTokens(text);
		Token before = null;
		boolean schema = false;
		boolean path = false;
		try {
			for (Token token = tokens.next(); token != null; token = tokens.next()) {
				boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
				if (token.isSymbol('.') && before != null) {
					add(before);
				}
				if (schema && name && !NOISE.contains(token.text()) || path && name) {
					this.names.add(token.name());
				}
				if (token.kind() == Token.Kind.STRING) {
					string(token.text(), path, depth);
					if (strings) {
						this.names.add(String.valueOf(Sql.unquote(token.text())));
					}
				}
				schema = token.isWord("SCHEMA") || schema && NOISE.contains(token.text());
				path = !token.isSymbol(';') && (path || token.name().equals("search_path"));
				before = token;
			}
		}
		catch (ScriptException ex) {
			// Text that is no SQL names nothing.
		}
	}

	private static boolean mayName(String text) {
		String upper = SqlCharacter.upperCase(text);
		return upper.contains("SCHEMA") || upper.contains("SEARCH_PATH");
	}

	private void string(String text, boolean path, int depth) {
		if (path) {
			List.of(text.split(",")).forEach((name) -> this.names.add(String.valueOf(Sql.unquote(name.strip()))));
		}
		if (depth < DEPTH || QUALIFIED.matcher(text).matches()) {
			see(text, depth + 1);
		}
	}

	private void add(@Nullable Token token) {
		if (token != null && (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)) {
			this.names.add(token.name());
		}
	}

}
