package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.r2dbc.test.autoconfigure.DataR2dbcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @DataR2dbcTest} finds a migrated database.
 */
@DataR2dbcTest
@DirtiesContext
class R2dbcSliceTests {

	private static final TestDatabase database = PostgresServer.shared().createDatabase();

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("spring.r2dbc.url",
				() -> "r2dbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name()));
		registry.add("spring.r2dbc.username", database::user);
		registry.add("spring.r2dbc.password", database::password);
		registry.add("ofauto.migrations.locations", () -> "classpath:autoconfigure/agencies");
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	@Test
	void findsAMigratedDatabase(@Autowired DatabaseClient client) {
		assertThat(client.sql("SELECT name FROM agencies").mapValue(String.class).one().block())
			.isEqualTo("Northlight");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
