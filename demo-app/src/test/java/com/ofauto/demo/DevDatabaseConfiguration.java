package com.ofauto.demo;

import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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

	}

}
