package com.ofauto.migrations.core;

import java.time.Duration;

import com.ofauto.migrations.Internal;

/**
 * Another program that works for a {@link Migrator}, such as {@code pg_dump}.
 *
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface ProgramWork {

	/**
	 * Ends the program, which may run or not.
	 * @param patience how long to wait until it has ended by itself
	 */
	void cancel(Duration patience);

}
