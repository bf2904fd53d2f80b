package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A reset, a seed or a schema change failed and was rolled back.
 *
 * @since 0.1.0
 */
public final class OperationFailedException extends MigrationException {

	private final Operation operation;

	private final String sqlState;

	private OperationFailedException(Operation operation, String sqlState, String problem, String remedy,
			@Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.operation = operation;
		this.sqlState = sqlState;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * What failed.
	 * @return the act
	 */
	public Operation act() {
		return this.operation;
	}

	/**
	 * The SQLSTATE of the failure.
	 * @return five characters, or empty if PostgreSQL did not fail
	 */
	public String sqlState() {
		return this.sqlState;
	}

	static OperationFailedException refused(Operation operation, String database, String message,
			@Nullable String detail, String sqlState, List<String> blockers, @Nullable TimeLimit limit,
			Throwable cause) {
		String problem = "The " + operation.word() + " of database " + database + " failed: "
				+ ReadableText.quoted(message) + ((detail != null) ? "\n  Detail: " + ReadableText.quoted(detail) : "")
				+ (blockers.isEmpty() ? "" : "\n  Blocked by: " + String.join("; ", blockers))
				+ ((limit != null) ? "\n" + limit.problem() : "") + "\nNothing was changed.";
		return new OperationFailedException(operation, sqlState, problem,
				(limit != null) ? limit.remedy() : remedy(sqlState), cause);
	}

	static OperationFailedException lost(Operation operation, String database, SQLException cause) {
		return new OperationFailedException(operation, Objects.requireNonNullElse(cause.getSQLState(), ""),
				"The connection was lost during the " + operation.word() + " of database " + database
						+ ". It is done, or nothing was changed.",
				"See which it is: " + Invocation.of("migrate status") + ". Then try again if it is not done.", cause);
	}

	static OperationFailedException script(Operation operation, StatementFailure failure, @Nullable TimeLimit limit,
			Throwable cause) {
		String told = failure.describe() + ((limit != null) ? "\n" + limit.problem() : "");
		String first = (limit != null) ? limit.remedy() + "\n" : "";
		if (operation == Operation.SEED) {
			return new OperationFailedException(operation, failure.sqlState(),
					"A seed failed.\n" + told + "\nNothing of this file remains, and the schema is unchanged.",
					first + outside(failure)
							+ (MessageFailure.isOfOthers(failure.sqlState())
									? "Other sessions use what the seed changes. Seed again when they have ended."
									: "Correct the file, and seed again. To make a seed repeatable, use ON CONFLICT."),
					cause);
		}
		return new OperationFailedException(operation, failure.sqlState(),
				"The " + operation.word() + " failed.\n" + told + "\nNothing of its transaction remains.",
				first + outside(failure)
						+ "Fix the cause above, and try again: what exists already is not created again.",
				cause);
	}

	private static String outside(StatementFailure failure) {
		return switch (failure.sqlState()) {
			case OtherSchemaChanges.SQL_STATE -> OtherSchemaChanges.remedy();
			case OtherSchemaChanges.UNKNOWN_STATE -> OtherSchemaChanges.UNKNOWN_REMEDY;
			default -> "";
		};
	}

	/**
	 * A seed that is written in Java failed.
	 * @param name the seeder
	 * @param cause why
	 * @return the failure
	 */
	public static OperationFailedException seeder(String name, Exception cause) {
		return new OperationFailedException(Operation.SEED, "",
				"The seeder " + name + " failed: " + cause
						+ "\nIts transaction was rolled back, and the schema is unchanged.",
				"Correct it, and seed again. To make a seeder repeatable, let it check which rows exist already.",
				cause);
	}

	private static String remedy(String sqlState) {
		return switch (sqlState) {
			case "53200" ->
				"One transaction locks each table that it drops. Raise max_locks_per_transaction of the server"
						+ " and start it again.";
			case "55P03", "40P01" ->
				"Close the sessions that use these tables, such as another instance of the application"
						+ " or a developer's SQL console, and try again.";
			case "42501" ->
				"Objects of other roles are not dropped. Let their owner drop them or hand them over (REASSIGN"
						+ " OWNED), or set ofauto.migrations.user to a role that owns the schema.";
			case "2BP01" ->
				"These objects are in other schemas, in none, or part of an extension. A reset leaves them alone, so let them"
						+ " depend on something else, or move what they need to another schema.";
			default -> "Fix the cause above, and try again.";
		};
	}

}
