package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @JdbcTest} finds a migrated database.
 */
@JdbcTest
@DirtiesContext
class JdbcSliceTests {

	private static final TestDatabase database = PostgresServer.shared().createDatabase();

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		Slices.connect(registry, database);
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	@Test
	void findsAMigratedDatabase(@Autowired JdbcClient jdbc) {
		assertThat(jdbc.sql("SELECT name FROM agencies").query(String.class).single()).isEqualTo("Northlight");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
