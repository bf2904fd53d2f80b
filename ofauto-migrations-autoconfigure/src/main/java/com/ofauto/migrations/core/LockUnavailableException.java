package com.ofauto.migrations.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The migration lock could not be acquired, or was lost.
 *
 * @since 0.1.0
 */
public final class LockUnavailableException extends MigrationException {

	private final @Nullable LockHolder holder;

	private LockUnavailableException(String problem, String remedy, @Nullable LockHolder holder,
			@Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.holder = holder;
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

	/**
	 * The session that holds the lock, if it is known.
	 * @return the holder, or {@code null}
	 */
	public @Nullable LockHolder holder() {
		return this.holder;
	}

	static LockUnavailableException gaveUp(Duration waited, @Nullable LockHolder holder) {
		return new LockUnavailableException(
				"Gave up after waiting " + waited.toSeconds() + " s for the migration lock"
						+ ((holder != null) ? ", held by " + holder : "") + ".",
				"If that session is working, wait for it and start again, or set"
						+ " ofauto.migrations.migration-lock.wait higher. If it is a leftover, end it with "
						+ ((holder != null) ? "SELECT pg_terminate_backend(" + holder.pid() + ")"
								: "SELECT pg_terminate_backend(pid)")
						+ ".",
				holder, null);
	}

	static LockUnavailableException lost(String migration, @Nullable Throwable cause) {
		return new LockUnavailableException(
				"The migration lock was lost while migration " + migration
						+ " ran, and its transaction was rolled back: the file releases advisory locks (DISCARD ALL,"
						+ " pg_advisory_unlock_all), or a connection pooler changed the server process.",
				"Remove that statement from the file, or set ofauto.migrations.url to the server itself, bypassing"
						+ " the pooler, and start again.",
				null, cause);
	}

	static LockUnavailableException passedBy(String migration, StatementFailedException.Left left,
			@Nullable Throwable cause) {
		String problem = "Another client began or finished migration " + migration
				+ " while this run did, or removed its record, without holding the migration lock (Prisma does"
				+ " that with PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK=1). ";
		return (left.segments() == 0)
				? new LockUnavailableException(problem + "This run's part of it was rolled back.",
						"Let the other client finish, make it take the lock, and start again.", null, cause)
				: new LockUnavailableException(
						problem + left.finished() + " of its " + left.segments()
								+ ((left.finished() == 1) ? " segments has finished here and stays applied."
										: " segments have finished here and stay applied."),
						"Make the other client take the lock. Check what the database has of the migration, and then "
								+ NextStep.resolve(new Decision.Applied(migration)) + ", or "
								+ NextStep.resolve(new Decision.RolledBack(migration)) + " to have it applied again.",
						null, cause);
	}

	static LockUnavailableException shared() {
		return new LockUnavailableException(
				"The server process behind this connection already holds the migration lock for another client:"
						+ " the connection goes through a pooler in transaction mode, where the migration lock has"
						+ " no effect.",
				"Set ofauto.migrations.url to the server itself, bypassing the pooler, and start again.", null, null);
	}

	static LockUnavailableException deadlock(String migration, @Nullable LockHolder waiter, Throwable cause) {
		return new LockUnavailableException(
				"Migration " + migration + " ended in a deadlock with a session that waits for the migration lock"
						+ ((waiter != null) ? " (" + waiter + ")" : "")
						+ " at each attempt: a Prisma client that waits for the lock blocks CONCURRENTLY.",
				"Stop that client, and start again; the deploy continues where it stopped.", waiter, cause);
	}

}
