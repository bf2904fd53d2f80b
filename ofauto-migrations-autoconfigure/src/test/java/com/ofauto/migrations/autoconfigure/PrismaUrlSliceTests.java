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
 * {@code @JdbcTest} understands a URL in Prisma's form.
 */
@JdbcTest
@DirtiesContext
class PrismaUrlSliceTests {

	private static final TestDatabase database = PostgresServer.shared().createDatabase();

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		Slices.connect(registry, database);
		registry.add("spring.datasource.url",
				() -> database.url().replace("jdbc:postgresql", "postgres") + "?schema=app");
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	@Test
	void aSliceUnderstandsTheUrl(@Autowired JdbcClient jdbc) {
		assertThat(jdbc.sql("SELECT name FROM app.agencies").query(String.class).single()).isEqualTo("Northlight");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
