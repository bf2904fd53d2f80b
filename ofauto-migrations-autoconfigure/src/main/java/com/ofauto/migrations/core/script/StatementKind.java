package com.ofauto.migrations.core.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement means for the transaction that it runs in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-commands.html">SQL
 * Commands</a>: each that "cannot be executed inside a transaction block" says so
 * @since 0.1.0
 */
public enum StatementKind {

	/** Runs in a transaction, and is undone with it. */
	ORDINARY,

	/** Sets something for the session. */
	SETTING,

	/** Adds a value to an enum, which can be used only in a later transaction. */
	ADD_VALUE,

	/** Begins a transaction. */
	BEGIN,

	/** Ends a transaction well. */
	COMMIT,

	/** Ends a transaction badly. */
	ROLLBACK,

	/** Would end the transaction outside of the runner's control. */
	REFUSED,

	/** Runs in a transaction or not, which only the server can tell. */
	SERVER_DECIDES,

	/**
	 * Runs outside a transaction only; an interrupted attempt is completed from the
	 * catalog or repeated.
	 */
	ALONE,

	/** Runs outside a transaction only, and cannot be repeated blindly. */
	ALONE_ONCE;

	private static final Set<String> CONTROL_NOISE = Set.of("WORK", "TRANSACTION");

	private static final Set<String> NO_TABLE = Set.of("CLUSTER", "REPACK", "VERBOSE", "USING", "INDEX", "(", ")", ";");

	public static StatementKind of(List<String> words) {
		String first = word(words, 0);
		String second = word(words, 1);
		return switch (first) {
			case "BEGIN" -> BEGIN;
			case "START" -> second.equals("TRANSACTION") ? BEGIN : ORDINARY;
			case "COMMIT", "END" -> second.equals("PREPARED") ? ALONE_ONCE : endsWell(words);
			case "ROLLBACK", "ABORT" -> rollback(words);
			case "PREPARE" -> second.equals("TRANSACTION") ? REFUSED : ORDINARY;
			case "SET" -> Set.of("LOCAL", "CONSTRAINTS", "TRANSACTION").contains(second) ? ORDINARY : SETTING;
			case "RESET" -> SETTING;
			case "DO", "CALL" -> SERVER_DECIDES;
			case "VACUUM" -> ALONE;
			case "DISCARD" -> second.equals("ALL") ? ALONE : ORDINARY;
			case "CLUSTER" -> allTables(words);
			case "REPACK" -> repack(words);
			case "REINDEX" -> reindex(words);
			case "CREATE" -> create(words);
			case "DROP" -> drop(words);
			case "ALTER" -> alter(words);
			default -> ORDINARY;
		};
	}

	private static String word(List<String> words, int index) {
		return (index < words.size()) ? words.get(index) : "";
	}

	private static StatementKind endsWell(List<String> words) {
		return chains(words) ? REFUSED : COMMIT;
	}

	private static StatementKind rollback(List<String> words) {
		int next = CONTROL_NOISE.contains(word(words, 1)) ? 2 : 1;
		if (word(words, next).equals("TO")) {
			return ORDINARY;
		}
		if (word(words, 1).equals("PREPARED")) {
			return ALONE_ONCE;
		}
		return chains(words) ? REFUSED : ROLLBACK;
	}

	private static boolean chains(List<String> words) {
		return words.contains("CHAIN") && !words.contains("NO");
	}

	/**
	 * Without a table, all tables are rewritten, each in a transaction of its own.
	 */
	private static StatementKind allTables(List<String> words) {
		Set<String> others = new HashSet<>(words);
		others.removeAll(NO_TABLE);
		return others.isEmpty() ? ALONE : SERVER_DECIDES;
	}

	private static StatementKind repack(List<String> words) {
		int options = word(words, 1).equals("(") ? words.indexOf(")") : 0;
		List<String> head = words.subList(0, Math.max(options, 0));
		return (head.contains("CONCURRENTLY") || head.contains("ANALYZE")) ? ALONE
				: allTables(words.subList(head.size(), words.size()));
	}

	private static StatementKind reindex(List<String> words) {
		if (words.contains("CONCURRENTLY")) {
			return ALONE;
		}
		return words.contains("DATABASE") || words.contains("SYSTEM") || words.contains("SCHEMA") ? ALONE
				: SERVER_DECIDES;
	}

	private static StatementKind create(List<String> words) {
		return switch (word(words, 1)) {
			case "INDEX" -> word(words, 2).equals("CONCURRENTLY") ? ALONE : ORDINARY;
			case "UNIQUE" -> word(words, 3).equals("CONCURRENTLY") ? ALONE : ORDINARY;
			case "DATABASE", "TABLESPACE" -> ALONE_ONCE;
			case "SUBSCRIPTION" -> SERVER_DECIDES;
			default -> ORDINARY;
		};
	}

	private static StatementKind drop(List<String> words) {
		return switch (word(words, 1)) {
			case "INDEX" -> word(words, 2).equals("CONCURRENTLY") ? ALONE : ORDINARY;
			case "DATABASE", "TABLESPACE" -> ALONE_ONCE;
			case "SUBSCRIPTION" -> SERVER_DECIDES;
			default -> ORDINARY;
		};
	}

	private static StatementKind alter(List<String> words) {
		return switch (word(words, 1)) {
			case "SYSTEM" -> ALONE;
			case "DATABASE" -> words.contains("TABLESPACE") && words.contains("SET") ? ALONE_ONCE : ORDINARY;
			case "SUBSCRIPTION" -> SERVER_DECIDES;
			case "TYPE" -> words.contains("ADD") && words.contains("VALUE") ? ADD_VALUE : ORDINARY;
			case "TABLE" -> words.contains("DETACH") && words.contains("CONCURRENTLY") ? ALONE : ORDINARY;
			default -> ORDINARY;
		};
	}

}
