package com.ofauto.migrations.autoconfigure;

import java.time.Duration;

import com.ofauto.migrations.core.Migrator;

/**
 * Runs the action that {@code ofauto.migrations.on-startup} names.
 */
final class StartupStrategy implements MigrationsStrategy {

	private final OnStartup onStartup;

	private final Duration waitLimit;

	private final LoggingMigrationListener log;

	StartupStrategy(OnStartup onStartup, Duration waitLimit, LoggingMigrationListener log) {
		this.onStartup = onStartup;
		this.waitLimit = waitLimit;
		this.log = log;
	}

	@Override
	public void migrate(Migrator migrator) {
		switch (this.onStartup) {
			case DEPLOY -> migrator.deploy();
			case VALIDATE -> this.log.validated(migrator.validate());
			case WAIT -> this.log.validated(migrator.await(this.waitLimit));
			case NONE -> this.log.leftAlone();
		}
	}

}
