package com.ofauto.demo;

import org.springframework.boot.SpringApplication;

/**
 * Starts the demo with a PostgreSQL of its own: {@code mvn spring-boot:test-run}.
 */
class TestDemoApplication {

	public static void main(String[] args) {
		SpringApplication.from(DemoApplication::main)
			.withAdditionalProfiles("dev")
			.with(DevDatabaseConfiguration.class)
			.run(args);
	}

}
