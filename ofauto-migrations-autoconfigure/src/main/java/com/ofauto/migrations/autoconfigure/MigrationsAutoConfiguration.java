package com.ofauto.migrations.autoconfigure;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
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
@EnableConfigurationProperties({ MigrationsProperties.class, MigrationsResetProperties.class,
		MigrationsSeedProperties.class, MigrationsOnceProperties.class })
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(MigrationsRuntimeHints.class)
public final class MigrationsAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter migrationsLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(MigrationsInitializer.class, EventPublishingListener.class,
				OtherToolWarnings.class);
	}

	@Bean
	ResolvedEnvironment migrationsEnvironment(MigrationsProperties properties, Environment environment) {
		return new EnvironmentResolver(properties.getProfiles()).resolve(properties.getEnvironment(),
				environment.getActiveProfiles());
	}

	@Bean
	Gate migrationsGate(ResolvedEnvironment environment, MigrationsResetProperties reset,
			MigrationsSeedProperties seed) {
		Set<Operation> enabled = EnumSet.noneOf(Operation.class);
		if (reset.isEnabled()) {
			enabled.add(Operation.RESET);
		}
		if (seed.isEnabled()) {
			enabled.add(Operation.SEED);
		}
		return new Gate(environment.environment(), environment.known(), enabled);
	}

	@Bean
	LoggingMigrationListener loggingMigrationListener(Gate gate) {
		return new LoggingMigrationListener(gate);
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
	MigrationsSchemaManagementProvider migrationsSchemaManagementProvider(ObjectProvider<ChosenDataSource> chosen) {
		return new MigrationsSchemaManagementProvider(chosen);
	}

	@Bean
	@DependsOn("migrationsGate")
	@ConditionalOnMissingBean
	MigrationsInitializer migrationsInitializer(ObjectProvider<Migrator> migrators, MigrationsProperties properties,
			MigrationsOnceProperties once, LoggingMigrationListener log, ObjectProvider<MigrationsStrategy> strategy,
			ApplicationStartup startup) {
		List<Migrator> all = migrators.orderedStream().toList();
		SettingsFactory.requireOneMigratorForDecisions(once, all.size());
		MigrationsStrategy chosen = strategy
			.getIfAvailable(() -> new StartupStrategy(properties.getOnStartup(), properties.getWait().getLimit(), log));
		return new MigrationsInitializer(all, new DecisionsStrategy(once, chosen), startup);
	}

	/**
	 * The engine, unless the application has its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(Migrator.class)
	static class MigratorConfiguration {

		@Bean
		@ConditionalOnMissingBean(MigrationsConnectionDetails.class)
		PropertiesMigrationsConnectionDetails migrationsConnectionDetails(MigrationsProperties properties) {
			return new PropertiesMigrationsConnectionDetails(properties);
		}

		@Bean
		ChosenDataSource migrationsChosenDataSource(ObjectProvider<DataSource> dataSource,
				@MigrationsDataSource ObjectProvider<DataSource> qualified, MigrationsConnectionDetails details,
				ObjectProvider<DataSourceProperties> properties, ObjectProvider<PrismaUrlProcessor> prismaUrls,
				ListableBeanFactory beans) {
			return ChosenDataSource.choose(qualified.getIfAvailable(), dataSource::getIfUnique, details,
					() -> Optional.ofNullable(prismaUrls.getIfAvailable())
						.flatMap((urls) -> Optional.ofNullable(properties.getIfUnique()).map(urls::schema))
						.orElse(null),
					() -> List.of(beans.getBeanNamesForType(DataSource.class, true, false)));
		}

		@Bean
		Migrator migrator(ChosenDataSource chosen, Gate gate, MigrationsProperties properties, ResourceLoader resources,
				ObjectProvider<MigrationListener> listeners) {
			MigrationDirectory directory = new MigrationDirectory(
					Objects.requireNonNullElseGet(resources.getClassLoader(), Migrator.class::getClassLoader),
					SettingsFactory.locations(properties));
			return new Migrator(chosen.dataSource(), directory, SettingsFactory.settings(properties, chosen.schema()),
					gate, listeners.orderedStream().toList());
		}

	}

	/**
	 * For the pool that Spring Boot prefers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HikariDataSource.class)
	static class PoolConfiguration {

		@Bean
		PoolRenewalListener poolRenewalMigrationListener(ObjectProvider<ChosenDataSource> chosen) {
			return new PoolRenewalListener(chosen);
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

	}

}
