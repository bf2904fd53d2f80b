package com.ofauto.demo;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The second database, as Spring Boot's reference declares a second DataSource.
 */
@Configuration(proxyBeanMethods = false)
@Profile("reporting")
class ReportingDatabase {

	@Bean(defaultCandidate = false)
	@Qualifier("reporting")
	@ConfigurationProperties("app.reporting")
	DataSourceProperties reportingProperties() {
		return new DataSourceProperties();
	}

	@Bean(defaultCandidate = false)
	@Qualifier("reporting")
	HikariDataSource reportingDataSource(@Qualifier("reporting") DataSourceProperties properties) {
		return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
	}

	@Bean(defaultCandidate = false)
	@Qualifier("reporting")
	JdbcClient reportingClient(@Qualifier("reporting") DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

}
