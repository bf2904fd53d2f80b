package com.ofauto.migrations.core;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.StatementTokens;

/**
 * Advice for failures that concern the transaction and not the data. A test proves each
 * advice.
 */
final class FailureAdvice {

	private static final Set<String> BLOCKS = Set.of("DO", "CALL");

	private FailureAdvice() {
	}

	/**
	 * Advice for a migration that ran in one transaction.
	 * @param failure PostgreSQL's error
	 * @return a sentence and a newline, or nothing
	 */
	static String of(StatementFailure failure) {
		List<String> words = StatementTokens.words(failure.statement(), 1);
		String first = words.isEmpty() ? "" : words.get(0);
		return switch (failure.sqlState()) {
			case "25001" -> activeTransaction(failure, first);
			case "55P04" -> "A value added to an enum can be used only after the transaction that added it: put the use"
					+ " into the next migration.\n";
			case "2D000" -> BLOCKS.contains(first)
					? "The block commits by itself, which it can do only outside a transaction: put it into a migration of"
							+ " its own whose first line is \"-- ofauto: transaction=off\".\n"
					: "";
			case "55006" -> "The table has foreign key checks that wait for the end of the transaction: write"
					+ " \"SET CONSTRAINTS ALL IMMEDIATE;\" before the statement.\n";
			case "25006" -> "The transaction is read-only. If the file does not say so itself, use a session that"
					+ " can write: " + DatabaseAccessException.READ_ONLY_SOURCE + "\n";
			case "53200" -> failure.isOutOfLocks()
					? "A transaction locks each table and index that it makes, changes or drops. Raise"
							+ " max_locks_per_transaction of the server and start it again, or write \"COMMIT; BEGIN;\""
							+ " between parts of the file.\n"
					: "";
			case OtherSchemaChanges.SQL_STATE -> OtherSchemaChanges.remedy();
			case OtherSchemaChanges.UNKNOWN_STATE -> OtherSchemaChanges.UNKNOWN_REMEDY;
			case UnrecordableFile.SQL_STATE -> UnrecordableFile.remedy();
			default -> "";
		};
	}

	/**
	 * The SQLSTATE also stands for a setting of the transaction that comes too late.
	 */
	private static String activeTransaction(StatementFailure failure, String first) {
		if (failure.context() != null) {
			return "PostgreSQL runs this command only by itself, never from a DO block, a function or a procedure: write"
					+ " it as a statement of the file, with IF NOT EXISTS or IF EXISTS in place of a condition.\n";
		}
		return first.equals("SET") ? ""
				: "PostgreSQL does not run this statement in a transaction: put it into a migration of its own"
						+ " whose first line is \"-- ofauto: transaction=off\".\n";
	}

}
