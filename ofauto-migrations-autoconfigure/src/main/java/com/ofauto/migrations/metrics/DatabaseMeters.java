package com.ofauto.migrations.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.RollbackReport;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of one database.
 */
final class DatabaseMeters implements MigrationListener {

	private static final String TAG = "database";

	private final String database;

	private final AtomicReference<GaugeValues> outlook = new AtomicReference<>(GaugeValues.UNKNOWN);

	private final LockWaitTimer waits = new LockWaitTimer();

	DatabaseMeters(String database) {
		this.database = database;
	}

	void bindTo(MeterRegistry registry) {
		gauge(registry, "ofauto.migrations.pending", "Migrations that are neither applied nor failed",
				GaugeValues::pending);
		gauge(registry, "ofauto.migrations.applied", "Migrations that are applied", GaugeValues::applied);
		gauge(registry, "ofauto.migrations.failed", "Migrations that have failed and wait for a decision",
				GaugeValues::failed);
		gauge(registry, "ofauto.migrations.undone", "Migrations that a rollback has undone and this release has",
				GaugeValues::undone);
		FunctionTimer
			.builder("ofauto.migrations.lock.wait", this.waits, LockWaitTimer::count, LockWaitTimer::nanos,
					TimeUnit.NANOSECONDS)
			.description("Time that deploys waited for the migration lock")
			.tag(TAG, this.database)
			.register(registry);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<GaugeValues> value) {
		Gauge.builder(name, this.outlook, (outlook) -> value.applyAsDouble(outlook.get()))
			.description(description)
			.tag(TAG, this.database)
			.register(registry);
	}

	@Override
	public void planned(MigrationPlan plan) {
		this.outlook.set(GaugeValues.of(plan.counts()));
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		this.outlook.updateAndGet(GaugeValues::afterOneMore);
	}

	@Override
	public void migrationUndone(RollbackReport.UndoneMigration migration) {
		this.outlook.updateAndGet(GaugeValues::afterOneUndone);
	}

	@Override
	public void lockAcquired(Duration waited) {
		this.waits.add(waited);
	}

}
