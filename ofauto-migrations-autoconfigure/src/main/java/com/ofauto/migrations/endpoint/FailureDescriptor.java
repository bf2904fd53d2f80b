package com.ofauto.migrations.endpoint;

import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationFilesException;
import com.ofauto.migrations.core.UnsupportedDatabaseException;

/**
 * Why nothing can be said, or nothing deployed.
 *
 * @param problem what happened
 * @param remedy what to do next
 */
public record FailureDescriptor(String problem, String remedy) {

	/**
	 * A driver's message can quote the URL with all that is in it.
	 */
	static FailureDescriptor of(MigrationException failure, boolean showValues) {
		if (!showValues && failure instanceof DatabaseAccessException access) {
			String state = access.sqlState().isEmpty() ? "no SQLSTATE" : "SQLSTATE " + access.sqlState();
			return new FailureDescriptor("The database could not be read (" + state + ").", failure.remedy());
		}
		return new FailureDescriptor(failure.problem(), failure.remedy());
	}

	static String state(MigrationException failure) {
		if (failure instanceof DatabaseAccessException) {
			return "unreachable";
		}
		if (failure instanceof UnsupportedDatabaseException) {
			return "unsupported-database";
		}
		return (failure instanceof MigrationFilesException) ? "unusable-files" : "unknown";
	}

}
