package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for an application that has an
 * address for R2DBC alone: migrations connect to the same database with JDBC.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = MigrationsAutoConfiguration.class,
		after = { R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class })
@ConditionalOnClass({ org.postgresql.Driver.class, R2dbcConnectionDetails.class })
@ConditionalOnSingleCandidate(R2dbcConnectionDetails.class)
@ConditionalOnMissingBean({ DataSource.class, MigrationsConnectionDetails.class })
@Conditional(MigrationsR2dbcAddressAutoConfiguration.NoUrlCondition.class)
@ConditionalOnBooleanProperty(name = "ofauto.migrations.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationsProperties.class)
public final class MigrationsR2dbcAddressAutoConfiguration {

	@Bean
	R2dbcMigrationsConnectionDetails migrationsR2dbcConnectionDetails(R2dbcConnectionDetails details,
			ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> customizers, MigrationsProperties properties) {
		return new R2dbcMigrationsConnectionDetails(details, customizers::orderedStream, properties);
	}

	static final class NoUrlCondition extends NoneNestedConditions {

		NoUrlCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("ofauto.migrations.url")
		private static final class OwnUrl {

		}

	}

}
