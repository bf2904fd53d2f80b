package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.ScriptReader;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.RollbackLosses;

/**
 * The expressions behind {@code USING} with which a rollback gives a column another type,
 * or other values of the same type. Whether a cast loses a value can be asked; what any
 * other expression makes of it, only who wrote it knows. A trace does not see it.
 *
 * @since 0.1.0
 */
@Internal
public final class UsingExpressions {

	/** Such a type is none that can be asked, so that all values count. */
	private static final String USING = " USING";

	private final Set<String> columns = new LinkedHashSet<>();

	private UsingExpressions() {
	}

	/**
	 * Adds to the losses of a rollback what its expressions may lose.
	 * @param script the rollback
	 * @param traced what a trace of it has shown
	 * @return all of it
	 */
	public static RollbackLosses in(String script, RollbackLosses traced) {
		UsingExpressions expressions = new UsingExpressions();
		try (ScriptReader reader = new ScriptReader(new StringReader(script))) {
			for (ScriptStatement statement = reader.next(); statement != null; statement = reader.next()) {
				if (StatementTokens.words(statement.text(), 1).contains("ALTER")) {
					expressions.read(tokens(statement.text()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return expressions.addedTo(traced);
	}

	private static List<Token> tokens(String statement) {
		StatementTokens tokens = new StatementTokens(statement);
		List<Token> all = new ArrayList<>();
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			all.add(token);
		}
		return all;
	}

	private RollbackLosses addedTo(RollbackLosses traced) {
		Set<String> others = new LinkedHashSet<>(this.columns);
		List<ColumnChange> converts = new ArrayList<>();
		for (ColumnChange change : traced.converts()) {
			String name = String.valueOf(Sql.unquote(change.column()));
			boolean free = this.columns.contains(name);
			others.remove(name);
			converts.add(free ? new ColumnChange(change.relation(), change.column(), change.from(), change.to() + USING)
					: change);
		}
		Set<String> writes = new LinkedHashSet<>(traced.writes());
		if (!others.isEmpty()) {
			writes.add("ALTER TABLE" + USING);
		}
		return new RollbackLosses(traced.drops(), converts, List.copyOf(writes));
	}

	private void read(List<Token> tokens) {
		int type = -1;
		for (int i = 1; i < tokens.size(); i++) {
			if (tokens.get(i).isWord("TYPE")) {
				type = i;
			}
			else if (tokens.get(i).isWord("USING") && type > 0) {
				String column = column(tokens, type);
				if (!isCast(column, tokens.subList(type + 1, i), expression(tokens, i + 1))) {
					this.columns.add(column);
				}
				type = -1;
			}
		}
	}

	private static String column(List<Token> tokens, int type) {
		boolean set = type > 2 && tokens.get(type - 1).isWord("DATA") && tokens.get(type - 2).isWord("SET");
		return tokens.get(set ? type - 3 : type - 1).name();
	}

	private static List<Token> expression(List<Token> tokens, int start) {
		int depth = 0;
		for (int i = start; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (token.isSymbol(';') || token.isSymbol(',') && depth == 0) {
				return tokens.subList(start, i);
			}
			depth += token.isSymbol('(') || token.isSymbol('[') ? 1
					: token.isSymbol(')') || token.isSymbol(']') ? -1 : 0;
		}
		return tokens.subList(start, tokens.size());
	}

	/**
	 * Whether it is {@code column::type}, at most by way of {@code text}.
	 */
	private static boolean isCast(String column, List<Token> type, List<Token> expression) {
		List<String> words = words(expression);
		List<String> target = words(type);
		int collation = target.indexOf("COLLATE");
		String wanted = String.join(" ", (collation > 0) ? target.subList(0, collation) : target);
		return !expression.isEmpty() && expression.get(0).name().equals(column)
				&& Set.of(": : " + wanted, ": : TEXT : : " + wanted, ": : TEXT [ ] : : " + wanted)
					.contains(String.join(" ", words.subList(1, words.size())).replace("::", ": :"));
	}

	private static List<String> words(List<Token> tokens) {
		return tokens.stream()
			.map((token) -> (token.kind() == Token.Kind.QUOTED) ? Sql.identifier(token.text()) : token.text())
			.toList();
	}

}
