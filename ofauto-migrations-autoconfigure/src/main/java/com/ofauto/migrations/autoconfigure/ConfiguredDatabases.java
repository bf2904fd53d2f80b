package com.ofauto.migrations.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.env.Environment;

/**
 * The databases of the properties. What they say is read once.
 */
final class ConfiguredDatabases {

	private final Environment environment;

	private final DatabaseNames names;

	private final Map<String, DatabaseSettings> settings = new ConcurrentHashMap<>();

	ConfiguredDatabases(Environment environment) {
		this.environment = environment;
		this.names = DatabaseNames.of(environment);
	}

	DatabaseNames names() {
		return this.names;
	}

	DatabaseSettings settings(String name) {
		return this.settings.computeIfAbsent(name, (key) -> new DatabaseSettings(this.environment, key));
	}

}
