package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for an application that has an
 * address for R2DBC alone: its migrations are not run, which is said.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class)
@ConditionalOnProperty("spring.r2dbc.url")
@ConditionalOnBooleanProperty(name = "ofauto.migrations.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(Migrator.class)
public final class MigrationsR2dbcAutoConfiguration {

	static final String WARNING = "Migrations are not run: the application has spring.r2dbc.url and no DataSource, and"
			+ " migrations need JDBC. Set ofauto.migrations.url, such as jdbc:postgresql://localhost:5432/app, with"
			+ " ofauto.migrations.user and ofauto.migrations.password; or set ofauto.migrations.enabled=false if"
			+ " another process runs them.";

	@Bean
	static LazyInitializationExcludeFilter migrationsR2dbcLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(Warning.class);
	}

	@Bean
	Warning migrationsR2dbcWarning() {
		return new Warning();
	}

	/**
	 * Said once the beans are there.
	 */
	static final class Warning implements SmartInitializingSingleton {

		@Override
		public void afterSingletonsInstantiated() {
			LogFactory.getLog(Migrator.class).warn(WARNING);
		}

	}

}
