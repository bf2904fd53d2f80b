package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers hand over their connection. None is started here: what counts is whether the
 * connection details are offered.
 */
class ServiceConnectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));

	@Test
	void aPostgresqlContainerOffersItsConnection() {
		this.runner.withUserConfiguration(Postgresql.class)
			.run((context) -> assertThat(context.getBeanNamesForType(MigrationsConnectionDetails.class)).hasSize(1));
	}

	/**
	 * The container has an address for JDBC, which needs no translation.
	 */
	@Test
	void aReactiveApplicationUsesTheConnectionOfTheContainer() {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(MigrationsR2dbcAddressAutoConfiguration.class, R2dbcAutoConfiguration.class))
			.withUserConfiguration(Postgresql.class)
			.withBean(LazyInitializationBeanFactoryPostProcessor.class)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(R2dbcConnectionDetails.class)).hasSize(1);
				assertThat(context.getBeanNamesForType(MigrationsConnectionDetails.class)).hasSize(1);
				assertThat(context).doesNotHaveBean(R2dbcMigrationsConnectionDetails.class);
			});
	}

	@Test
	void aPostgresqlOfDockerComposeOffersItsConnection() {
		MigrationsConnectionDetails details = adapt("jdbc:postgresql://localhost:5432/ofauto");
		assertThat(details).isNotNull();
		assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/ofauto");
		assertThat(details.getUsername()).isEqualTo("user");
		assertThat(details.getPassword()).isEqualTo("password");
		assertThat(details.getDriverClassName()).isEqualTo("org.postgresql.Driver");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mysql://localhost/ofauto", "jdbc:h2:mem:ofauto" })
	void anotherDatabaseOfDockerComposeOffersNone(String url) {
		assertThat(adapt(url)).isNull();
	}

	private static @Nullable MigrationsConnectionDetails adapt(String url) {
		JdbcConnectionDetails input = new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return "user";
			}

			@Override
			public String getPassword() {
				return "password";
			}

			@Override
			public String getJdbcUrl() {
				return url;
			}

		};
		return (MigrationsConnectionDetails) new ConnectionDetailsFactories(null).getConnectionDetails(input, false)
			.get(MigrationsConnectionDetails.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Postgresql {

		@Bean
		@ServiceConnection
		PostgreSQLContainer container() {
			return new PostgreSQLContainer("postgres:17-alpine");
		}

	}

}
