package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;

/**
 * A definition for which the server evaluates no expression, neither of its own nor of a
 * domain, and fires no trigger of a table. So it changes no setting, makes nothing
 * temporary and writes no row, unless an event trigger does. A closed list: what is not
 * on it may do all of that.
 */
final class PlainDefinition {

	/**
	 * What makes a part of a table from something else, outside of parentheses in those
	 * of the table: in there an expression is stored and not evaluated.
	 */
	private static final Set<String> MADE = Set.of("LIKE", "EXCLUDE", "PARTITION", "OF", "INHERITS", "USING");

	/** Words of types that are no domains. */
	private static final Set<String> TYPES = Set.of("TEXT", "VARCHAR", "CHARACTER", "VARYING", "CHAR", "SMALLINT",
			"INTEGER", "INT", "BIGINT", "REAL", "DOUBLE", "PRECISION", "NUMERIC", "DECIMAL", "BOOLEAN", "DATE", "TIME",
			"TIMESTAMP", "TIMESTAMPTZ", "WITH", "WITHOUT", "ZONE", "UUID", "JSON", "JSONB", "BYTEA");

	private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP");

	/** Constraints that are checked by comparing, and not by an expression. */
	private static final Set<String> COMPARING = Set.of("PRIMARY", "UNIQUE", "FOREIGN");

	/**
	 * The tokens of a longer one, of which nobody writes many, would take much memory.
	 */
	private static final int LONGEST = 32 * 1024;

	private final List<Token> tokens = new ArrayList<>();

	private int next;

	private PlainDefinition(String statement) {
		StatementTokens all = new StatementTokens(statement);
		for (Token token = all.next(); token != null && !token.isSymbol(';'); token = all.next()) {
			this.tokens.add(token);
		}
	}

	/**
	 * Whether a statement is on the list.
	 * @param words its first words
	 */
	static boolean is(String statement, List<String> words) {
		return switch (words.get(0)) {
			case "CREATE", "ALTER" -> statement.length() <= LONGEST && !mayNameTemporary(statement)
					&& new PlainDefinition(statement).isPlain();
			case "DROP", "COMMENT", "GRANT", "REVOKE" -> DefiningStatement.is(statement, words);
			default -> false;
		};
	}

	/**
	 * Whether it has the name of the schema of what is temporary, or one with escapes.
	 */
	private static boolean mayNameTemporary(String statement) {
		String text = SqlCharacter.lowerCase(statement);
		return text.contains("pg_temp") || text.contains("u&");
	}

	private boolean isPlain() {
		if (take("ALTER")) {
			return take("TABLE") && altersTable();
		}
		take("CREATE");
		take("UNIQUE");
		if (take("TABLE")) {
			return createsTable();
		}
		if (take("INDEX")) {
			return indexesColumns();
		}
		return take("TYPE") && name() && take("AS") && take("ENUM") || take("SCHEMA") && createsSchema();
	}

	private boolean createsTable() {
		int depth = 0;
		for (int i = this.next; i < this.tokens.size(); i++) {
			Token token = this.tokens.get(i);
			depth += depth(token);
			boolean made = token.kind() == Token.Kind.WORD
					&& (token.text().equals("AS") ? !isWord(i + 1, "IDENTITY") : MADE.contains(token.text()));
			if (made && depth <= 1) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether it indexes columns only: an expression is in parentheses of its own, if it
	 * is no call, which has some.
	 */
	private boolean indexesColumns() {
		int depth = 0;
		for (int i = this.next; i < this.tokens.size(); i++) {
			depth += depth(this.tokens.get(i));
			if (depth > 1 || isWord(i, "WHERE")) {
				return false;
			}
		}
		return true;
	}

	private boolean createsSchema() {
		return (!take("IF") || take("NOT") && take("EXISTS")) && name() && atEnd();
	}

	private boolean altersTable() {
		if (take("IF") && !take("EXISTS")) {
			return false;
		}
		take("ONLY");
		if (!name()) {
			return false;
		}
		do {
			if (!isPlainAction()) {
				return false;
			}
		}
		while (takeSymbol(','));
		return atEnd();
	}

	private boolean isPlainAction() {
		if (take("ADD")) {
			return (isWord(this.next, "CONSTRAINT") || isOneOf(COMPARING)) ? addsConstraint() : addsColumn();
		}
		if (take("DROP") || take("RENAME")) {
			return skipAction();
		}
		if (!take("ALTER")) {
			return false;
		}
		take("COLUMN");
		return name() && (take("SET") && (take("NOT") || take("DEFAULT")) || take("DROP")) && skipAction();
	}

	private boolean addsConstraint() {
		return (!take("CONSTRAINT") || name()) && isOneOf(COMPARING) && skipAction();
	}

	/**
	 * A column of a type of PostgreSQL's own, with a constant for the rows that there
	 * are.
	 */
	private boolean addsColumn() {
		take("COLUMN");
		if (take("IF") && !(take("NOT") && take("EXISTS")) || !name() || !takesType()) {
			return false;
		}
		while (!atEnd() && !this.tokens.get(this.next).isSymbol(',')) {
			boolean known = take("NULL") || take("NOT") && take("NULL") || take("DEFAULT") && takesConstant();
			if (!known) {
				return false;
			}
		}
		return true;
	}

	private boolean takesType() {
		int start = this.next;
		while (isOneOf(TYPES)) {
			this.next++;
			if (takeSymbol('(')) {
				while (!atEnd() && !takeSymbol(')')) {
					this.next++;
				}
			}
		}
		while (takeSymbol('[') || takeSymbol(']')) {
			// An array.
		}
		return this.next > start;
	}

	private boolean takesConstant() {
		takeSymbol('-');
		boolean constant = isOneOf(CONSTANTS) || is(Token.Kind.STRING) || is(Token.Kind.NUMBER);
		this.next++;
		return constant;
	}

	private boolean skipAction() {
		int depth = 0;
		while (!atEnd() && (depth > 0 || !this.tokens.get(this.next).isSymbol(','))) {
			depth += depth(this.tokens.get(this.next++));
		}
		return true;
	}

	/**
	 * A name that may be qualified.
	 */
	private boolean name() {
		do {
			if (!is(Token.Kind.WORD) && !is(Token.Kind.QUOTED)) {
				return false;
			}
			this.next++;
		}
		while (takeSymbol('.'));
		return true;
	}

	private boolean take(String word) {
		boolean taken = isWord(this.next, word);
		this.next += taken ? 1 : 0;
		return taken;
	}

	private boolean takeSymbol(char symbol) {
		boolean taken = !atEnd() && this.tokens.get(this.next).isSymbol(symbol);
		this.next += taken ? 1 : 0;
		return taken;
	}

	private boolean isWord(int index, String word) {
		return index < this.tokens.size() && this.tokens.get(index).isWord(word);
	}

	private boolean isOneOf(Set<String> words) {
		return is(Token.Kind.WORD) && words.contains(this.tokens.get(this.next).text());
	}

	private boolean is(Token.Kind kind) {
		return !atEnd() && this.tokens.get(this.next).kind() == kind;
	}

	private boolean atEnd() {
		return this.next >= this.tokens.size();
	}

	private static int depth(Token token) {
		return token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
	}

}
