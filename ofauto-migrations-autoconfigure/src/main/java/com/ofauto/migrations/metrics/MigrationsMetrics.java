package com.ofauto.migrations.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauges of one migrator, and how long it waited for the lock. They show the last plan,
 * of a deploy or of any other caller, and never query the database. What is heard before
 * a registry is there, as a deploy at start-up is, is kept for it.
 *
 * @since 0.1.0
 */
public class MigrationsMetrics implements MeterBinder, MigrationListener {

	private final String migrator;

	private final AtomicReference<GaugeValues> outlook = new AtomicReference<>(GaugeValues.UNKNOWN);

	private final LockWaitTimer waits = new LockWaitTimer();

	/**
	 * Creates the meters.
	 * @param migrator the migrator's name, a tag of each meter
	 */
	public MigrationsMetrics(String migrator) {
		this.migrator = migrator;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "ofauto.migrations.pending", "Migrations that are neither applied nor failed",
				GaugeValues::pending);
		gauge(registry, "ofauto.migrations.applied", "Migrations that are applied", GaugeValues::applied);
		gauge(registry, "ofauto.migrations.failed", "Migrations that have failed and wait for a decision",
				GaugeValues::failed);
		FunctionTimer
			.builder("ofauto.migrations.lock.wait", this.waits, LockWaitTimer::count, LockWaitTimer::nanos,
					TimeUnit.NANOSECONDS)
			.description("Time that deploys waited for the migration lock")
			.tag("migrator", this.migrator)
			.register(registry);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<GaugeValues> value) {
		Gauge.builder(name, this.outlook, (outlook) -> value.applyAsDouble(outlook.get()))
			.description(description)
			.tag("migrator", this.migrator)
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
	public void lockAcquired(Duration waited) {
		this.waits.add(waited);
	}

}
