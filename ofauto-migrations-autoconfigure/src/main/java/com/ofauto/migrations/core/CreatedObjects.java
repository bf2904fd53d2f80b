package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;
import org.jspecify.annotations.Nullable;

/**
 * What scripts create with {@code CREATE TABLE}, {@code TYPE}, {@code DOMAIN},
 * {@code VIEW} and {@code ADD COLUMN}and do not change afterwards: an object that a later
 * statement may have dropped or renamed is left out, since the database need not have it.
 */
final class CreatedObjects {

	private static final Set<String> MODIFIERS = Set.of("OR", "REPLACE", "UNLOGGED", "FOREIGN", "MATERIALIZED",
			"RECURSIVE", "GLOBAL");

	private final Set<CreatedObject> things = new LinkedHashSet<>();

	/** What goes with a table of this name: its partitions and children. */
	private final Map<String, Set<String>> children = new HashMap<>();

	private final Set<String> foreign = new HashSet<>();

	/** The objects at the start of a transaction or a savepoint. */
	private final Map<String, List<CreatedObject>> points = new HashMap<>();

	private CreatedObjects() {
	}

	/**
	 * Reads scripts.
	 * @param migrations the scripts in order
	 * @return what they create, in order
	 */
	static List<CreatedObject> of(List<Migration> migrations) {
		CreatedObjects created = new CreatedObjects();
		for (Migration migration : migrations) {
			try (ScriptSource script = ScriptSource.unwatched(migration)) {
				for (ScriptStatement next = script.next(); next != null; next = script.next()) {
					created.follow(new Words(next.text()), migration.name());
				}
			}
		}
		return List.copyOf(created.things);
	}

	private void follow(Words words, String migration) {
		switch (words.word()) {
			case "CREATE" -> create(words, migration);
			case "ALTER" -> alter(words, migration);
			case "DROP" -> drop(words);
			case "DO" -> forgetAllIn(words);
			case "BEGIN", "START" -> this.points.put("", List.copyOf(this.things));
			case "SAVEPOINT" -> this.points.put(String.join(".", words.name()), List.copyOf(this.things));
			case "ROLLBACK", "ABORT" -> rollBack(words.rest());
			default -> {
			}
		}
	}

	private void rollBack(Set<String> rest) {
		String point = rest.stream().reduce("", (before, name) -> rest.contains("to") ? name : "");
		List<CreatedObject> before = this.points.get(point);
		if (before != null) {
			this.things.clear();
			this.things.addAll(before);
		}
	}

	private void create(Words words, String migration) {
		boolean ofServer = false;
		while (MODIFIERS.contains(words.peek())) {
			ofServer |= words.word().equals("FOREIGN");
		}
		String kind = switch (words.word()) {
			case "TABLE" -> "table";
			case "TYPE", "DOMAIN" -> "type";
			case "VIEW" -> "view";
			default -> "";
		};
		if (!kind.isEmpty()) {
			words.skip("IF", "NOT", "EXISTS");
			List<String> name = words.name();
			add(kind, name, "", migration);
			noteParents(name.isEmpty() ? "" : name.get(name.size() - 1), words);
			if (ofServer) {
				this.foreign.addAll(name);
			}
		}
	}

	private void noteParents(String table, Words words) {
		Set<String> rest = words.rest();
		if (rest.contains("partition") && rest.contains("of") || rest.contains("inherits")) {
			rest.forEach((parent) -> this.children.computeIfAbsent(parent, (name) -> new HashSet<>()).add(table));
		}
	}

	private void add(String kind, List<String> name, String column, String migration) {
		// A backslash may be an escape of U&"…".
		if (!name.isEmpty() && name.size() < 3 && name.stream().noneMatch((part) -> part.contains("\\"))) {
			this.things.add(new CreatedObject(kind, (name.size() > 1) ? name.get(0) : "", name.get(name.size() - 1),
					column, migration));
		}
	}

