package com.ofauto.migrations.autoconfigure;

import java.time.Duration;

import com.ofauto.migrations.core.Migrator;

/**
 * Runs the action that {@code ofauto.migrations.on-startup} names.
 */
final class StartupStrategy implements MigrationsStrategy {

	private final OnStartup onStartup;

	private final Duration waitLimit;

	StartupStrategy(MigrationsPolicyProperties properties) {
		this.onStartup = properties.getOnStartup();
		this.waitLimit = properties.getWait().getLimit();
	}

	@Override
	public void migrate(Migrator migrator) {
		LoggingMigrationListener log = new LoggingMigrationListener(migrator.gate(), migrator.settings().name());
		switch (this.onStartup) {
			case DEPLOY -> migrator.deployAtStart();
			case VALIDATE -> log.validated(migrator.validate());
			case WAIT -> log.validated(migrator.await(this.waitLimit));
			case NONE -> log.leftAlone();
		}
	}

}
