package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice migrates those databases whose DataSources it has.
 */
class DatabaseSliceTests {

	private static final TestDatabase orders = PostgresServer.shared().createDatabase();

	private static final TestDatabase reports = PostgresServer.shared().createDatabase();

	private static final String ORDER = "ofauto.migrations.order=default,reporting";

	private static final String LOCATION = "ofauto.migrations.databases.reporting.locations=classpath:autoconfigure/agencies";

	private static final String BEAN = "ofauto.migrations.databases.reporting.datasource=reports";

	@AfterAll
	static void dropTheDatabases() {
		orders.close();
		reports.close();
	}

	@Nested
	@JdbcTest
	@DirtiesContext
	@ContextConfiguration(classes = Application.class)
	@TestPropertySource(properties = { ORDER, LOCATION, BEAN })
	class WithoutTheSecond {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			Slices.connect(registry, orders);
		}

		@Test
		void findsTheFirstMigrated(@Autowired JdbcClient jdbc, @Autowired ApplicationContext context) {
			assertThat(jdbc.sql("SELECT name FROM agencies").query(String.class).single()).isEqualTo("Northlight");
			assertThat(context.getBeanNamesForType(Migrator.class)).containsExactly("migrator");
		}

	}

	@Nested
	@JdbcTest
	@DirtiesContext
	@ContextConfiguration(classes = Application.class)
	@Import(Reports.class)
	@TestPropertySource(properties = { ORDER, LOCATION, BEAN })
	class WithTheSecond {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			Slices.connect(registry, orders);
		}

		@Test
		void findsBothMigrated(@Autowired JdbcClient jdbc, @Autowired @Qualifier("reports") DataSource other) {
			assertThat(jdbc.sql("SELECT name FROM agencies").query(String.class).single()).isEqualTo("Northlight");
			assertThat(new JdbcTemplate(other).queryForObject("SELECT name FROM agencies", String.class))
				.isEqualTo("Northlight");
		}

	}

	@Nested
	@JdbcTest
	@DirtiesContext
	@ContextConfiguration(classes = Application.class)
	@Import(Address.class)
	@TestPropertySource(properties = { ORDER, LOCATION })
	class WithAnAddressOfTheTest {

		@DynamicPropertySource
		static void connect(DynamicPropertyRegistry registry) {
			Slices.connect(registry, orders);
		}

		@Test
		void findsTheSecondMigrated(@Autowired @Qualifier("reporting") Migrator reporting) {
			assertThat(reporting.plan().database().name()).isEqualTo(reports.name());
			assertThat(reporting.plan().counts().applied()).isOne();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Reports {

		@Bean(defaultCandidate = false)
		DataSource reports() {
			return reports.dataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Address {

		@Bean
		DynamicPropertyRegistrar address() {
			return (registry) -> {
				registry.add("ofauto.migrations.databases.reporting.url", reports::url);
				registry.add("ofauto.migrations.databases.reporting.user", reports::user);
				registry.add("ofauto.migrations.databases.reporting.password", reports::password);
			};
		}

	}

}
