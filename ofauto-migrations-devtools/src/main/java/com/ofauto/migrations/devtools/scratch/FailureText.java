package com.ofauto.migrations.devtools.scratch;

import com.ofauto.migrations.core.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL said of a statement, for a person.
 */
public final class FailureText {

	private FailureText() {
	}

	/**
	 * Writes a failure with its place.
	 * @param failure the failure
	 * @return such as {@code file:3:5: message (SQLSTATE 42601)} and the statement
	 */
	public static String of(StatementFailure failure) {
		return failure.location() + ": " + withoutPlace(failure);
	}

	/**
	 * Writes a failure of a statement that stands in no file.
	 * @param failure the failure
	 * @return such as {@code message (SQLSTATE 42601)} and the statement
	 */
	public static String withoutPlace(StatementFailure failure) {
		return failure.said() + line("Detail", failure.detail()) + line("Hint", failure.hint())
				+ line("Context", failure.context()) + "\n    " + failure.statement().replace("\n", "\n    ");
	}

	private static String line(String label, @Nullable String value) {
		return (value != null) ? "\n  " + label + ": " + value : "";
	}

}