	private void alter(Words words, String migration) {
		if (!words.peek().equals("TABLE")) {
			boolean schema = words.peek().equals("SCHEMA");
			Set<String> rest = words.rest();
			forget(rest);
			if (schema) {
				this.things.removeIf((thing) -> rest.contains(thing.schema()));
			}
			return;
		}
		words.word();
		words.skip("IF", "EXISTS");
		words.skip("ONLY");
		List<String> name = words.name();
		String table = name.isEmpty() ? "" : name.get(name.size() - 1);
		boolean first = true;
		for (List<Token> action : words.actions()) {
			String verb = word(action, 0);
			if (verb.equals("ADD") && word(action, 1).equals("COLUMN")) {
				int at = word(action, 2).equals("IF") ? 5 : 2;
				if (action.size() > at) {
					add("column", name, action.get(at).name(), migration);
				}
			}
			else if (first && (verb.equals("RENAME") && word(action, 1).equals("TO") || verb.equals("SET"))) {
				forget(Set.of(table));
			}
			else if (verb.equals("DROP") || verb.equals("RENAME")) {
				Set<String> named = names(action);
				this.things.removeIf((thing) -> thing.isNamed(table) && named.contains(thing.column())
						|| action.stream().anyMatch((token) -> token.isWord("CASCADE"))
								&& !thing.kind().equals("table"));
			}
			first = false;
		}
	}

	private static String word(List<Token> tokens, int index) {
		return (index < tokens.size() && tokens.get(index).kind() == Token.Kind.WORD) ? tokens.get(index).text() : "";
	}

	private void drop(Words words) {
		boolean schema = words.peek().equals("SCHEMA") || words.peek().equals("OWNED");
		Set<String> rest = words.rest();
		if (schema) {
			this.things.clear();
		}
		forget(rest);
		if (rest.contains("cascade")) {
			this.things.removeIf((thing) -> !thing.kind().equals("table") || this.foreign.contains(thing.name()));
		}
		rest.forEach(this::forgetChildren);
	}

	private void forgetChildren(String parent) {
		Set<String> gone = this.children.getOrDefault(parent, Set.of());
		this.children.remove(parent);
		forget(gone);
		gone.forEach(this::forgetChildren);
	}

	private void forget(Set<String> names) {
		this.things.removeIf((thing) -> names.contains(thing.name()));
	}

	private static Set<String> names(List<Token> tokens) {
		Set<String> names = new LinkedHashSet<>();
		tokens.stream()
			.filter((token) -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
			.forEach((token) -> names.add(token.name()));
		return names;
	}

	/**
	 * A block may drop or rename each object that it names.
	 */
	private void forgetAllIn(Words words) {
		String body = words.strings();
		String upper = body.toUpperCase(Locale.ROOT);
		if (upper.contains("DROP") || upper.contains("RENAME") || upper.contains("SET SCHEMA")) {
			this.things.removeIf((thing) -> body.contains(thing.column().isEmpty() ? thing.name() : thing.column()));
		}
	}

	/**
	 * A statement that is read from left to right.
	 */
	private static final class Words {

		private final List<Token> tokens = new ArrayList<>();

		private int next;

		Words(String statement) {
			StatementTokens all = new StatementTokens(statement);
			for (Token token = all.next(); token != null; token = all.next()) {
				this.tokens.add(token);
			}
		}

		String peek() {
			return CreatedObjects.word(this.tokens, this.next);
		}

		String word() {
			return CreatedObjects.word(this.tokens, this.next++);
		}

		void skip(String... words) {
			for (String word : words) {
				if (peek().equals(word)) {
					this.next++;
				}
			}
		}

		/**
		 * A name with what qualifies it.
		 */
		List<String> name() {
			List<String> parts = new ArrayList<>();
			do {
				Token token = token(this.next++);
				if (token == null || token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
					return List.of();
				}
				parts.add(token.name());
			}
			while (isSymbol('.') && this.next++ > 0);
			return parts;
		}

		private boolean isSymbol(char symbol) {
			Token token = token(this.next);
			return token != null && token.isSymbol(symbol);
		}

		private @Nullable Token token(int index) {
			return (index < this.tokens.size()) ? this.tokens.get(index) : null;
		}

		/**
		 * The rest, cut at commas outside of parentheses.
		 */
		List<List<Token>> actions() {
			List<List<Token>> actions = new ArrayList<>();
			List<Token> action = new ArrayList<>();
			int depth = 0;
			for (Token token : this.tokens.subList(Math.min(this.next, this.tokens.size()), this.tokens.size())) {
				depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
				if (depth == 0 && token.isSymbol(',')) {
					actions.add(action);
					action = new ArrayList<>();
				}
				else {
					action.add(token);
				}
			}
			actions.add(action);
			return actions;
		}

		Set<String> rest() {
			return names(this.tokens.subList(Math.min(this.next, this.tokens.size()), this.tokens.size()));
		}

		String strings() {
			StringBuilder all = new StringBuilder();
			this.tokens.stream()
				.filter((token) -> token.kind() == Token.Kind.STRING)
				.forEach((token) -> all.append(token.text()).append('\n'));
			return all.toString();
		}

	}

}
