package com.ofauto.migrations.report;

import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationFilesException;
import com.ofauto.migrations.core.UnsupportedDatabaseException;

/**
 * Why something could not be said or done.
 *
 * @param problem what happened
 * @param remedy what to do next
 */
public record FailureView(String problem, String remedy) {

	/**
	 * A failure. A driver's message can quote the URL with all that is in it.
	 * @param failure what happened
	 * @param showValues whether a driver's message may be told
	 * @return its values
	 */
	public static FailureView of(Failure failure, boolean showValues) {
		if (!showValues && failure instanceof DatabaseAccessException access) {
			String state = access.sqlState().isEmpty() ? "no SQLSTATE" : "SQLSTATE " + access.sqlState();
			return new FailureView("The database could not be read (" + state + ").", failure.remedy());
		}
		return new FailureView(failure.problem(), failure.remedy());
	}

	/**
	 * What is said in place of a state where nothing could be looked at.
	 * @param failure why not
	 * @return one word
	 */
	public static String state(MigrationException failure) {
		if (failure instanceof DatabaseAccessException) {
			return "unreachable";
		}
		if (failure instanceof UnsupportedDatabaseException) {
			return "unsupported-database";
		}
		return (failure instanceof MigrationFilesException) ? "unusable-files" : "unknown";
	}

}
