package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Runs work under the migration lock: the one place that takes and releases the lock.
 */
final class MigrationLock {

	private final MigratorContext context;

	private Duration waited = Duration.ZERO;

	MigrationLock(MigratorContext context) {
		this.context = context;
	}

	/**
	 * Takes the lock, reads the history, runs the work, and always releases the lock.
	 * @throws LockUnavailableException if another session holds the lock for too long
	 */
	<T, E extends Exception> T hold(Session session, LockedWork<T, E> work) throws SQLException, E {
		AdvisoryLock lock = new AdvisoryLock(session, this.context);
		long start = this.context.clock().nanoTime();
		AdvisoryLock.Held held = lock.acquire();
		this.waited = this.waited.plus(this.context.clock().since(start));
		try {
			return work.run(held);
		}
		finally {
			lock.release(held.state());
		}
	}

	/**
	 * How long it took to get the lock, each time that it was taken.
	 */
	Duration waited() {
		return this.waited;
	}

	/**
	 * Works under the lock.
	 *
	 * @param <T> what comes of it
	 * @param <E> how it may end besides
	 */
	@FunctionalInterface
	interface LockedWork<T, E extends Exception> {

		T run(AdvisoryLock.Held held) throws SQLException, E;

	}

}
