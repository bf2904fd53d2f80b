package com.ofauto.migrations.page.autoconfigure;

import java.time.Clock;

import com.ofauto.migrations.autoconfigure.MigrationsAutoConfiguration;
import com.ofauto.migrations.autoconfigure.MigrationsEndpointProperties;
import com.ofauto.migrations.autoconfigure.MigratorBeans;
import com.ofauto.migrations.autoconfigure.OnMigrators;
import com.ofauto.migrations.page.endpoint.MigrationsReportEndpoint;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link MigrationsReportEndpoint}. It shows values where the endpoint {@code migrations}
 * does.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(MigrationsReportEndpoint.class)
@Conditional(OnMigrators.class)
@EnableConfigurationProperties(MigrationsEndpointProperties.class)
@ImportRuntimeHints(MigrationsReportRuntimeHints.class)
public final class MigrationsReportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationsReportEndpoint migrationsReportEndpoint(ConfigurableListableBeanFactory beans, Environment environment,
			MigrationsEndpointProperties properties) {
		return new MigrationsReportEndpoint(MigratorBeans.in(beans, environment), properties.getShowValues(),
				properties.getRoles(), Clock.systemUTC());
	}

}
