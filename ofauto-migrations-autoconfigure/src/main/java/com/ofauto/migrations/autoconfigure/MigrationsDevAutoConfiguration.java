package com.ofauto.migrations.autoconfigure;

import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.dev.Reset;
import com.ofauto.migrations.dev.Seed;
import com.ofauto.migrations.dev.SeedAtStart;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for reset and seed. The beans exist
 * in every environment: the gate decides when they are called.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MigrationsAutoConfiguration.class)
@Conditional(OnMigrators.class)
public final class MigrationsDevAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter migrationsSeedLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(SeedAtStart.class);
	}

	@Bean
	@ConditionalOnMissingBean
	SeedAtStart migrationsSeedAtStart(ObjectProvider<ConfiguredDatabases> configured,
			ObjectProvider<NamedDatabases> named, ObjectProvider<Seed> unqualified, Environment environment) {
		return new SeedAtStart(() -> seeds(databases(configured, environment), named, unqualified));
	}

	/**
	 * The seeds of which the properties say that each start writes them.
	 */
	private static Stream<Seed> seeds(ConfiguredDatabases databases, ObjectProvider<NamedDatabases> named,
			ObjectProvider<Seed> unqualified) {
		return databases.names()
			.all()
			.stream()
			.filter((name) -> databases.settings(name).properties().getSeed().isOnStartup())
			.map((name) -> name.equals(DatabaseNames.DEFAULT) ? ofDefault(unqualified)
					: named.getObject().seedBean(name));
	}

	/**
	 * They are there unless migrations are not part of the application.
	 */
	private static ConfiguredDatabases databases(ObjectProvider<ConfiguredDatabases> configured,
			Environment environment) {
		return configured.getIfAvailable(() -> new ConfiguredDatabases(environment));
	}

	private static Seed ofDefault(ObjectProvider<Seed> unqualified) {
		Seed seed = unqualified.getIfAvailable();
		if (seed == null) {
			throw new InvalidConfigurationPropertyValueException("ofauto.migrations.seed.on-startup", true,
					"No Migrator bean is the one without a qualifier, so the setting does not say which database is"
							+ " meant. Annotate that Migrator bean with @Primary, or remove the setting.");
		}
		return seed;
	}

	/**
	 * For the database that needs no qualifier.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSingleCandidate(Migrator.class)
	static class UnqualifiedConfiguration {

		@Bean
		Seed migrationsSeed(Migrator migrator, ObjectProvider<ConfiguredDatabases> configured, Environment environment,
				ResourceLoader resources, ListableBeanFactory beans,
				ObjectProvider<PlatformTransactionManager> transactionManager, ObjectProvider<DataSource> dataSource) {
			ConfiguredDatabases databases = databases(configured, environment);
			MigrationsDatabaseProperties properties = databases.settings(DatabaseNames.DEFAULT).properties();
			Supplier<@Nullable DataSource> written = () -> written(dataSource, properties.getDatasource(), beans);
			return new Seed(migrator, ResourcePatternUtils.getResourcePatternResolver(resources),
					properties.getSeed().getLocation(), () -> Seeders.ofDefault(databases.names(), beans),
					() -> transactions(transactionManager, written, dataSource), written);
		}

		@Bean
		Reset migrationsReset(Migrator migrator, Seed seed) {
			return new Reset(migrator, seed);
		}

		/**
		 * The DataSource that seeders are given without a qualifier, or that the
		 * properties name among several.
		 */
		private static @Nullable DataSource written(ObjectProvider<DataSource> dataSource, @Nullable String bean,
				ListableBeanFactory beans) {
			DataSource unique = dataSource.getIfUnique();
			return (unique == null && bean != null) ? beans.getBean(bean, DataSource.class) : unique;
		}

		private static TransactionOperations transactions(ObjectProvider<PlatformTransactionManager> transactionManager,
				Supplier<@Nullable DataSource> written, ObjectProvider<DataSource> dataSource) {
			PlatformTransactionManager unique = transactionManager.getIfUnique();
			if (unique != null) {
				return new TransactionTemplate(unique);
			}
			DataSource known = written.get();
			return new TransactionTemplate(
					new JdbcTransactionManager((known != null) ? known : dataSource.getObject()));
		}

	}

}
