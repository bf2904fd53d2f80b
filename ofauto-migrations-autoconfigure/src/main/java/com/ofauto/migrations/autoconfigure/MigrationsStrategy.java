package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;

/**
 * What is done with a {@link Migrator} while the application starts. A bean of this type
 * takes the place of {@code ofauto.migrations.on-startup}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MigrationsStrategy {

	/**
	 * Brings one database to where the application needs it, or throws to stop the start.
	 * @param migrator the engine of that database
	 */
	void migrate(Migrator migrator);

}
