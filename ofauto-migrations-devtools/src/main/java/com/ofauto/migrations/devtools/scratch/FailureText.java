package com.ofauto.migrations.devtools.scratch;

import com.ofauto.migrations.core.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * Describes an error of PostgreSQL for a person.
 */
public final class FailureText {

	private FailureText() {
	}

	/**
	 * Describe a failure with its place.
	 * @param failure the failure
	 * @return such as {@code file:3:5: message (SQLSTATE 42601)} and the statement
	 */
	public static String of(StatementFailure failure) {
		return failure.location() + ": " + withoutPlace(failure);
	}

	/**
	 * Describe the failure of a statement that is not in a file.
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
