package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import org.jspecify.annotations.Nullable;

import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Records a startup step for each migration.
 */
final class StartupStepListener implements MigrationListener {

	private final ApplicationStartup startup;

	/** The step of the migration that this thread applies. */
	private final ThreadLocal<@Nullable StartupStep> step = new ThreadLocal<>();

	StartupStepListener(ApplicationStartup startup) {
		this.startup = startup;
	}

	@Override
	public void migrationStarted(String name) {
		this.step.set(this.startup.start("ofauto.migrations.apply").tag("migration", name));
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		end();
	}

	@Override
	public void migrationFailed(String name, MigrationException failure) {
		end();
	}

	private void end() {
		StartupStep step = this.step.get();
		if (step != null) {
			this.step.remove();
			step.end();
		}
	}

}
