package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptException;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.Token;
import org.jspecify.annotations.Nullable;

/**
 * What reaches beyond the server's databases and leaves no lock by which it could be
 * found: programs and files of the server, its processes, other servers. It is looked for
 * in the text of blocks, of the statements that they put together, and of the functions
 * that a script has created before it calls them.
 */
final class HiddenScope {

	private static final int DEPTH = 5;

	private static final Set<String> CALLS = Set.of("LO_EXPORT", "PG_FILE_WRITE", "PG_FILE_RENAME", "PG_FILE_UNLINK",
			"PG_TERMINATE_BACKEND", "PG_CANCEL_BACKEND", "PG_RELOAD_CONF", "PG_ROTATE_LOGFILE", "PG_PROMOTE",
			"PG_SWITCH_WAL", "PG_CREATE_RESTORE_POINT", "PG_CREATE_PHYSICAL_REPLICATION_SLOT",
			"PG_CREATE_LOGICAL_REPLICATION_SLOT", "PG_COPY_PHYSICAL_REPLICATION_SLOT",
			"PG_COPY_LOGICAL_REPLICATION_SLOT", "PG_DROP_REPLICATION_SLOT", "PG_REPLICATION_SLOT_ADVANCE",
			"PG_REPLICATION_ORIGIN_CREATE", "PG_REPLICATION_ORIGIN_DROP");

	private static final String LINK = "DBLINK";

	private static final Set<String> RUNS = Set.of("DO", "CALL", "SELECT", "WITH", "INSERT", "UPDATE", "DELETE",
			"MERGE", "VALUES", "EXECUTE", "REFRESH");

	/** What makes a table of the rows of a query. */
	private static final Pattern QUERY = Pattern.compile("\\bAS[\\s(]+(?:SELECT|WITH|VALUES|TABLE|EXECUTE)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> VERBS = Set.of("CREATE", "ALTER", "DROP");

	private static final Set<String> SHARED = Set.of("ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SUBSCRIPTION",
			"SYSTEM");

	/**
	 * What functions are called and what they do, a line for the name: those of earlier
	 * migrations, whose files may not be at hand.
	 */
	static final String FUNCTIONS = """
			SELECT pg_catalog.concat(p.proname, pg_catalog.chr(10), p.prosrc) FROM pg_catalog.pg_proc p
			WHERE p.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
				AND p.prosrc OPERATOR(pg_catalog.~*) 'copy|dblink|lo_export|pg_'""";

	/** What a privilege, a comment or a label can be on. */
	private static final Set<String> SHARED_OBJECTS = Set.of("DATABASE", "TABLESPACE", "ROLE", "PARAMETER",
			"SUBSCRIPTION");

	private final Set<String> functions = new HashSet<>();

	private final boolean locksTell;

	HiddenScope() {
		this(true);
	}

	private HiddenScope(boolean locksTell) {
		this.locksTell = locksTell;
	}

	/**
	 * For a caller that runs nothing, so that no lock shows what is shared.
	 */
	static HiddenScope byTextAlone() {
		return new HiddenScope(false);
	}

	/**
	 * Takes note of a function that is there.
	 */
	void learnFunction(String nameAndBody) {
		int end = nameAndBody.indexOf('\n');
		if (find(nameAndBody.substring(end + 1), !this.locksTell, 0) != null) {
			this.functions.add(nameAndBody.substring(0, end));
		}
	}

	/**
	 * Takes note of a statement that creates a function.
	 */
	void learn(String statement) {
		List<Token> head = StatementTokens.first(statement, 16);
		int kind = (head.size() > 3 && head.get(1).isWord("OR")) ? 3 : 1;
		if (head.size() > kind + 1 && head.get(0).isWord("CREATE")
				&& (head.get(kind).isWord("FUNCTION") || head.get(kind).isWord("PROCEDURE"))
				&& find(statement, !this.locksTell, 0) != null) {
			int name = kind + 1;
			while (name + 2 < head.size() && head.get(name + 1).isSymbol('.')) {
				name += 2;
			}
			this.functions.add(head.get(name).name());
		}
	}

	/**
	 * Whether a statement runs what others have written, and does not only define it.
	 */
	static boolean runs(String statement) {
		List<Token> head = StatementTokens.first(statement, 4);
		return RUNS.contains(head.get(0).text())
				|| head.get(0).isWord("CREATE") && (head.stream().anyMatch((token) -> token.isWord("MATERIALIZED"))
						|| head.stream().anyMatch((token) -> token.isWord("TABLE")) && QUERY.matcher(statement).find());
	}

	/**
	 * Looks into a statement that runs something.
	 * @param alone whether it runs outside a transaction, where no lock tells of roles
	 * @return what it does, or {@code null} if it is nothing of the kind
	 */
	@Nullable String in(String statement, boolean alone) {
		if (!runs(statement)) {
			return null;
		}
		// A string is code in a block, and mere data elsewhere.
		boolean block = StatementTokens.first(statement, 1).get(0).isWord("DO");
		return find(statement, alone, block ? 0 : DEPTH);
	}

	/**
	 * Whether a statement calls a function of the server that reaches out.
	 */
	static boolean callsOut(String statement) {
		StatementTokens tokens = new StatementTokens(statement);
		Token before = null;
		for (Token token = tokens.next(); token != null; token = tokens.next()) {
			if (token.isSymbol('(') && before != null && isCallOut(before)) {
				return true;
			}
			before = token;
		}
		return false;
	}

	private static boolean isCallOut(Token name) {
		String word = SqlCharacter.upperCase(name.name());
		return (name.kind() == Token.Kind.WORD || name.kind() == Token.Kind.QUOTED)
				&& (CALLS.contains(word) || word.equals(LINK) || word.startsWith(LINK + "_"));
	}

	private @Nullable String find(String text, boolean alone, int depth) {
		StatementTokens tokens = new StatementTokens(text);
		boolean copy = false;
		Token before = null;
		try {
			for (Token token = tokens.next(); token != null; token = tokens.next()) {
				String found = find(token, before, copy, alone, depth);
				if (found != null) {
					return found;
				}
				copy = !token.isSymbol(';') && (copy || token.isWord("COPY"));
				before = token;
			}
		}
		catch (ScriptException ex) {
			// No SQL, and what cannot be read does not run either.
		}
		return null;
	}

	private @Nullable String find(Token token, @Nullable Token before, boolean copy, boolean alone, int depth) {
		if (before != null && copy && (before.isWord("FROM") || before.isWord("TO"))) {
			if (token.isWord("PROGRAM")) {
				return "runs a program of the server (COPY … PROGRAM)";
			}
			if (token.kind() == Token.Kind.STRING) {
				return "reads or writes a file of the server (COPY)";
			}
		}
		if (before != null && token.isSymbol('(')) {
			if (isCallOut(before)) {
				return "calls " + before.name() + "()";
			}
			if (this.functions.contains(before.name())) {
				return "calls " + before.name() + "(), in which something does so";
			}
		}
		if (alone && before != null && before.kind() == Token.Kind.WORD && token.kind() == Token.Kind.WORD
				&& (VERBS.contains(before.text()) && SHARED.contains(token.text())
						|| !this.locksTell && before.isWord("ON") && SHARED_OBJECTS.contains(token.text()))) {
			return "changes what all databases of the server share";
		}
		return (token.kind() == Token.Kind.STRING && depth < DEPTH) ? find(token.text(), alone, depth + 1) : null;
	}

}
