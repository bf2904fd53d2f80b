package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.core.Migrator;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for an application that uses R2DBC
 * and does not give migrations an address: they are not run, which is said.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@Conditional(MigrationsR2dbcAutoConfiguration.R2dbcCondition.class)
@ConditionalOnBooleanProperty(name = "ofauto.migrations.enabled", matchIfMissing = true)
@ConditionalOnMissingBean({ Migrator.class, NamedDatabases.class })
public final class MigrationsR2dbcAutoConfiguration {

	private static final String OR = "; or set ofauto.migrations.enabled=false if another process runs them.";

	static final String WITHOUT_DRIVER = "Migrations are not run: the application uses R2DBC, and migrations need the"
			+ " PostgreSQL JDBC driver, which is not on the class path. Add org.postgresql:postgresql" + OR;

	static final String WITHOUT_ADDRESS = "Migrations are not run: the application uses R2DBC and has no DataSource,"
			+ " and no R2dbcConnectionDetails say where its database is. Set ofauto.migrations.url, such as"
			+ " jdbc:postgresql://localhost:5432/app, with ofauto.migrations.user and ofauto.migrations.password" + OR;

	@Bean
	static LazyInitializationExcludeFilter migrationsR2dbcLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(Warning.class);
	}

	@Bean
	Warning migrationsR2dbcWarning(ResourceLoader resources) {
		return new Warning(ClassUtils.isPresent("org.postgresql.Driver", resources.getClassLoader()) ? WITHOUT_ADDRESS
				: WITHOUT_DRIVER);
	}

	/**
	 * Said once the beans are there.
	 */
	record Warning(String text) implements SmartInitializingSingleton {

		@Override
		public void afterSingletonsInstantiated() {
			LogFactory.getLog(Migrator.class).warn(this.text);
		}

	}

	static final class R2dbcCondition extends AnyNestedCondition {

		R2dbcCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("spring.r2dbc.url")
		private static final class Url {

		}

		@ConditionalOnBean(type = "io.r2dbc.spi.ConnectionFactory")
		private static final class ConnectionFactoryBean {

		}

	}

}
