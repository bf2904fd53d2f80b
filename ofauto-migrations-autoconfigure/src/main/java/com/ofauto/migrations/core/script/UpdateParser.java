package com.ofauto.migrations.core.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Takes an UPDATE apart: a table, what is set, one WHERE. It refuses all else, since a
 * range behind the condition would mean something else there.
 */
final class UpdateParser {

	private final ScriptStatement statement;

	private final List<PlacedToken> tokens;

	private int next;

	UpdateParser(ScriptStatement statement) {
		this.statement = statement;
		this.tokens = PlacedToken.of(statement.text());
		PlacedToken last = this.tokens.get(this.tokens.size() - 1);
		if (last.isSymbol(';')) {
			this.tokens.remove(last);
		}
	}

	BackfillUpdate parse() {
		PlacedToken first = this.tokens.get(0);
		if (!first.isWord("UPDATE")) {
			throw failure(first, "a backfill is one UPDATE, and this statement begins with " + first.token().text());
		}
		this.next = 1;
		boolean only = take("ONLY");
		String name = name("the name of a table");
		String schema = null;
		if (takeSymbol('.')) {
			schema = name;
			name = name("the name of a table");
		}
		takeSymbol('*');
		String alias = Sql.identifier(name);
		if (take("AS") || !isWord("SET")) {
			alias = Sql.identifier(name("SET"));
		}
		if (!take("SET")) {
			throw unexpected("SET");
		}
		Set<String> assigned = assigned();
		int where = this.tokens.get(this.next - 1).end();
		requirePlainCondition();
		int end = this.tokens.get(this.tokens.size() - 1).end();
		String text = this.statement.text();
		return new BackfillUpdate(this.statement, schema, name, only, alias, assigned, text.substring(0, where),
				text.substring(where, end));
	}

	private Set<String> assigned() {
		Set<String> columns = new LinkedHashSet<>();
		do {
			if (takeSymbol('(')) {
				do {
					column(columns);
				}
				while (takeSymbol(','));
				if (!takeSymbol(')')) {
					throw unexpected(")");
				}
			}
			else {
				column(columns);
			}
			if (!takeSymbol('=')) {
				throw unexpected("=");
			}
			skipTo(true);
		}
		while (takeSymbol(','));
		if (!take("WHERE")) {
			PlacedToken at = peek();
			throw (at == null) ? failure(this.tokens.get(0), "a backfill has a WHERE, which says which rows still lack"
					+ " their value: UPDATE … WHERE x IS NULL") : refused(at);
		}
		return columns;
	}

	/**
	 * A column, or a part of it.
	 */
	private void column(Set<String> columns) {
		columns.add(name("the name of a column"));
		while (takeSymbol('.')) {
			name("the name of a field");
		}
		if (takeSymbol('[')) {
			int depth = 1;
			for (PlacedToken token = peek(); depth > 0 && token != null; token = peek()) {
				depth += token.isSymbol('[') ? 1 : token.isSymbol(']') ? -1 : 0;
				this.next++;
			}
		}
	}

	private void requirePlainCondition() {
		PlacedToken at = peek();
		if (at == null) {
			throw failure(this.tokens.get(this.next - 1), "nothing follows WHERE");
		}
		if (at.isWord("CURRENT") && this.next + 1 < this.tokens.size() && this.tokens.get(this.next + 1).isWord("OF")) {
			throw failure(at, "a backfill has no cursor: WHERE CURRENT OF is not for it");
		}
		skipTo(false);
		at = peek();
		if (at != null) {
			throw refused(at);
		}
	}

	/**
	 * Skips an expression up to what may follow it in an UPDATE.
	 * @param assignment whether a comma or WHERE may follow
	 */
	private void skipTo(boolean assignment) {
		int depth = 0;
		for (PlacedToken token = peek(); token != null; token = peek()) {
			if (token.isSymbol('(') || token.isSymbol('[')) {
				depth++;
			}
			else if (token.isSymbol(')') || token.isSymbol(']')) {
				if (--depth < 0) {
					throw failure(token, "\"" + token.token().text() + "\" closes nothing that is open");
				}
			}
			else if (depth == 0 && ends(token, assignment)) {
				return;
			}
			this.next++;
		}
	}

	private boolean ends(PlacedToken token, boolean assignment) {
		PlacedToken before = this.tokens.get(this.next - 1);
		// A word behind a dot is a name, whatever it is.
		if (before.isSymbol('.')) {
			return false;
		}
		return assignment && (token.isSymbol(',') || token.isWord("WHERE"))
				|| token.isWord("FROM") && !before.isWord("DISTINCT") || token.isWord("RETURNING");
	}

	private ScriptException refused(PlacedToken token) {
		return switch (token.token().text()) {
			case "FROM" ->
				failure(token, "a backfill updates one table by itself, and FROM joins another; read that one"
						+ " in a sub-select: SET x = (SELECT …)");
			case "RETURNING" -> failure(token, "a backfill has nobody to return rows to; take RETURNING out");
			default -> unexpected("WHERE");
		};
	}

	private String name(String wanted) {
		PlacedToken token = peek();
		if (token == null || !token.isName()) {
			throw unexpected(wanted);
		}
		if (token.end() - token.start() > 2 && this.statement.text().charAt(token.start() + 1) == '&') {
			throw failure(token, "a backfill cannot read a name with escapes; write it in double quotes");
		}
		this.next++;
		return token.token().name();
	}

	private boolean take(String word) {
		boolean there = isWord(word);
		this.next += there ? 1 : 0;
		return there;
	}

	private boolean takeSymbol(char symbol) {
		PlacedToken token = peek();
		boolean there = token != null && token.isSymbol(symbol);
		this.next += there ? 1 : 0;
		return there;
	}

	private boolean isWord(String word) {
		PlacedToken token = peek();
		return token != null && token.isWord(word);
	}

	private @Nullable PlacedToken peek() {
		return (this.next < this.tokens.size()) ? this.tokens.get(this.next) : null;
	}

	private ScriptException unexpected(String wanted) {
		PlacedToken token = peek();
		PlacedToken at = (token != null) ? token : this.tokens.get(this.tokens.size() - 1);
		return failure(at, "a backfill is UPDATE table SET … WHERE …, and " + wanted + " is missing here");
	}

	private ScriptException failure(PlacedToken token, String reason) {
		int line = this.statement.line();
		int column = this.statement.column();
		String text = this.statement.text();
		for (int i = 0; i < token.start(); i++) {
			if (text.charAt(i) == '\n') {
				line++;
				column = 1;
			}
			else if (!Character.isLowSurrogate(text.charAt(i))) {
				column++;
			}
		}
		return new ScriptException(reason, line, column);
	}

}
