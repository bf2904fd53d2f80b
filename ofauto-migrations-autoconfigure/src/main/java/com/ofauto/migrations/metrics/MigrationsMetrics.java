package com.ofauto.migrations.metrics;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.MigrationListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauges of each database, and how long it waited for the lock. They show the last plan,
 * of a deploy or of any other caller, and never query the database. What is heard before
 * a registry is there, as a deploy at start-up is, is kept for it.
 *
 * @since 0.1.0
 */
public class MigrationsMetrics implements MeterBinder, MigrationListener {

	private final Map<String, DatabaseMeters> databases = new LinkedHashMap<>();

	private final Set<MeterRegistry> registries = new LinkedHashSet<>();

	/**
	 * The meters of a database.
	 * @param name the database's name, a tag of each meter
	 * @return what has to hear the events of the database's migrator
	 */
	@Override
	public MigrationListener forDatabase(String name) {
		synchronized (this.databases) {
			DatabaseMeters meters = this.databases.get(name);
			if (meters == null) {
				meters = new DatabaseMeters(name);
				this.databases.put(name, meters);
				this.registries.forEach(meters::bindTo);
			}
			return meters;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		synchronized (this.databases) {
			this.registries.add(registry);
			this.databases.values().forEach((meters) -> meters.bindTo(registry));
		}
	}

}
