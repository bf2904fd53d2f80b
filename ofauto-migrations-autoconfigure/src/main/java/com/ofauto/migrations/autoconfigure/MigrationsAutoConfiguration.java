package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for migrations: an engine, and its
 * run while the application starts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(org.postgresql.Driver.class)
@Conditional(MigrationsAutoConfiguration.DatabaseCondition.class)
@ConditionalOnBooleanProperty(name = "ofauto.migrations.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationsProperties.class)
@Import({ DatabaseInitializationDependencyConfigurer.class, NamedDatabasesRegistrar.class })
@ImportRuntimeHints(MigrationsRuntimeHints.class)
public final class MigrationsAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter migrationsLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(MigrationsInitializer.class, EventPublishingListener.class,
				OtherToolWarnings.class);
	}

	@Bean
	ConfiguredDatabases migrationsConfiguredDatabases(Environment environment, RegisteredDatabases registered) {
		ConfiguredDatabases databases = new ConfiguredDatabases(environment);
		registered.require(databases.names());
		if (!databases.names().haveDefault()) {
			DatabaseSettings.requireNoneOfDefault(environment);
		}
		return databases;
	}

	@Bean
	MigratorFactory migratorFactory(ResourceLoader resources, ConfiguredDatabases databases,
			ObjectProvider<MigrationListener> listeners, ObjectProvider<BuildProperties> build,
			ObjectProvider<GitProperties> git, Environment environment) {
		DatabaseSettings settings = databases.settings(DatabaseNames.DEFAULT);
		return new MigratorFactory(
				Objects.requireNonNullElseGet(resources.getClassLoader(), Migrator.class::getClassLoader),
				() -> SettingsFactory.policies(settings.properties(), settings::nameOf),
				() -> SettingsFactory.gate(settings.environment(), new MigrationsDatabaseProperties(),
						settings.prefix()),
				listeners::orderedStream, RunningRelease.of(build.getIfAvailable(), git.getIfAvailable(), environment));
	}

	@Bean(NamedDatabases.BEAN)
	NamedDatabases migrationsNamedDatabases(ConfiguredDatabases databases, MigratorFactory factory,
			ListableBeanFactory beans, ResourceLoader resources) {
		return new NamedDatabases(databases, factory, beans, resources);
	}

	@Bean
	EventPublishingListener eventPublishingMigrationListener(ApplicationEventPublisher publisher) {
		return new EventPublishingListener(publisher);
	}

	@Bean
	StartupStepListener startupStepMigrationListener(ApplicationStartup startup) {
		return new StartupStepListener(startup);
	}

	@Bean
	OtherToolWarnings migrationsOtherToolWarnings(ListableBeanFactory beanFactory, Environment environment) {
		return new OtherToolWarnings(beanFactory, environment);
	}

	@Bean
	MigrationsSchemaManagementProvider migrationsSchemaManagementProvider(ObjectProvider<ChosenDataSource> chosen,
			NamedDatabases named) {
		return new MigrationsSchemaManagementProvider(() -> Stream.concat(chosen.stream(), named.chosen()));
	}

	/**
	 * A gate that refuses what the properties allow stops the start before a database is
	 * touched.
	 */
	@Bean
	@ConditionalOnMissingBean
	MigrationsInitializer migrationsInitializer(ObjectProvider<Gate> gates, ConfiguredDatabases databases,
			ConfigurableListableBeanFactory beans, ObjectProvider<MigrationsStrategy> strategy,
			ApplicationStartup startup, ConfigurableEnvironment environment) {
		gates.ifAvailable((gate) -> {
		});
		Map<String, Migrator> migrators = MigratorBeans.in(beans, databases.names());
		return new MigrationsInitializer(List.copyOf(migrators.values()),
				new DatabaseStarts(migrators, databases, strategy.getIfAvailable(), StampConsent.of(environment)),
				startup);
	}

	/**
	 * The gate of the database named default.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDefaultDatabase.class)
	static class GateConfiguration {

		@Bean
		Gate migrationsGate(ConfiguredDatabases databases) {
			return databases.settings(DatabaseNames.DEFAULT).gate();
		}

	}

	/**
	 * The engine of that database, unless the application has its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDefaultDatabase.class)
	@ConditionalOnMissingBean(Migrator.class)
	static class MigratorConfiguration {

		@Bean
		@ConditionalOnMissingBean(MigrationsConnectionDetails.class)
		PropertiesMigrationsConnectionDetails migrationsConnectionDetails(ConfiguredDatabases databases) {
			return new PropertiesMigrationsConnectionDetails("ofauto.migrations.url",
					databases.settings(DatabaseNames.DEFAULT).properties());
		}

		@Bean
		ChosenDataSource migrationsChosenDataSource(@MigrationsDataSource ObjectProvider<DataSource> qualified,
				ConfiguredDatabases databases, MigrationsConnectionDetails details, ListableBeanFactory beans) {
			return ChosenDataSource.of(databases.settings(DatabaseNames.DEFAULT), qualified.getIfAvailable(), details,
					beans);
		}

		@Bean
		@Primary
		Migrator migrator(ConfiguredDatabases databases, ChosenDataSource chosen, Gate gate, MigratorFactory factory) {
			return factory.migrator(chosen, databases.settings(DatabaseNames.DEFAULT))
				.shown(databases.names().shown(DatabaseNames.DEFAULT))
				.gate(gate)
				.build();
		}

	}

	static final class DatabaseCondition extends AnyNestedCondition {

		DatabaseCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DataSource.class)
		private static final class DataSourceBean {

		}

		@ConditionalOnBean(MigrationsConnectionDetails.class)
		private static final class ConnectionDetailsBean {

		}

		@ConditionalOnProperty("ofauto.migrations.url")
		private static final class OwnUrl {

		}

		@Conditional(OnNamedDatabases.class)
		private static final class NamedEntries {

		}

	}

}
