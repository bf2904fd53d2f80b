package com.ofauto.migrations.report;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.ConnectionLostException;
import com.ofauto.migrations.core.DatabaseAccessException;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.MigrationBlockedException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationFilesException;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.ScriptLocation;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.core.UnsupportedDatabaseException;
import com.ofauto.migrations.safety.OutsideWindowException;
import org.jspecify.annotations.Nullable;

/**
 * A failure. The details are absent where a failure has none.
 *
 * @param problem what happened
 * @param remedy what to do next
 * @param migration the migration that it happened to
 * @param file the file where it happened
 * @param line the line, from 1
 * @param column the column, from 1
 * @param sqlState PostgreSQL's code of the error
 * @param opens when the window opens next for which a deploy has to wait
 * @param applied the migrations that the run had applied before, in order
 * @since 0.1.0
 */
public record FailureView(String problem, String remedy, @Nullable String migration, @Nullable String file,
		@Nullable Integer line, @Nullable Integer column, @Nullable String sqlState, @Nullable Instant opens,
		@Nullable List<String> applied) {

	/**
	 * A failure. A driver's message can quote the URL with all that is in it.
	 * @param failure what happened
	 * @param showValues whether a driver's message may be told
	 * @return its values
	 */
	public static FailureView of(Failure failure, boolean showValues) {
		if (failure instanceof DatabaseAccessException access) {
			return of(access, showValues);
		}
		if (failure instanceof StatementFailedException statement) {
			return of(failure, statement.migration(), statement.failure().location(), statement.failure().sqlState(),
					statement.applied());
		}
		if (failure instanceof MigrationScriptException script) {
			return of(failure, script.migration(), script.location(), null, null);
		}
		if (failure instanceof MigrationBlockedException blocked) {
			return of(failure, blocked.migration(), blocked.location(), null, null);
		}
		return of(failure, (failure instanceof ConnectionLostException lost) ? lost.migration() : null, null, null,
				null);
	}

	private static FailureView of(DatabaseAccessException failure, boolean showValues) {
		String state = failure.sqlState().isEmpty() ? null : failure.sqlState();
		return showValues ? of(failure, null, null, state, null)
				: new FailureView("The database could not be read ("
						+ ((state != null) ? "SQLSTATE " + state : "no SQLSTATE") + ").", failure.remedy(), null, null,
						null, null, state, null, null);
	}

	private static FailureView of(Failure failure, @Nullable String migration, @Nullable ScriptLocation location,
			@Nullable String sqlState, @Nullable List<String> applied) {
		return new FailureView(failure.problem(), failure.remedy(), migration,
				(location != null) ? location.file() : null, (location != null) ? location.line() : null,
				(location != null) ? location.column() : null, sqlState,
				(failure instanceof OutsideWindowException outside) ? outside.opens().orElse(null) : null, applied);
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
