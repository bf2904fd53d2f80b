package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;

/**
 * An operation on a database that the {@link Gate} has allowed.
 *
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface GuardedWork {

	/**
	 * Runs the operation, while the migration lock is held.
	 * @param database the database
	 */
	void run(GuardedDatabase database);

}
