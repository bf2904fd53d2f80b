package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever uses one of the databases waits until all of them are migrated, whatever their
 * order.
 */
@ExtendWith(PostgresExtension.class)
class DatabaseOrderingTests {

	private static final String REPORTING = TwoDatabases.REPORTING;

	@TempDir
	private Path directory;

	private TwoDatabases databases;

	private ApplicationContextRunner runner;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders) {
		this.databases = TwoDatabases.of(orders, this.directory);
		this.runner = this.databases.withoutAddress()
			.withPropertyValues(REPORTING + "datasource=reports", "reports.url=" + this.databases.reports().url(),
					"reports.user=" + this.databases.reports().user(),
					"reports.password=" + this.databases.reports().password())
			.withUserConfiguration(Reports.class);
	}

	@AfterEach
	void dropTheSecond() {
		this.databases.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "default,reporting", "reporting,default" })
	void twoPersistenceUnitsAreValidatedAndRead(String order) {
		MigrationFiles.agencies(this.directory.resolve("reports"))
			.with("20260103000000_second", "INSERT INTO agencies VALUES (2, 'Meridian');");
		this.runner.withPropertyValues("ofauto.migrations.order=" + order)
			.withUserConfiguration(TwoUnits.class)
			.run((context) -> assertThat(context).getBean("found").isEqualTo("Northlight Meridian"));
	}

	@Test
	void twoTemplatesAndClientsAndContextsOfJooqAreRead() {
		this.runner.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withUserConfiguration(Templates.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context).getBean("foundByJooq").isEqualTo("Northlight 7");
				assertThat(context).getBean("foundByTemplate").isEqualTo("Northlight 7");
				assertThat(context).getBean("foundByClient").isEqualTo("7");
			});
	}

	@Test
	void aDataSourceThatItselfWaitsIsACircleAndNothingIsMigrated() {
		this.databases.withoutAddress()
			.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withPropertyValues(REPORTING + "datasource=reports")
			.withUserConfiguration(ReadFromTheFirst.class)
			.run((context) -> {
				assertThat(context.getStartupFailure()).hasStackTraceContaining(
						"Error creating bean with name 'reports': Requested bean is currently in creation");
				assertThat(this.databases.areUntouched()).isTrue();
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Reports {

		@Bean(defaultCandidate = false)
		DataSource reports(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("reports.url"),
					environment.getRequiredProperty("reports.user"),
					environment.getRequiredProperty("reports.password"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReadFromTheFirst {

		@Bean(defaultCandidate = false)
		DataSource reports(JdbcTemplate jdbc) {
			return new DriverManagerDataSource(
					String.valueOf(jdbc.queryForObject("SELECT name FROM agencies", String.class)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoUnits {

		@Bean
		String found(EntityManagerFactory orders, @Qualifier("reportsUnit") EntityManagerFactory reports) {
			try (var one = orders.createEntityManager(); var other = reports.createEntityManager()) {
				return one.find(AgencyEntity.class, 1).name() + " " + other.find(AgencyEntity.class, 2).name();
			}
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean ordersUnit(DataSource dataSource) {
			return unit("orders", dataSource);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean reportsUnit(@Qualifier("reports") DataSource dataSource) {
			return unit("reports", dataSource);
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setPersistenceUnitName(name);
			unit.setDataSource(dataSource);
			unit.setManagedTypes(PersistenceManagedTypes.of(AgencyEntity.class.getName()));
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			unit.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "validate"));
			return unit;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Templates {

		@Bean
		String foundByJooq(DSLContext ordersJooq, @Qualifier("reportsJooq") DSLContext reportsJooq) {
			return ordersJooq.fetchValue("SELECT name FROM agencies") + " "
					+ reportsJooq.fetchValue("SELECT n FROM figures");
		}

		@Bean
		String foundByTemplate(JdbcTemplate orders, @Qualifier("reportsTemplate") JdbcTemplate reports) {
			return orders.queryForObject("SELECT name FROM agencies", String.class) + " "
					+ reports.queryForObject("SELECT n FROM figures", String.class);
		}

		@Bean
		String foundByClient(@Qualifier("reportsClient") JdbcClient reports) {
			return reports.sql("SELECT n FROM figures").query(String.class).single();
		}

		@Bean
		@Primary
		DSLContext ordersJooq(DataSource dataSource) {
			return DSL.using(dataSource, SQLDialect.POSTGRES);
		}

		@Bean
		DSLContext reportsJooq(@Qualifier("reports") DataSource dataSource) {
			return DSL.using(dataSource, SQLDialect.POSTGRES);
		}

		@Bean(defaultCandidate = false)
		JdbcTemplate reportsTemplate(@Qualifier("reports") DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

		@Bean(defaultCandidate = false)
		JdbcClient reportsClient(@Qualifier("reports") DataSource dataSource) {
			return JdbcClient.create(dataSource);
		}

	}

}
