package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;

/**
 * How far a statement reaches, by what it says of itself. What a block or a function
 * hides is another matter: {@link HiddenScope}.
 */
enum StatementScope {

	/** Not beyond the database. */
	DATABASE,

	/** Makes or changes roles, which all databases of the server share. */
	ROLES,

	/** Drops roles. */
	ROLES_DROPPED,

	/** Databases, tablespaces, settings or subscriptions of the server. */
	SERVER,

	/** Files and programs of the server, its processes, or other servers. */
	WORLD;

	private static final Set<String> ROLE_WORDS = Set.of("ROLE", "USER", "GROUP");

	private static final Set<String> SERVER_WORDS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

	private static final Set<String> ROWS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES");

	static StatementScope of(String statement) {
		List<Token> head = StatementTokens.first(statement, 4);
		String first = word(head, 0);
		return switch (first) {
			case "CREATE", "ALTER", "DROP" -> definition(first, word(head, 1), word(head, 2));
			case "COMMENT" -> described(word(head, 2));
			case "SECURITY" -> labelled(new StatementTokens(statement));
			case "GRANT", "REVOKE" -> granted(new StatementTokens(statement));
			case "COPY" -> copied(new StatementTokens(statement));
			default -> ROWS.contains(first) ? rows(statement) : DATABASE;
		};
	}

	private static String word(List<Token> tokens, int index) {
		return (index < tokens.size() && tokens.get(index).kind() == Token.Kind.WORD) ? tokens.get(index).text() : "";
	}

	private static StatementScope definition(String verb, String kind, String next) {
		if (ROLE_WORDS.contains(kind) && !next.equals("MAPPING")) {
			return verb.equals("DROP") ? ROLES_DROPPED : ROLES;
		}
		return SERVER_WORDS.contains(kind) || verb.equals("ALTER") && kind.equals("SYSTEM") ? SERVER : DATABASE;
	}

	private static StatementScope described(String kind) {
		return kind.equals("ROLE") ? ROLES : SERVER_WORDS.contains(kind) ? SERVER : DATABASE;
	}

	private static StatementScope labelled(StatementTokens tokens) {
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (token.isWord("ON")) {
				Token kind = tokens.next();
				return described((kind != null) ? kind.text() : "");
			}
		}
		return DATABASE;
	}

	/**
	 * A role is granted to a role without {@code ON}.
	 */
	private static StatementScope granted(StatementTokens tokens) {
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (token.isWord("TO") || token.isWord("FROM")) {
				return ROLES;
			}
			if (token.isWord("ON")) {
				Token kind = tokens.next();
				Token next = tokens.next();
				boolean named = next != null && !next.isWord("TO") && !next.isWord("FROM")
						&& next.kind() != Token.Kind.SYMBOL;
				return named && kind != null
						&& (kind.isWord("DATABASE") || kind.isWord("TABLESPACE") || kind.isWord("PARAMETER")) ? SERVER
								: DATABASE;
			}
		}
		return DATABASE;
	}

	private static StatementScope copied(StatementTokens tokens) {
		int depth = 0;
		boolean direction = false;
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (direction && depth == 0) {
				return (token.kind() == Token.Kind.STRING || token.isWord("PROGRAM")) ? WORLD : DATABASE;
			}
			depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
			direction = depth == 0 && (token.isWord("FROM") || token.isWord("TO"));
		}
		return DATABASE;
	}

	/**
	 * What only moves rows is no part of a schema, unless it makes a table of them.
	 */
	private static StatementScope rows(String statement) {
		boolean into = !StatementTokens.first(statement, 1).get(0).isWord("INSERT") && intoTable(statement);
		return !into && HiddenScope.callsOut(statement) ? WORLD : DATABASE;
	}

	private static boolean intoTable(String statement) {
		StatementTokens tokens = new StatementTokens(statement);
		boolean insert = false;
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (token.isWord("INTO") && !insert) {
				return true;
			}
			insert = token.isWord("INSERT") || token.isWord("MERGE");
		}
		return false;
	}

}
