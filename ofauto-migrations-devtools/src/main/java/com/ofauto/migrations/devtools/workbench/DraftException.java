package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.scratch.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * A migration could not be generated. Nothing has been written.
 */
public final class DraftException extends FailureException {

	DraftException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	static DraftException doesNotRun(String script, RuntimeException cause, boolean online) {
		return new DraftException(
				"The script that was made for this change does not run:\n\n" + script.indent(4) + "\n" + reason(cause),
				remedy(online), cause);
	}

	/**
	 * A routine body that PostgreSQL rejects although all objects exist.
	 * @param body the body
	 * @param place its place in the source, such as {@code schema.sql:3:5}
	 * @return the failure
	 */
	public static DraftException wrongBody(InvalidBody body, String place) {
		return new DraftException(
				"The body of the " + body.what() + " is wrong once everything is there.\n" + place + ": "
						+ body.message() + " (SQLSTATE " + body.sqlState() + ")",
				"Nothing was written. Correct the body; if it names on purpose what is not there, write"
						+ " SET check_function_bodies = off; at the head of that file, and it is taken as it is.",
				null);
	}

	/**
	 * The text without the location of the script, which is gone.
	 */
	private static @Nullable String reason(RuntimeException cause) {
		if (cause instanceof StatementFailedException statement) {
			return "Line " + statement.failure().location().line() + ": "
					+ FailureText.withoutPlace(statement.failure());
		}
		return (cause instanceof MigrationException failure) ? failure.problem() : cause.getMessage();
	}

	static DraftException noSquash(String reasons, List<String> writers) {
		return new DraftException(
				"No single migration was found that builds what these build:\n" + reasons
						+ (writers.isEmpty() ? "" : "\nWhat differs may come from:\n- " + String.join("\n- ", writers)),
				"Nothing was changed. Squash up to an earlier migration with --to, or leave these as they are.", null);
	}

	/**
	 * Statements of migrations that have no effect in a scratch database.
	 * @param before the first migration with such a statement, or {@code null} if there
	 * is too little before it to squash
	 */
	static DraftException beyond(List<SharedStatement> statements, @Nullable String before) {
		StringBuilder text = new StringBuilder(
				"A squash could leave out what reaches beyond the database, since no scratch database shows it:");
		statements.forEach((statement) -> text.append("\n")
			.append(statement.location())
			.append(":\n    ")
			.append(statement.statement().replace("\n", "\n    ")));
		return new DraftException(text.toString(),
				"Nothing was changed. "
						+ ((before != null) ? "Squash up to the migration before it, migrate squash "
								+ ShellWord.option("--to", before) + ", or write" : "Write")
						+ " the squash by hand, as docs/squash.md says.",
				null);
	}

	static DraftException remainder(String script, String remainder, boolean online) {
		return new DraftException(
				"The script that was made for this change does not lead to the schema that is wanted:\n\n"
						+ script.indent(4) + "\nThis would be left to do:\n\n" + remainder.indent(4),
				remedy(online), null);
	}

	private static String remedy(boolean online) {
		return "Nothing was written. " + (online ? "Leave --online out, make" : "Make")
				+ " the change in smaller steps, or write the migration by hand: migrate new.";
	}

}
