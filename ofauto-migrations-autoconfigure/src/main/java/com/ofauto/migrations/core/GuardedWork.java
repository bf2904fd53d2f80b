package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;

/**
 * Something that is done to a database once the {@link Gate} has let it pass.
 *
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface GuardedWork {

	/**
	 * Does it, while the migration lock is held.
	 * @param database the one database that was asked for
	 */
	void run(GuardedDatabase database);

}
