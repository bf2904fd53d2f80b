package com.ofauto.migrations.core;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementTokens;
import com.ofauto.migrations.core.script.StatementWords;
import org.jspecify.annotations.Nullable;

/**
 * A migration that could not be recorded because of what its own file says: it makes the
 * session read-only, or it writes to the history.
 */
final class UnrecordableFile {

	/** The SQLSTATE of the failure, in a class that PostgreSQL leaves to others. */
	static final String SQL_STATE = "OF003";

	private static final String READ_ONLY = "25006";

	private static final Set<String> GONE = Set.of("42P01", "3F000");

	private static final Pattern IN_BLOCK = Pattern.compile("\\bREAD\\s+ONLY\\b", Pattern.CASE_INSENSITIVE);

	private static final Set<String> SETTING = Set.of("SET", "BEGIN", "START");

	private UnrecordableFile() {
	}

	/**
	 * The same failure as one of the statement behind it, if there is such a statement.
	 */
	static MessageFailure explain(MessageFailure failure, Migration migration) {
		if (!failure.purpose().concernsHistory()) {
			return failure;
		}
		if (failure.sqlState().equals(READ_ONLY)) {
			return explain(failure, ScriptSource.first(migration, UnrecordableFile::makesReadOnly),
					"the migration cannot be recorded, since this makes its transaction read-only");
		}
		if (GONE.contains(failure.sqlState())) {
			return explain(failure, ScriptSource.first(migration, UnrecordableFile::takesTheHistory),
					"the migration cannot be recorded, since this removes its history");
		}
		if (failure.purpose() == Message.Purpose.ALONE
				&& failure.sqlState().equals(DatabaseAccessException.DIVISION_BY_ZERO)) {
			return explain(failure, ScriptSource.first(migration, UnrecordableFile::namesTheHistory),
					"the migration cannot be recorded, since its record was written or removed while it ran, and this"
							+ " names the history");
		}
		return failure;
	}

	private static MessageFailure explain(MessageFailure failure, @Nullable ScriptStatement statement, String problem) {
		return (statement != null) ? failure.ofScript(statement, problem, SQL_STATE) : failure;
	}

	private static boolean makesReadOnly(ScriptStatement statement) {
		if (statement.text().toLowerCase(Locale.ROOT).contains("transaction_read_only")) {
			return true;
		}
		List<String> words = StatementWords.of(statement);
		if (words.get(0).equals("DO")) {
			return IN_BLOCK.matcher(statement.text()).find();
		}
		return SETTING.contains(words.get(0)) && Collections.indexOfSubList(words, List.of("READ", "ONLY")) > 0;
	}

	private static boolean takesTheHistory(ScriptStatement statement) {
		return namesTheHistory(statement)
				|| StatementTokens.words(statement.text(), 2).equals(List.of("DROP", "SCHEMA"));
	}

	private static boolean namesTheHistory(ScriptStatement statement) {
		return statement.text().toLowerCase(Locale.ROOT).contains(HistoryQuery.TABLE);
	}

	static String remedy() {
		return "Remove the statement: the tool that applies a migration also records it.\n";
	}

}
