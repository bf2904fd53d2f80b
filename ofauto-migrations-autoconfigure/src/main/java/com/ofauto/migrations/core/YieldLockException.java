package com.ofauto.migrations.core;

/**
 * A session that waits for the migration lock blocks a {@code CONCURRENTLY} of this run:
 * the lock must be released, so that the statement continues.
 */
final class YieldLockException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String migration;

	private final LockHolder waiter;

	YieldLockException(String migration, LockHolder waiter, Throwable cause) {
		super(cause);
		this.migration = migration;
		this.waiter = waiter;
	}

	String migration() {
		return this.migration;
	}

	LockHolder waiter() {
		return this.waiter;
	}

}
