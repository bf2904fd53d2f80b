package com.ofauto.demo;

import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A PostgreSQL for development and tests: a container where Docker answers, else an
 * embedded server.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoPostgresProperties.class)
class DevDatabaseConfiguration {

	private static final Log logger = LogFactory.getLog(DevDatabaseConfiguration.class);

	@Bean
	@Profile("dev")
	ApplicationListener<ApplicationReadyEvent> whereToGo(JdbcConnectionDetails database, Environment environment) {
		return (event) -> {
			String address = "http://localhost:" + environment.getProperty("local.server.port");
			String credentials = database.getUsername() + ":" + database.getPassword() + "@";
			String psql = database.getJdbcUrl()
				.replace("jdbc:postgresql://", "postgresql://" + credentials)
				.replaceFirst("[?].*", "");
			logger.info("""
					Ready
					  page      %s/
					  API       %s/api/overview
					  endpoint  curl -u dev:dev %s/actuator/migrations
					  database  psql %s""".formatted(address, address, address, psql));
		};
	}

	private static DynamicPropertyRegistrar reporting(String url, @Nullable String user, @Nullable String password) {
		return (properties) -> {
			properties.add("app.reporting.url", () -> url);
			properties.add("app.reporting.username", () -> user);
			properties.add("app.reporting.password", () -> password);
		};
	}

	@TestConfiguration(proxyBeanMethods = false)
	@Conditional(OnDocker.class)
	static class Container {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres(DemoPostgresProperties properties) {
			return new PostgreSQLContainer("postgres:" + properties.majorVersion()).withDatabaseName("ofauto")
				.withUsername("ofauto")
				.withPassword("ofauto");
		}

		@Bean
		@Profile("reporting")
		DynamicPropertyRegistrar reportingAddress(PostgreSQLContainer postgres) {
			EmbeddedDatabase.createDatabase(JdbcClient.create(
					new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword())),
					"reporting");
			return reporting(postgres.getJdbcUrl().replace("/ofauto", "/reporting"), postgres.getUsername(),
					postgres.getPassword());
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@Conditional(OnDocker.Absent.class)
	static class Embedded {

		@Bean(destroyMethod = "close")
		EmbeddedDatabase embeddedDatabase(DemoPostgresProperties properties) throws IOException {
			return EmbeddedDatabase.start(properties);
		}

		@Bean
		JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
			return database.connectionDetails();
		}

		@Bean
		@Profile("reporting")
		DynamicPropertyRegistrar reportingAddress(EmbeddedDatabase database) {
			JdbcConnectionDetails reporting = database.further("reporting");
			return reporting(reporting.getJdbcUrl(), reporting.getUsername(), reporting.getPassword());
		}

	}

}
