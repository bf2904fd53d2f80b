package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.metrics.MigrationsMetrics;
import com.ofauto.migrations.metrics.MigrationsObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters and observations of the
 * migrators. A {@code Migrator} that the application makes without
 * {@link MigratorFactory} gets the listeners by their {@code forDatabase}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class,
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, ObservationRegistry.class })
@Conditional(OnMigrators.class)
public final class MigrationsMetricsAutoConfiguration {

	private static final Log logger = LogFactory.getLog(MigrationsMetricsAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(MeterRegistry.class)
	MigrationsMetrics migrationsMetrics() {
		return new MigrationsMetrics();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ObservationRegistry.class)
	MigrationsObservations migrationsObservations(ObjectProvider<ObservationRegistry> registry) {
		return new MigrationsObservations(DatabaseNames.DEFAULT, () -> available(registry));
	}

	/**
	 * A registry is built with handlers and customizers of the application. If one of
	 * them needs the database, it waits for the deploy that is to be observed.
	 */
	private static ObservationRegistry available(ObjectProvider<ObservationRegistry> registry) {
		try {
			return registry.getObject();
		}
		catch (BeansException ex) {
			logger.info("This deploy is not observed: the observation registry needs beans that wait for the deploy");
			logger.debug("Why the observation registry is not there", ex);
			return ObservationRegistry.NOOP;
		}
	}

}
