package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Receives the events of a {@link Migrator}, for log, metrics and application events. An
 * exception of a listener does not affect the work.
 *
 * @since 0.1.0
 */
public interface MigrationListener {

	/**
	 * The listener of one database, for an application that migrates several. A migrator
	 * asks for it once.
	 * @param name what the application calls the database, {@code default} if it has no
	 * name
	 * @return this listener, which hears the events of all databases, or one of its own
	 * for that database
	 */
	default MigrationListener forDatabase(String name) {
		return this;
	}

	/**
	 * Disk and history have been compared: by a deploy before the lock and under it, or
	 * by a caller of {@link Migrator#plan()}. A listener that calls that method from here
	 * is not called again.
	 * @param plan what they mean together
	 */
	default void planned(MigrationPlan plan) {
	}

	/**
	 * The migrator waits until another process has applied the migrations. Called at
	 * once, then from time to time.
	 * @param missing the migrations that are not applied; empty if the database cannot be
	 * reached yet
	 * @param waited how long it has waited so far
	 */
	default void deployAwaited(List<String> missing, Duration waited) {
	}

	/**
	 * A deploy begins.
	 * @param plan what disk and history mean together, before the lock
	 */
	default void deployStarted(MigrationPlan plan) {
	}

	/**
	 * Another session holds the migration lock. Called after a second, then from time to
	 * time.
	 * @param holder the session that holds it, if it is known
	 * @param waited how long the deploy has waited so far
	 */
	default void lockWaiting(@Nullable LockHolder holder, Duration waited) {
	}

	/**
	 * The migration lock is held.
	 * @param waited how long that took
	 */
	default void lockAcquired(Duration waited) {
	}

	/**
	 * The database's stamp was written for another server or database: this is a copy, or
	 * the server was upgraded, restored or switched over.
	 * @param environment the environment that it is stamped as
	 */
	default void foreignStamp(MigrationEnvironment environment) {
	}

	/**
	 * The environment was written into the database.
	 * @param environment the environment
	 */
	default void stamped(MigrationEnvironment environment) {
	}

	/**
	 * The database could not be stamped, since the role does not own the history table.
	 * @param environment the environment that was to be written into it
	 */
	default void notStamped(MigrationEnvironment environment) {
	}

	/**
	 * The database was not stamped, since it holds rows: a person has to stamp it with
	 * {@code migrate stamp}.
	 * @param environment the environment that was to be written into it
	 * @param rows where they are, such as {@code table public.clients has rows}
	 */
	default void notStampedForItsRows(MigrationEnvironment environment, String rows) {
	}

	/**
	 * The stamp that a run wrote is replaced by that of a stricter environment.
	 * @param before the environment that the database was stamped as
	 * @param environment the environment that it is stamped as now
	 */
	default void stampReplaced(MigrationEnvironment before, MigrationEnvironment environment) {
	}

	/**
	 * A deploy goes on although it does something that it does not do by itself, since a
	 * person has accepted it.
	 * @param sentence what is done, and why
	 */
	default void letPass(String sentence) {
	}

	/**
	 * A migration begins. The first deploy of a database sends several small migrations
	 * at once: of those behind the first one this is told when the answer has come, with
	 * notices and end right behind it. {@link AppliedMigration#took()} is the migration's
	 * own time also then.
	 * @param name its name
	 */
	default void migrationStarted(String name) {
	}

	/**
	 * PostgreSQL sent a notice or warning while a migration ran.
	 * @param name the migration's name
	 * @param severity PostgreSQL's word for it, such as {@code NOTICE}
	 * @param message the text
	 */
	default void notice(String name, String severity, String message) {
	}

	/**
	 * A statement of a migration is skipped, since it reaches beyond the scratch
	 * database.
	 * @param statement the statement
	 */
	default void statementSkipped(SharedStatement statement) {
	}

	/**
	 * A statement did not get a lock in time; the migration will be retried.
	 * @param name the migration's name
	 * @param attempt the attempt that failed, from 1
	 * @param pause the time until the next attempt
	 */
	default void migrationRetried(String name, int attempt, Duration pause) {
	}

	/**
	 * A backfill has finished a batch.
	 * @param name the migration's name
	 * @param progress how far it has come
	 */
	default void backfillProgressed(String name, BackfillProgress progress) {
	}

	/**
	 * A backfill waits for a standby, or another receiver of the changes, that is too far
	 * behind. Called at once, then from time to time.
	 * @param name the migration's name
	 * @param receiver the name by which the server knows the receiver
	 * @param lag how far it is behind
	 */
	default void backfillHeld(String name, String receiver, Duration lag) {
	}

	/**
	 * A backfill goes on without looking at the server's standbys, since the role may not
	 * see how far they are.
	 * @param name the migration's name
	 */
	default void backfillUnaware(String name) {
	}

	/**
	 * Rows were captured before a migration removes them, in its transaction.
	 * @param capture what was captured, if the migration is committed
	 */
	default void captured(Capture capture) {
	}

	/**
	 * A migration removes rows that were not captured, since they are too large.
	 * @param name the migration's name
	 * @param table the table
	 * @param bytes how large they are
	 */
	default void notCaptured(String name, String table, long bytes) {
	}

	/**
	 * Captured rows were removed, since their time was over.
	 * @param captures the tables and migrations that they were of
	 */
	default void purged(List<String> captures) {
	}

	/**
	 * The remains of an interrupted statement were removed or completed before a
	 * migration continued, such as an invalid index of a killed run.
	 * @param name the migration's name
	 * @param what the action
	 */
	default void repaired(String name, String what) {
	}

	/**
	 * A migration is applied.
	 * @param migration the migration
	 */
	default void migrationApplied(AppliedMigration migration) {
	}

	/**
	 * A migration is recorded as applied without running, since the database has all the
	 * migrations that it replaces.
	 * @param name its name
	 * @param replaced the names of those migrations
	 */
	default void migrationRecorded(String name, List<String> replaced) {
	}

	/**
	 * A migration failed; {@link #deployFailed} follows.
	 * @param name its name
	 * @param failure why
	 */
	default void migrationFailed(String name, MigrationException failure) {
	}

	/**
	 * The deploy has findings that do not stop it.
	 * @param findings at least one
	 */
	default void found(List<Finding> findings) {
	}

	/**
	 * A deploy has ended well.
	 * @param report what it did
	 */
	default void deployFinished(DeployReport report) {
	}

	/**
	 * A deploy has failed.
	 * @param failure why
	 */
	default void deployFailed(MigrationException failure) {
	}

	/**
	 * A rollback begins, under the lock.
	 * @param migrations the names of the migrations that it undoes, in order
	 */
	default void rollbackStarted(List<String> migrations) {
	}

	/**
	 * A migration is undone.
	 * @param migration the migration, and what was lost with it
	 */
	default void migrationUndone(RollbackReport.UndoneMigration migration) {
	}

	/**
	 * A rollback has ended well.
	 * @param report what it did
	 */
	default void rollbackFinished(RollbackReport report) {
	}

	/**
	 * A rollback that has begun was stopped.
	 * @param failure why
	 */
	default void rollbackFailed(MigrationException failure) {
	}

}
