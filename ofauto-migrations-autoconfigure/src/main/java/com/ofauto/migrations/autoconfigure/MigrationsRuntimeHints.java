package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * Keeps the migrations and seeds of the default locations in a native image, and what is
 * bound for each database.
 */
class MigrationsRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("db/migrations/**");
		hints.resources().registerPattern("db/seed/*");
		hints.resources().registerPattern("db/*/migrations/**");
		hints.resources().registerPattern("db/*/seed/*");
		BindableRuntimeHintsRegistrar.forTypes(MigrationsPolicyProperties.class, MigrationsDatabaseProperties.class)
			.registerHints(hints, classLoader);
	}

}
