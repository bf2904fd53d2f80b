package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.support.TestDatabase;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * What the tests of slices share.
 */
final class Slices {

	private Slices() {
	}

	static void connect(DynamicPropertyRegistry registry, TestDatabase database) {
		registry.add("spring.datasource.url", database::url);
		registry.add("spring.datasource.username", database::user);
		registry.add("spring.datasource.password", database::password);
		registry.add("ofauto.migrations.locations", () -> "classpath:autoconfigure/agencies");
	}

}
