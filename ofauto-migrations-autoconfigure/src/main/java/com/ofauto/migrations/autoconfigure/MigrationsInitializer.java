package com.ofauto.migrations.autoconfigure;

import java.util.List;

import com.ofauto.migrations.core.Migrator;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Runs the {@link MigrationsStrategy} for each {@link Migrator} while the application
 * starts. Beans that use the database wait for it. A bean of the application's own takes
 * the place of the one that runs it for all databases, those with a qualifier included.
 *
 * @since 0.1.0
 */
public class MigrationsInitializer implements InitializingBean, Ordered {

	private final List<Migrator> migrators;

	private final MigrationsStrategy strategy;

	private final ApplicationStartup startup;

	private int order;

	/**
	 * Creates an initializer.
	 * @param migrators one engine for each database
	 * @param strategy what is done with each of them
	 * @param startup where the step of each is recorded
	 */
	public MigrationsInitializer(List<Migrator> migrators, MigrationsStrategy strategy, ApplicationStartup startup) {
		this.migrators = List.copyOf(migrators);
		this.strategy = strategy;
		this.startup = startup;
	}

	@Override
	public void afterPropertiesSet() {
		for (Migrator migrator : this.migrators) {
			migrate(migrator);
		}
	}

	private void migrate(Migrator migrator) {
		StartupStep step = this.startup.start("ofauto.migrations.start");
		try {
			step.tag("locations", String.join(", ", migrator.locations()));
			this.strategy.migrate(migrator);
		}
		finally {
			step.end();
		}
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Sets when this initializer runs among others.
	 * @param order the order, 0 by default
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
