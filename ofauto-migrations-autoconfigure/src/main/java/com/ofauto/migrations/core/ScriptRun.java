package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs one migration's script.
 */
sealed interface ScriptRun permits TransactionRun, BatchRun, SegmentedRun, BackfillRun {

	/**
	 * Runs until the migration is recorded. After a failure it may be called again, in
	 * the same session.
	 * @throws MessageFailure if the server stopped it
	 * @throws YieldLockException if the lock has to be released before it can go on
	 */
	void run() throws MessageFailure, YieldLockException;

	/**
	 * Whether what failed has left nothing and may be tried again.
	 */
	boolean repeatable();

	/**
	 * Whether script and record are one transaction.
	 */
	boolean transactional();

	/**
	 * Whether it was sent as plain definitions: the session was not cleaned behind it,
	 * and nobody looked before it for another client's record.
	 */
	default boolean plain() {
		return false;
	}

	/**
	 * Whether a failure concerns only the way in which it was sent. Then it is sent in
	 * another one.
	 */
	default boolean adapts(MessageFailure failure) {
		return false;
	}

	/**
	 * What comes after a try that did not get its locks.
	 * @param attempt the number of tries so far
	 * @param retries how often it may be repeated
	 */
	default Retry after(MessageFailure failure, int attempt, int retries) {
		return Retry.after(attempt, retries);
	}

	/**
	 * The locks that it took before its statements, or {@code null} if it took none.
	 */
	default @Nullable Prelock prelock() {
		return null;
	}

	/**
	 * What the failed migration has left.
	 */
	StatementFailedException.Left left();

	/**
	 * The identifier of a record that is written before the script, or {@code null} while
	 * there is none.
	 */
	@Nullable String record();

	/**
	 * The migrations that may be committed too if nobody knows what became of this one.
	 */
	default List<Migration> behind() {
		return List.of();
	}

	/**
	 * How long the migration ran.
	 * @param measured for how long the caller has waited
	 */
	default Duration took(Duration measured) {
		return measured;
	}

	/**
	 * Leaves the failure in the history.
	 * @param failure what the caller is told
	 * @param cause where the server stopped
	 * @param took how long the migration ran
	 */
	void recordFailure(MigrationException failure, MessageFailure cause, Duration took) throws MessageFailure;

}
