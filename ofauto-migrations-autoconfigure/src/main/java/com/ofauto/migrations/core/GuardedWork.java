package com.ofauto.migrations.core;

/**
 * Something that is done to a database once the {@link Gate} has let it pass.
 */
@FunctionalInterface
public interface GuardedWork {

	/**
	 * Does it, while the migration lock is held.
	 * @param database the one database that was asked for
	 */
	void run(GuardedDatabase database);

}
