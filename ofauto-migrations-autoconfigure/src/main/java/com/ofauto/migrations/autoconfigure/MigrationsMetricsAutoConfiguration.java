package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.metrics.MigrationsMetrics;
import com.ofauto.migrations.metrics.MigrationsObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters and observations of the
 * one migrator. An application with several migrators gives each its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class,
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, ObservationRegistry.class })
@ConditionalOnSingleCandidate(Migrator.class)
public final class MigrationsMetricsAutoConfiguration {

	private static final Log logger = LogFactory.getLog(MigrationsMetricsAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(MeterRegistry.class)
	MigrationsMetrics migrationsMetrics(ListableBeanFactory beanFactory) {
		return new MigrationsMetrics(migratorName(beanFactory));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ObservationRegistry.class)
	MigrationsObservations migrationsObservations(ListableBeanFactory beanFactory,
			ObjectProvider<ObservationRegistry> registry) {
		return new MigrationsObservations(migratorName(beanFactory), () -> available(registry));
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

	/**
	 * The migrator itself is built with these listeners, so it cannot be asked.
	 */
	private static String migratorName(ListableBeanFactory beanFactory) {
		return beanFactory.getBeanNamesForType(Migrator.class, true, false)[0];
	}

}
