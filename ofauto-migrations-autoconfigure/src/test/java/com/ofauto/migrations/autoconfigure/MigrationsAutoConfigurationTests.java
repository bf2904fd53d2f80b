package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.UnsupportedDatabaseException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the auto-configuration is there, and what gives way to the application's beans.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsAutoConfigurationTests {

	private MigrationFiles files;

	@BeforeEach
	void writeMigrations(@TempDir Path directory) {
		this.files = MigrationFiles.agencies(directory);
	}

	@Test
	void deploysToTheApplicationsDataSource(TestDatabase database) {
		Contexts.on(database).withPropertyValues(this.files.property()).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Migrator.class).lastReport())
				.hasValueSatisfying((report) -> assertThat(report.applied()).extracting("name")
					.containsExactly(MigrationFiles.AGENCIES));
			assertThat(database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
		});
	}

	@Test
	void backsOffWithNoDataSourceBeanAndNoUrl() {
		Contexts.bare().run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class));
	}

	@Test
	void backsOffWhenItIsDisabled(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues("ofauto.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Migrator.class)
				.doesNotHaveBean(MigrationsInitializer.class));
	}

	@Test
	void backsOffWithoutTheDriver(TestDatabase database) {
		Contexts.bare()
			.withBean(DataSource.class, database::dataSource)
			.withClassLoader(new FilteredClassLoader(org.postgresql.Driver.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Migrator.class));
	}

	@Test
	void needsNoDataSourceBeanWithAUrl(TestDatabase database) {
		Contexts.bare()
			.withPropertyValues(this.files.property(), "ofauto.migrations.url=" + database.url(),
					"ofauto.migrations.user=" + database.user(), "ofauto.migrations.password=" + database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(DataSource.class);
				assertThat(database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight");
			});
	}

	@Test
	void deploysWithTheApplicationsOwnMigrator(TestDatabase database) {
		Migrator own = migrator(database);
		Contexts.on(database).withBean("own", Migrator.class, () -> own).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Migrator.class);
			assertThat(own.lastReport()).isPresent();
		});
	}

	@Test
	void deploysToEachDatabaseOfTheApplicationsOwnMigrators(TestDatabase database) {
		Migrator first = migrator(database);
		Migrator second = migrator(database);
		Contexts.on(database)
			.withBean("first", Migrator.class, () -> first)
			.withBean("second", Migrator.class, () -> second)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(first.lastReport()).isPresent();
				assertThat(second.lastReport()).isPresent();
			});
	}

	@Test
	void givesWayToTheApplicationsInitializer(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(this.files.property())
			.withUserConfiguration(OwnInitializer.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(MigrationsInitializer.class);
				assertThat(context.getBean(Migrator.class).lastReport()).isEmpty();
			});
	}

	@Test
	void asksTheApplicationsStrategyInsteadOfDeploying(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(this.files.property())
			.withBean(MigrationsStrategy.class, () -> Migrator::plan)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Migrator.class).lastReport()).isEmpty();
				assertThat(context.getBean(Migrator.class).plan().toApply()).hasSize(1);
			});
	}

	@Test
	void failsOnAnotherDatabaseThanPostgresql() {
		Contexts.bare()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues(this.files.property(), "spring.datasource.url=jdbc:h2:mem:other")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnsupportedDatabaseException.class)
				.hasMessageContaining("H2")
				.hasMessageContaining("works with PostgreSQL only"));
	}

	@Test
	void tellsHibernateThatTheSchemaIsManaged(TestDatabase database) {
		Contexts.on(database).withPropertyValues(this.files.property()).run((context) -> {
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(database.dataSource())).isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	@Test
	void deploysAlthoughBeansAreLazy(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(this.files.property())
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(database.queryForString("SELECT name FROM agencies")).isEqualTo("Northlight"));
	}

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of(this.files.location())),
				MigratorSettings.defaults(), List.of());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		MigrationsInitializer ownInitializer(Migrator migrator) {
			return new MigrationsInitializer(List.of(migrator), Migrator::plan, ApplicationStartup.DEFAULT);
		}

	}

	@Test
	void keepsWhatThePoolSetsOnItsConnections(TestDatabase database) {
		Contexts.on(database)
			.withPropertyValues(this.files.property(),
					"spring.datasource.hikari.connection-init-sql=SET app.tenant = 'pool'")
			.run((context) -> assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForObject("SELECT current_setting('app.tenant', true)", String.class)).isEqualTo("pool"));
	}

}
