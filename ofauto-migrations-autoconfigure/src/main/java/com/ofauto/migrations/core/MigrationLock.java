package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs work under the migration lock: the one place that takes and releases the lock.
 */
final class MigrationLock {

	private static final int YIELDS = 5;

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
	 * The same for work that may have to let the lock go. It is released for a session
	 * whose wait for it holds up a statement of ours, and taken again.
	 * @throws LockUnavailableException if another session holds the lock for too long, or
	 * if there are always further ones
	 */
	<T, E extends Exception> T holdAgain(Session session, YieldingWork<T, E> work) throws SQLException, E {
		for (int yields = 0;; yields++) {
			boolean mayYield = yields < YIELDS;
			Optional<T> done = hold(session, (held) -> runOrYield(work, held, mayYield));
			if (done.isPresent()) {
				return done.get();
			}
			AdvisoryLock.letWaiterGo(session, this.context.clock());
		}
	}

	private static <T, E extends Exception> Optional<T> runOrYield(YieldingWork<T, E> work, AdvisoryLock.Held held,
			boolean mayYield) throws SQLException, E {
		try {
			return Optional.of(work.run(held));
		}
		catch (YieldLockException ex) {
			if (!mayYield) {
				throw LockUnavailableException.deadlock(ex.migration(), ex.waiter(), ex);
			}
			return Optional.empty();
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

	/**
	 * Works under the lock, as long as nobody has to have it in between.
	 *
	 * @param <T> what comes of it
	 * @param <E> how it may end besides
	 */
	@FunctionalInterface
	interface YieldingWork<T, E extends Exception> {

		T run(AdvisoryLock.Held held) throws SQLException, YieldLockException, E;

	}

}
