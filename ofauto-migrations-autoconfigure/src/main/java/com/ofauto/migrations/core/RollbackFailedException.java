package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rollback was stopped. What it undid before stays undone.
 *
 * @since 0.1.0
 */
public final class RollbackFailedException extends MigrationException {

	private final String migration;

	private final @Nullable StatementFailure failure;

	private final List<String> undone;

	private RollbackFailedException(String migration, @Nullable StatementFailure failure, List<String> undone,
			String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.migration = migration;
		this.failure = failure;
		this.undone = List.copyOf(undone);
	}

	@Override
	public Kind kind() {
		return (this.failure != null) ? Kind.FAILED : Kind.UNREACHABLE;
	}

	/**
	 * The migration whose rollback was stopped.
	 * @return its name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * PostgreSQL's error and its place in the rollback.
	 * @return the failure, or {@code null} if the connection was lost
	 */
	public @Nullable StatementFailure failure() {
		return this.failure;
	}

	/**
	 * What the run had undone before.
	 * @return the names of migrations, in order
	 */
	public List<String> undone() {
		return this.undone;
	}

	/**
	 * A statement failed.
	 * @param left what is left of it: {@code null} for nothing, as in one transaction
	 */
	static RollbackFailedException statement(String migration, StatementFailure failure,
			StatementFailedException.Left left, List<String> undone, @Nullable TimeLimit limit, Throwable cause) {
		boolean whole = left.segments() == 0;
		return new RollbackFailedException(migration, failure, undone, "The rollback of migration " + migration
				+ " failed.\n" + failure.describe() + "\n" + ((limit != null) ? limit.problem() + "\n" : "")
				+ (whole ? "Nothing of this rollback remains: the migration is applied as before."
						: left.finished() + " of its " + left.segments() + " segments "
								+ ((left.finished() == 1) ? "has" : "have")
								+ " finished: the migration is half undone, and no deploy begins.")
				+ before(undone),
				((limit != null) ? limit.remedy() + "\n" : "") + (MessageFailure.isOfOthers(failure.sqlState())
						? "Other sessions use what the rollback changes. Roll back again when they have ended."
						: "Repair what keeps the statement from running, such as objects that were made since or"
								+ " rows that have no place in the earlier schema, and roll back again"
								+ (whole ? "." : ": it goes on at that statement.")),
				cause);
	}

	/**
	 * The connection was lost, and nobody knows whether it was committed.
	 */
	static RollbackFailedException lost(String migration, List<String> undone, Throwable cause) {
		return new RollbackFailedException(migration, null, undone,
				"The connection was lost while migration " + migration
						+ " was rolled back, and it is not known whether that was committed. ("
						+ ReadableText.said(cause) + ")" + before(undone),
				"When the server is available, see whether the migration is still applied: "
						+ Invocation.of("migrate status") + ". If it is, roll back again.",
				cause);
	}

	private static String before(List<String> undone) {
		return undone.isEmpty() ? "" : "\nUndone before it in this run: " + String.join(", ", undone) + ".";
	}

}
