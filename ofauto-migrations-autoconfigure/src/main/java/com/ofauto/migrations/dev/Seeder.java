package com.ofauto.migrations.dev;

/**
 * Development data that is written in Java: a bean with whatever it needs injected. It
 * runs after the seed's files, in a transaction of its own, and may run again on a
 * database that it has seeded before.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Seeder {

	/**
	 * Writes the data.
	 * @throws Exception if it cannot; the transaction is rolled back then
	 */
	void seed() throws Exception;

}
