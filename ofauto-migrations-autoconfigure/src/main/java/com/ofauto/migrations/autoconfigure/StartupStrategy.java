package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.autoconfigure.MigrationsProperties.OnStartup;
import com.ofauto.migrations.core.Migrator;

/**
 * Does what {@code ofauto.migrations.on-startup} says.
 */
final class StartupStrategy implements MigrationsStrategy {

	private final OnStartup onStartup;

	private final LoggingMigrationListener log;

	StartupStrategy(OnStartup onStartup, LoggingMigrationListener log) {
		this.onStartup = onStartup;
		this.log = log;
	}

	@Override
	public void migrate(Migrator migrator) {
		switch (this.onStartup) {
			case DEPLOY -> migrator.deploy();
			case VALIDATE -> this.log.validated(migrator.validate());
			case NONE -> this.log.leftAlone();
		}
	}

}
