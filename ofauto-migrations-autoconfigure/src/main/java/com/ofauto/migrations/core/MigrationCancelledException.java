package com.ofauto.migrations.core;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A person or the application's platform cancelled the work.
 *
 * @since 0.1.0
 */
public final class MigrationCancelledException extends MigrationException {

	private final @Nullable String migration;

	private MigrationCancelledException(@Nullable String migration, String problem, String remedy,
			@Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.migration = migration;
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The migration that was running.
	 * @return its name, or empty if none was
	 */
	public Optional<String> migration() {
		return Optional.ofNullable(this.migration);
	}

	static MigrationCancelledException betweenStatements() {
		return new MigrationCancelledException(null,
				"The run was cancelled between two statements. The migrations that it had applied stay applied.",
				goOn(), null);
	}

	/**
	 * The server received the cancellation and stopped.
	 */
	static MigrationCancelledException stopped(Migration migration, MessageFailure failure, List<String> applied,
			StatementFailedException.Left left) {
		String statement = (failure.purpose() == Message.Purpose.SCRIPT) ? failure.describe(migration).describe() + "\n"
				: "";
		return new MigrationCancelledException(migration.name(),
				"Migration " + migration.name() + " was cancelled.\n" + statement + left.describe(applied),
				(left.noWayOn() != null) ? left.remedyByHand(migration.name()) : goOn(left), failure.error());
	}

	/**
	 * It was cancelled where no statement of a migration ran, such as in a pause.
	 */
	static MigrationCancelledException between(String migration, List<String> applied,
			StatementFailedException.Left left, Throwable cause) {
		return new MigrationCancelledException(migration,
				"Migration " + migration + " was cancelled between two statements.\n" + left.describe(applied),
				(left.noWayOn() != null) ? left.remedyByHand(migration) : goOn(left), cause);
	}

	private static String goOn(StatementFailedException.Left left) {
		if (left.backfill() != null) {
			return goOn() + " It goes on behind the last batch, and updates no row again.";
		}
		return (left.segments() == 0) ? goOn()
				: goOn() + " It first cleans up what the cancelled statement left, such as an invalid index.";
	}

	/**
	 * The server did not stop in time, and the connection was closed.
	 */
	static MigrationCancelledException cut(String migration, Throwable cause) {
		return new MigrationCancelledException(migration,
				"Migration " + migration + " was cancelled, but the server did not stop in time, so the connection"
						+ " was closed. The server ends the statement when it notices that; until then it holds"
						+ " the migration lock.",
				goOn() + " It waits for the lock, and applies each migration exactly once in any case.", cause);
	}

	/**
	 * An operation failed because of the cancellation.
	 */
	static MigrationCancelledException instead(MigrationException failure) {
		return new MigrationCancelledException(null, "The run was cancelled.\n" + failure.problem(),
				"Start it again to continue.", failure);
	}

	private static String goOn() {
		return "To continue, " + NextStep.deploy() + ".";
	}

}
