package com.ofauto.migrations.autoconfigure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.ofauto.migrations.autoconfigure.event.MigrationApplied;
import com.ofauto.migrations.autoconfigure.event.MigrationFailed;
import com.ofauto.migrations.autoconfigure.event.MigrationUndone;
import com.ofauto.migrations.autoconfigure.event.MigrationsFailed;
import com.ofauto.migrations.autoconfigure.event.MigrationsFinished;
import com.ofauto.migrations.autoconfigure.event.MigrationsStarted;
import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.RollbackReport;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the migrator's events as application events. Those of the start are kept
 * until all beans exist: only then are {@code @EventListener} methods registered, and a
 * listener may use the database. A failed start never gets there and publishes what it
 * has.
 */
final class EventPublishingListener implements MigrationListener, SmartInitializingSingleton {

	private final ApplicationEventPublisher publisher;

	private final Queue<Object> kept = new ConcurrentLinkedQueue<>();

	private volatile boolean listened;

	EventPublishingListener(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public MigrationListener forDatabase(String name) {
		return new OfDatabase(name);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.listened = true;
		publishKept();
	}

	private void publish(Object event) {
		this.kept.add(event);
		if (this.listened) {
			publishKept();
		}
	}

	private void publishKept() {
		for (Object event = this.kept.poll(); event != null; event = this.kept.poll()) {
			this.publisher.publishEvent(event);
		}
	}

	private final class OfDatabase implements MigrationListener {

		private final String name;

		private OfDatabase(String name) {
			this.name = name;
		}

		@Override
		public void deployStarted(MigrationPlan plan) {
			publish(new MigrationsStarted(this.name, plan));
		}

		@Override
		public void migrationApplied(AppliedMigration migration) {
			publish(new MigrationApplied(this.name, migration));
		}

		@Override
		public void migrationFailed(String migration, MigrationException failure) {
			publish(new MigrationFailed(this.name, migration, failure));
		}

		@Override
		public void migrationUndone(RollbackReport.UndoneMigration migration) {
			publish(new MigrationUndone(this.name, migration));
		}

		@Override
		public void deployFinished(DeployReport report) {
			publish(new MigrationsFinished(this.name, report));
		}

		@Override
		public void deployFailed(MigrationException failure) {
			publish(new MigrationsFailed(this.name, failure));
			publishKept();
		}

	}

}
