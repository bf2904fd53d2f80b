package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.health.MigrationsHealthIndicator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link MigrationsHealthIndicator}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("migrations")
@Conditional(OnMigrators.class)
@EnableConfigurationProperties(MigrationsHealthProperties.class)
public final class MigrationsHealthContributorAutoConfiguration
		extends CompositeHealthContributorConfiguration<MigrationsHealthIndicator, Migrator> {

	MigrationsHealthContributorAutoConfiguration(MigrationsHealthProperties properties) {
		super((migrator) -> new MigrationsHealthIndicator(migrator, status(properties)));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "migrationsHealthIndicator", "migrationsHealthContributor" })
	HealthContributor migrationsHealthContributor(ConfigurableListableBeanFactory beanFactory,
			Environment environment) {
		return createContributor(MigratorBeans.in(beanFactory, DatabaseNames.of(environment)));
	}

	private static Status status(MigrationsHealthProperties properties) {
		return switch (properties.getNotUpToDateStatus()) {
			case DOWN -> Status.DOWN;
			case OUT_OF_SERVICE -> Status.OUT_OF_SERVICE;
		};
	}

}
