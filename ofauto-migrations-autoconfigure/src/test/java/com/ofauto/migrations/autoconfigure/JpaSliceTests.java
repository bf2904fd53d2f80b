package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @DataJpaTest} finds a migrated database.
 */
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
@DirtiesContext
class JpaSliceTests {

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
	void findsAMigratedDatabase(@Autowired EntityManager entityManager) {
		assertThat(entityManager.find(AgencyEntity.class, 1).name()).isEqualTo("Northlight");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
